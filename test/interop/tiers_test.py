"""Three tiers read one collection: each sees what the policy lets it see and nothing of the rest."""

import unittest
import uuid

from support import NOT_PUBLIC, collection, collection_url, get, ids, indicator

PUBLIC = {
    "publicity": {
        "state": "public_knowledge",
        "route": "published_report",
        "evidence_url": "https://www.example.com/report",
    },
    "identifiability": "none",
    "data_kind": "extracted",
}
HANDLING = "extension-definition--baa8a2dc-0536-4bab-8ad3-c9ae2109f7e8"
READERS = ("acme", "agency", "citizen")


class Tiers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.public, cls.fact, cls.naming, cls.unlabelled = (indicator(n) for n in range(4))
        inferable = {**NOT_PUBLIC, "identifiability": "inferable"}
        for made, labels in ((cls.public, PUBLIC), (cls.fact, NOT_PUBLIC), (cls.naming, inferable)):
            collection("tiers").add_objects({"x_sekisho_labels": labels, "objects": [made]})
        collection("tiers").add_objects({"objects": [cls.unlabelled]})

    def seen(self, who):
        return set(ids([collection("tiers", who).get_objects()]))

    def test_public_knowledge(self):
        """public knowledge reaches every tier as it was received"""
        for who in READERS:
            shown = collection("tiers", who).get_object(self.public["id"])["objects"]
            self.assertEqual(shown, [self.public])

    def test_peers(self):
        """anonymous facts that are not public reach peers and not the public"""
        self.assertIn(self.fact["id"], self.seen("acme"))
        self.assertNotIn(self.fact["id"], self.seen("citizen"))

    def test_inferable(self):
        """what may point at a victim reaches nobody as it is"""
        for who in READERS:
            self.assertNotIn(self.naming["id"], self.seen(who))

    def test_unlabelled(self):
        """what nobody labelled reaches nobody"""
        for who in READERS:
            self.assertNotIn(self.unlabelled["id"], self.seen(who))

    def test_hidden_is_absent(self):
        """a hidden object and one that never was are answered with the same bytes"""
        for who in READERS:
            hidden = self.naming["id"]
            absent = f"indicator--{uuid.uuid4()}"
            for tail in ("", "versions/"):
                answers = [
                    get(f"{collection_url('tiers')}objects/{one}/{tail}", who) for one in (hidden, absent)
                ]
                self.assertEqual([answer.status_code for answer in answers], [404, 404])
                texts = [a.text.replace(hidden, "ID").replace(absent, "ID") for a in answers]
                self.assertEqual(texts[0], texts[1])
                headers = [{k: v for k, v in a.headers.items() if k != "Date"} for a in answers]
                self.assertEqual(headers[0], headers[1])

    def test_labels_stay_inside(self):
        """no tier's bytes speak of labels"""
        for who in READERS:
            text = get(collection_url("tiers") + "objects/", who).text
            for word in ("x_sekisho_labels", "identifiability", HANDLING):
                self.assertNotIn(word, text)
