"""Labels in both notations, made by unmodified python-stix2, as docs/labels.md shows it."""

import json
import pathlib
import unittest

import stix2
from stix2 import TAXIICollectionSink
from support import NOT_PUBLIC, collection, collection_url, get

SCHEMAS = pathlib.Path(__file__).parents[2] / "schemas"
EXTENSION = json.loads((SCHEMAS / "handling-extension.json").read_text())["id"]
BUNDLE = json.loads((SCHEMAS / "handling-markings.json").read_text())
MARKINGS = {entry["name"]: entry["id"] for entry in BUNDLE["objects"][1:]}
OPEN = [MARKINGS[name] for name in ("PUBLICITY:NOT_PUBLIC", "IDENTIFIABILITY:NONE", "DATA_KIND:EXTRACTED")]
EVIDENCE = {
    "state": "public_knowledge",
    "route": "published_report",
    "evidence_url": "https://www.example.com/report",
}
READERS = ("acme", "agency", "citizen")


def malware(name, **properties):
    return stix2.v21.Malware(name=name, is_family=True, malware_types=["backdoor"], **properties)


def extension(**labels):
    head = {"extension_type": "property-extension", "schema_version": "1.0"}
    return {EXTENSION: {**head, **NOT_PUBLIC, **labels}}


def part(name):
    return [stix2.v21.GranularMarking(selectors=["name"], marking_ref=MARKINGS[name])]


class Labels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        TAXIICollectionSink(collection("tiers")).add([
            malware("by extension", extensions=extension()),
            malware("by markings", object_marking_refs=OPEN),
            malware("by both", extensions=extension(publicity=EVIDENCE),
                    object_marking_refs=[MARKINGS["PUBLICITY:PUBLIC_KNOWLEDGE"]]),
            malware("in conflict", extensions=extension(),
                    object_marking_refs=[MARKINGS["IDENTIFIABILITY:IDENTIFYING"]]),
            malware("marked in part", object_marking_refs=OPEN,
                    granular_markings=part("IDENTIFIABILITY:INFERABLE")),
            malware("claimed public", object_marking_refs=[
                *OPEN[1:], MARKINGS["PUBLICITY:PUBLIC_KNOWLEDGE"]]),
        ])

    def names(self, who):
        objects = collection("tiers", who).get_objects()["objects"]
        return {entry["name"] for entry in objects if entry["type"] == "malware"}

    def test_one_meaning(self):
        """the extension and the markings say the same to every tier"""
        for who in ("acme", "agency"):
            self.assertLessEqual({"by extension", "by markings", "by both"}, self.names(who))
        self.assertNotIn("by extension", self.names("citizen"))
        self.assertNotIn("by markings", self.names("citizen"))

    def test_evidence(self):
        """public knowledge is what the extension shows, not what a marking claims"""
        self.assertIn("by both", self.names("citizen"))
        for who in READERS:
            self.assertNotIn("claimed public", self.names(who))

    def test_stricter(self):
        """a contradiction and a marking on a part tighten"""
        for who in READERS:
            self.assertFalse({"in conflict", "marked in part"} & self.names(who))

    def test_labels_stay_inside(self):
        """no tier's bytes name a marking or the extension"""
        for who in READERS:
            text = get(collection_url("tiers") + "objects/", who).text
            for name in (EXTENSION, *MARKINGS.values(), BUNDLE["objects"][0]["id"]):
                self.assertNotIn(name, text)

    def test_published_form(self):
        """a marking comes as it is published, or not at all"""
        published = BUNDLE["objects"][1]
        status = collection("tiers").add_objects({"objects": [{**published, "name": "OTHER:NAME"}]})
        self.assertEqual(status.failure_count, 1)
        self.assertEqual(collection("tiers").add_objects({"objects": [published]}).success_count, 1)
        made = stix2.parse(published, allow_custom=False)
        self.assertEqual(made.name, published["name"])
