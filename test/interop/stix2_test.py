"""python-stix2's TAXII data store, unmodified."""

import unittest
import uuid

import stix2
from stix2 import Filter, TAXIICollectionSink, TAXIICollectionSource
from support import CONTEXT, Filled, collection


def malware(name):
    return stix2.v21.Malware(name=name, is_family=False)


class Sink(unittest.TestCase):
    def test_round_trip(self):
        """what the sink adds, the source gets"""
        made = malware("round trip")
        TAXIICollectionSink(collection("stix2")).add(made)
        self.assertEqual(TAXIICollectionSource(collection("stix2")).get(made.id), made)

    def test_list(self):
        """a list is posted as one bundle each"""
        made = [malware("first of two"), malware("second of two")]
        TAXIICollectionSink(collection("stix2")).add(made)
        source = TAXIICollectionSource(collection("stix2"))
        for one in made:
            self.assertEqual(source.get(one.id), one)

    def test_versions(self):
        """all_versions finds each version"""
        first = malware("versioned")
        sink = TAXIICollectionSink(collection("stix2"))
        sink.add(first)
        sink.add(first.new_version(name="versioned again"))
        found = TAXIICollectionSource(collection("stix2")).all_versions(first.id)
        self.assertEqual(sorted(one.name for one in found), ["versioned", "versioned again"])

    def test_unknown(self):
        """an unknown id is not found, and not an error"""
        source = TAXIICollectionSource(collection("stix2"))
        self.assertIsNone(source.get(f"malware--{uuid.uuid4()}"))


class Source(Filled):
    def test_query_everything(self):
        """a query pages through the whole collection"""
        found = TAXIICollectionSource(collection("volume")).query([])
        self.assertEqual(len({one.id for one in found}), CONTEXT["volume"])

    def test_query_filtered(self):
        """filters run on the server where TAXII has them and on the client where not"""
        source = TAXIICollectionSource(collection("volume"))
        found = source.query([Filter("type", "=", "indicator"), Filter("name", "=", "destination 7")])
        self.assertEqual([one.name for one in found], ["destination 7"])
        self.assertEqual(source.query([Filter("type", "=", "malware")]), [])
