"""What becomes readable late reaches every poller once: an embargo that ends, a fact that became publicly known."""

import time
import unittest
from datetime import datetime, timedelta, timezone

import requests
from support import CONTEXT, NOT_PUBLIC, collection, collection_url, get, ids, indicator
from taxii2client.v21 import as_pages

LAST = "X-TAXII-Date-Added-Last"
OBJECTS = collection_url("late") + "objects/"
EMBARGO_SECONDS = 4
PATIENCE_SECONDS = 60


def post(count=1, **labels):
    """Posts objects that came with these labels; answers their ids."""
    objects = [indicator(number) for number in range(count)]
    envelope = {"x_sekisho_labels": {**NOT_PUBLIC, **labels}, "objects": objects}
    status = collection("late").add_objects(envelope)
    assert status.success_count == count, status._raw
    return [entry["id"] for entry in objects]


def state(statement, name):
    """States something of an object over the administration API, as a curator does."""
    answer = requests.post(
        f"{CONTEXT['base']}/admin/v1/assertions",
        headers={"Authorization": f"Bearer {CONTEXT['curator']['secret']}"},
        json={
            "object": name,
            "statement": statement,
            "reason": "it was published",
            "evidence": "https://www.example.com/report",
            "loosens": True,
        },
        timeout=30,
    )
    answer.raise_for_status()


class Poller:
    """Remembers the date of the last page, and within a walk the page's `next`."""

    def __init__(self, limit, follows_next):
        self.limit, self.follows_next = limit, follows_next
        self.found, self.after = [], "2020-01-01T00:00:00.000Z"

    def poll(self):
        position = {}
        while True:
            params = {"limit": self.limit, "added_after": self.after, **position}
            answer = get(OBJECTS, **params)
            answer.raise_for_status()
            page = answer.json()
            self.found += ids([page])
            # What lies ahead is asked for by the last date alone, or by `next` beside the walk's first date.
            if not self.follows_next or not page.get("more"):
                self.after = answer.headers.get(LAST, self.after)
            if not page.get("more"):
                return
            position = {"next": page["next"]} if self.follows_next else {}


class ClientPoller:
    """Unmodified taxii2-client: the manifest tells what is new and since when, then the objects are fetched."""

    def __init__(self, limit):
        self.limit, self.found, self.after = limit, [], "2020-01-01T00:00:00.000Z"

    def poll(self):
        listing = as_pages(collection("late").get_manifest, self.limit, added_after=self.after)
        rows = [row for page in listing for row in page.get("objects", [])]
        if not rows:
            return
        wanted = [row["id"] for row in rows]
        self.after = rows[-1]["date_added"]
        self.found += ids(as_pages(collection("late").get_objects, self.limit, id=wanted))


class LateRelease(unittest.TestCase):
    def setUp(self):
        self.pollers = [
            *(Poller(limit, follows) for limit in (1, 3, 100) for follows in (True, False)),
            *(ClientPoller(limit) for limit in (2, 100)),
        ]
        self.expected = []
        self.poll()
        for poller in self.pollers:
            poller.found.clear()

    def poll(self):
        for poller in self.pollers:
            poller.poll()

    def arrive(self):
        self.expected += post(2)

    def poll_until_all_have(self, name):
        """Polls while other objects arrive, until every poller has this one; answers when the first had it."""
        first = None
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not all(name in poller.found for poller in self.pollers):
            self.assertLess(time.monotonic(), deadline, "it never came")
            self.arrive()
            self.poll()
            if first is None and any(name in poller.found for poller in self.pollers):
                first = datetime.now(timezone.utc)
            time.sleep(0.2)
        self.expected.append(name)
        return first

    def every_poller_has_everything_once(self):
        self.arrive()
        self.poll()
        for poller in self.pollers:
            self.assertEqual(sorted(poller.found), sorted(self.expected))

    def test_embargo(self):
        """an embargo that ends between two polls: `next`, the date header alone, and taxii2-client get it once"""
        end = datetime.now(timezone.utc) + timedelta(seconds=EMBARGO_SECONDS)
        text = end.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        [kept] = post(not_before={"peer": text})
        first = self.poll_until_all_have(kept)
        self.assertGreaterEqual(first, end)
        self.every_poller_has_everything_once()

    def test_became_publicly_known(self):
        """a fact that became publicly known, by route and evidence, comes once, among what arrived since"""
        [kept] = post(identifiability="inferable")
        self.arrive()
        self.poll()
        self.assertFalse(any(kept in poller.found for poller in self.pollers))
        self.arrive()
        published = {
            "state": "public_knowledge",
            "route": "published_report",
            "evidence_url": "https://www.example.com/report",
        }
        state({"publicity": published, "identifiability": "none"}, kept)
        self.poll_until_all_have(kept)
        self.every_poller_has_everything_once()
