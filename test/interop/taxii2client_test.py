"""cti-taxii-client, the base of most integrations, unmodified."""

import unittest

from requests.exceptions import HTTPError
from support import (
    CONTEXT,
    Filled,
    api_root,
    collection,
    collection_url,
    credentials,
    ids,
    indicator,
    root_url,
    server,
)
from taxii2client.v21 import Collection, as_pages


class Discovery(unittest.TestCase):
    def test_discovery(self):
        """discovery names the API root, and the default is one of them"""
        found = server("acme")
        self.assertTrue(found.title)
        self.assertEqual([root.url for root in found.api_roots], [root_url()])
        self.assertEqual(found.default.url, root_url())

    def test_api_root(self):
        """the API root has title, versions and an integer limit"""
        root = api_root("acme")
        self.assertTrue(root.title)
        self.assertIn("application/taxii+json;version=2.1", root.versions)
        self.assertIsInstance(root.max_content_length, int)

    def test_collections(self):
        """each consumer is told of the collections it may use, with its own rights"""
        rights = {c.title: (c.can_read, c.can_write) for c in api_root("acme").collections}
        self.assertEqual(rights["volume"], (True, True))
        rights = {c.title: (c.can_read, c.can_write) for c in api_root("citizen").collections}
        self.assertEqual(rights["tiers"], (True, False))
        self.assertNotIn("volume", rights)

    def test_wrong_secret(self):
        """a wrong secret is 401"""
        user, _ = credentials("acme")
        with self.assertRaises(HTTPError) as caught:
            Collection(collection_url("volume"), user=user, password="wrong").get_objects()
        self.assertEqual(caught.exception.response.status_code, 401)
        self.assertIn("Basic", caught.exception.response.headers["WWW-Authenticate"])

    def test_no_grant(self):
        """a collection without a grant is 404"""
        with self.assertRaises(HTTPError) as caught:
            collection("volume", "citizen").get_objects()
        self.assertEqual(caught.exception.response.status_code, 404)


class Pages(Filled):
    def walk(self, per_request, **filters):
        return list(as_pages(collection("volume").get_objects, per_request, **filters))

    def test_pages_of_the_servers_choice(self):
        """as_pages without a limit yields every object once"""
        self.assertEqual(sorted(ids(self.walk(0))), sorted(self.posted))

    def test_pages_of_50(self):
        """as_pages of 50 yields full pages and every object once, in the order posted"""
        pages = self.walk(50)
        self.assertTrue(all(len(page["objects"]) == 50 for page in pages[:-1]))
        self.assertEqual(ids(pages), self.posted)

    def test_pages_of_5000(self):
        """a limit above the server's is cut in silence, and nothing is lost"""
        self.assertEqual(ids(self.walk(5000)), self.posted)

    def test_filtered_pages(self):
        """a match filter holds on every page"""
        wanted = self.posted[::12]
        self.assertEqual(ids(self.walk(20, id=wanted)), wanted)
        self.assertEqual(ids(self.walk(500, type="malware")), [])
        self.assertEqual(len(ids(self.walk(500, type=["indicator", "malware"]))), CONTEXT["volume"])

    def test_manifest_pages(self):
        """the manifest pages like the objects and its dates rise strictly"""
        pages = list(as_pages(collection("volume").get_manifest, 100))
        dates = [entry["date_added"] for page in pages for entry in page["objects"]]
        self.assertEqual(ids(pages), self.posted)
        self.assertEqual(dates, sorted(set(dates)))

    def test_last_page(self):
        """the last page says `more: false` or nothing, and gives no `next`"""
        last = self.walk(50)[-1]
        self.assertFalse(last.get("more", False))
        self.assertNotIn("next", last)


class Writing(unittest.TestCase):
    def test_partial_success(self):
        """one bad object fails alone, and the status says which"""
        good, bad = indicator("good"), indicator("bad", pattern="[nonsense")
        status = collection("versions").add_objects({"objects": [good, bad]})
        self.assertEqual(status.status, "complete")
        self.assertEqual((status.success_count, status.failure_count), (1, 1))
        self.assertEqual(status.failures[0]["id"], bad["id"])
        self.assertEqual(ids([collection("versions").get_object(good["id"])]), [good["id"]])

    def test_status(self):
        """the status is found again under the API root"""
        status = collection("versions").add_objects({"objects": [indicator("status")]})
        again = api_root("acme").get_status(status.id)
        self.assertEqual((again.status, again.total_count), ("complete", 1))

    def test_versions_and_delete(self):
        """versions are listed, chosen and deleted"""
        target = collection("versions")
        first = indicator("versions")
        second = {**first, "modified": "2026-04-14T00:00:00.000Z", "name": "second"}
        target.add_objects({"objects": [first]})
        target.add_objects({"objects": [second]})
        listed = target.object_versions(first["id"])["versions"]
        self.assertEqual(listed, [first["modified"], second["modified"]])
        shown = target.get_object(first["id"])["objects"]
        self.assertEqual([entry["modified"] for entry in shown], [second["modified"]])
        every = target.get_object(first["id"], version="all")["objects"]
        self.assertEqual(len(every), 2)
        early = target.get_objects(id=first["id"], version="first")["objects"]
        self.assertEqual([entry["modified"] for entry in early], [first["modified"]])
        target.delete_object(first["id"])
        with self.assertRaises(HTTPError) as caught:
            target.get_object(first["id"])
        self.assertEqual(caught.exception.response.status_code, 404)

    def test_empty(self):
        """an empty collection answers an envelope without objects"""
        self.assertEqual(ids([collection("empty").get_objects()]), [])
        self.assertEqual(ids([collection("empty").get_manifest()]), [])

    def test_read_only(self):
        """a reader may not write"""
        with self.assertRaises(Exception):
            collection("tiers", "citizen").add_objects({"objects": [indicator("no")]})
