"""Cyware's cytaxii2, unmodified: it needs an absolute `default` and never pages by itself."""

import json
import unittest

from cytaxii2 import cytaxii2
from support import CONTEXT, Filled, credentials, indicator, root_url


def client(path="/taxii2/"):
    return cytaxii2.cytaxii2(f"{CONTEXT['base']}{path}", *credentials("acme"))


class Cyware(Filled):
    def test_discovery(self):
        """discovery and API root answer, with and without the final slash"""
        for path in ("/taxii2/", "/taxii2"):
            found = client(path).discovery_request()
            self.assertEqual((found["status_code"], found["response"]["default"]), (200, root_url()))
            self.assertEqual(client(path).root_discovery()["status_code"], 200)

    def test_collections(self):
        """the list and each collection answer"""
        listed = client().collection_request()["response"]["collections"]
        self.assertIn(CONTEXT["collections"]["volume"], [entry["id"] for entry in listed])
        one = client().collection_data_request(CONTEXT["collections"]["volume"])
        self.assertEqual(one["response"]["title"], "volume")

    def test_poll(self):
        """a caller's loop over `next` gets every object once"""
        found, position = [], None
        while True:
            answer = client().poll_request(
                CONTEXT["collections"]["volume"], limit=100, next=position, object_type="indicator"
            )["response"]
            found += [entry["id"] for entry in answer.get("objects", [])]
            position = answer.get("next")
            if position is None:
                break
        self.assertEqual(found, self.posted)

    def test_inbox(self):
        """an envelope given as text is taken"""
        body = json.dumps({"objects": [indicator("cyware")]})
        answer = client().inbox_request(CONTEXT["collections"]["versions"], body)
        self.assertEqual((answer["status_code"], answer["response"]["success_count"]), (202, 1))
