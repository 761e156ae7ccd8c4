"""Clients that are no Python packages: their requests, in the shapes they send them."""

import unittest
from datetime import datetime

from support import CONTEXT, Filled, collection_url, get, ids, indicator, collection, root_url

LAST = "X-TAXII-Date-Added-Last"
FIRST = "X-TAXII-Date-Added-First"


class HeaderPagers(Filled):
    objects = collection_url("volume") + "objects/"

    def test_date_header_only(self):
        """Elastic httpjson: the header as added_after until it is absent; ends, and loses nothing"""
        found, params, requests_made = [], {"added_after": "2020-01-01T00:00:00.000Z"}, 0
        while True:
            answer = get(self.objects, limit=70, **params)
            requests_made += 1
            found += ids([answer.json()])
            if LAST not in answer.headers:
                break
            self.assertLess(requests_made, 100, "the pager does not end")
            params = {"added_after": answer.headers[LAST]}
        self.assertEqual(found, self.posted)

    def test_truncated_to_milliseconds(self):
        """OpenCTI: `next` to the end, then the last date cut to milliseconds; nothing comes twice"""
        answer = get(self.objects, limit=90)
        found = ids([answer.json()])
        while answer.json().get("more"):
            answer = get(self.objects, limit=90, next=answer.json()["next"])
            found += ids([answer.json()])
        self.assertEqual(found, self.posted)
        cut = datetime.fromisoformat(answer.headers[LAST]).isoformat(timespec="milliseconds")
        again = get(self.objects, added_after=cut.replace("+00:00", "Z"))
        self.assertEqual(ids([again.json()]), [])

    def test_headers_are_the_manifests_dates(self):
        """both date headers equal the manifest's first and last date_added"""
        answer = get(self.objects, limit=10)
        listed = get(collection_url("volume") + "manifest/", limit=10).json()["objects"]
        self.assertEqual(answer.headers[FIRST], listed[0]["date_added"])
        self.assertEqual(answer.headers[LAST], listed[-1]["date_added"])


class Tokens(Filled):
    objects = collection_url("volume") + "objects/"

    def first(self, **params):
        return get(self.objects, limit=40, **params).json()

    def test_next_alone(self):
        """`next` without anything else goes on with its own limit and filters"""
        wanted = self.posted[::10]
        page = self.first(**{"match[id]": ",".join(wanted)})
        answer = get(self.objects, next=page["next"]).json()
        self.assertEqual(ids([answer]), wanted[40:80])

    def test_next_with_another_limit(self):
        """the request's own limit holds"""
        answer = get(self.objects, next=self.first()["next"], limit=3).json()
        self.assertEqual(ids([answer]), self.posted[40:43])

    def test_stale_next(self):
        """a stale `next` beside a later added_after starts at the later of the two"""
        later = get(self.objects, limit=200).headers[LAST]
        answer = get(self.objects, next=self.first()["next"], added_after=later, limit=5).json()
        self.assertEqual(ids([answer]), self.posted[200:205])

    def test_next_of_another_collection(self):
        """the `next` of another collection loses nothing here"""
        collection("other").add_objects({"objects": [indicator("other")]})
        answer = get(collection_url("other") + "objects/", next=self.first()["next"])
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(len(ids([answer.json()])), 1)

    def test_undecodable_next(self):
        """a `next` that nobody gave out is 400"""
        self.assertEqual(get(self.objects, next="!!!").status_code, 400)


class Negotiation(unittest.TestCase):
    def test_accept_of_2_0_alone(self):
        """MineMeld and XSOAR: TAXII 2.0 alone is 406"""
        answer = get(f"{CONTEXT['base']}/taxii2/", accept="application/vnd.oasis.taxii+json; version=2.0")
        self.assertEqual(answer.status_code, 406)

    def test_accept_of_both(self):
        """both versions: 2.1 answers, with the exact media type"""
        both = "application/vnd.oasis.taxii+json; version=2.0, application/taxii+json;version=2.1"
        answer = get(f"{CONTEXT['base']}/taxii2/", accept=both)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/taxii+json;version=2.1")

    def test_accept_of_anything(self):
        """OpenCTI 5.10 and TAXII2Sharp: JSON or STIX will do"""
        for accept in ("application/json, text/plain, */*", "application/stix+json;version=2.1"):
            self.assertEqual(get(root_url(), accept=accept).status_code, 200)

    def test_slashes(self):
        """no final slash and a doubled one are no redirects"""
        for path in ("/taxii2", "//taxii2/", "/hub", "/hub/collections"):
            answer = get(CONTEXT["base"] + path)
            self.assertEqual((answer.status_code, answer.history), (200, []), path)

    def test_lower_case_basic(self):
        """MISP writes `basic` in lower case"""
        import base64

        import requests
        from support import credentials

        pair = base64.b64encode(":".join(credentials("acme")).encode()).decode()
        headers = {"Authorization": f"basic {pair}", "Accept": "application/taxii+json;version=2.1"}
        answer = requests.get(root_url(), headers=headers, timeout=30)
        self.assertEqual(answer.status_code, 200)
