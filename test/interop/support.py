"""What every script of this folder shares: where the server is, who may sign in, and objects to post."""

import json
import os
import unittest
import uuid

import requests
from taxii2client.v21 import ApiRoot, Collection, Server

CONTEXT = json.loads(os.environ["SEKISHO_INTEROP"])
MEDIA_TYPE = "application/taxii+json;version=2.1"
NOT_PUBLIC = {"publicity": "not_public", "identifiability": "none", "data_kind": "extracted"}


def credentials(who):
    """User name and secret of a consumer, such as "acme"."""
    user = CONTEXT["users"][who]
    return user["username"], user["secret"]


def root_url():
    return f"{CONTEXT['base']}/hub/"


def collection_url(name):
    return f"{root_url()}collections/{CONTEXT['collections'][name]}/"


def server(who):
    user, password = credentials(who)
    return Server(f"{CONTEXT['base']}/taxii2/", user=user, password=password)


def api_root(who):
    user, password = credentials(who)
    return ApiRoot(root_url(), user=user, password=password)


def collection(name, who="acme"):
    user, password = credentials(who)
    return Collection(collection_url(name), user=user, password=password)


def get(url, who="acme", accept=MEDIA_TYPE, **params):
    """One plain request, for the clients whose pagers cannot be run here."""
    return requests.get(
        url, params=params, headers={"Accept": accept}, auth=credentials(who), timeout=30
    )


def indicator(number, **properties):
    """A valid indicator of its own; equal numbers do not give equal ids."""
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--{uuid.uuid4()}",
        "created": "2026-04-13T00:00:00.000Z",
        "modified": "2026-04-13T00:00:00.000Z",
        "name": f"destination {number}",
        "indicator_types": ["malicious-activity"],
        "pattern": f"[domain-name:value = 'host-{number}.example.net']",
        "pattern_type": "stix",
        "valid_from": "2026-04-13T00:00:00Z",
        **properties,
    }


def ids(envelopes):
    """The ids of all objects of these envelopes, in order, repeats included."""
    return [entry["id"] for envelope in envelopes for entry in envelope.get("objects", [])]


class Filled(unittest.TestCase):
    """Tests over one collection that holds `CONTEXT["volume"]` indicators, posted once."""

    posted = []

    @classmethod
    def setUpClass(cls):
        if Filled.posted:
            return
        objects = [indicator(number) for number in range(CONTEXT["volume"])]
        for start in range(0, len(objects), 500):
            status = collection("volume").add_objects({"objects": objects[start : start + 500]})
            if status.status != "complete" or status.failure_count:
                raise AssertionError(f"posting failed: {status._raw}")
        Filled.posted = [entry["id"] for entry in objects]
