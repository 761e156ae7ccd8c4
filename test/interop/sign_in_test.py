"""Every way to sign in that clients know, with clients as they are: nothing of theirs is replaced."""

import unittest

import requests
from cytaxii2 import cytaxii2
from requests.auth import AuthBase
from requests.exceptions import HTTPError
from support import CONTEXT, MEDIA_TYPE, collection_url, credentials, root_url
from taxii2client.common import TokenAuth
from taxii2client.v21 import Collection, Server

DISCOVERY = f"{CONTEXT['base']}/taxii2/"
KEY = CONTEXT["apiKey"]["secret"]
SECURED = CONTEXT["secured"]


class BearerAuth(AuthBase):
    """What products add to a session that holds a bearer token."""

    def __init__(self, token):
        self.token = token

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def access_token():
    """A token by the client credentials grant, as `requests` asks for it."""
    answer = requests.post(
        f"{CONTEXT['base']}/auth/token",
        data={"grant_type": "client_credentials"},
        auth=credentials("acme"),
        timeout=30,
    )
    answer.raise_for_status()
    return answer.json()["access_token"]


class SignIn(unittest.TestCase):
    def finds_root(self, **connection):
        found = Server(DISCOVERY, **connection)
        self.assertEqual([root.url for root in found.api_roots], [root_url()])
        objects = Collection(collection_url("empty"), **connection).get_objects()
        self.assertEqual(objects.get("objects", []), [])

    def test_basic(self):
        """taxii2-client signs in by Basic"""
        user, password = credentials("acme")
        self.finds_root(user=user, password=password)

    def test_key_as_password(self):
        """an API key is the password of any user name, for taxii2-client and cytaxii2"""
        self.finds_root(user="anything", password=KEY)
        cyware = cytaxii2.cytaxii2(DISCOVERY, "anything", KEY)
        self.assertEqual(cyware.discovery_request()["status_code"], 200)
        wrong = cytaxii2.cytaxii2(DISCOVERY, "anything", KEY + "x")
        self.assertEqual(wrong.discovery_request()["status_code"], 401)

    def test_token_header(self):
        """taxii2-client's TokenAuth shows an API key or an access token as `Token`"""
        self.finds_root(auth=TokenAuth(KEY))
        self.finds_root(auth=TokenAuth(access_token()))

    def test_bearer(self):
        """an access token is a bearer token, and a password where a client knows Basic only"""
        token = access_token()
        self.finds_root(auth=BearerAuth(token))
        self.finds_root(user="acme", password=token)
        with self.assertRaises(HTTPError):
            self.finds_root(auth=BearerAuth(token[:-4] + "AAAA"))

    def test_session(self):
        """a plain session with its headers set signs in, by the header for keys too"""
        for headers in ({"Authorization": f"Bearer {KEY}"}, {"X-Api-Key": KEY}):
            session = requests.Session()
            session.headers.update({"Accept": MEDIA_TYPE, **headers})
            self.assertEqual(session.get(DISCOVERY, timeout=30).status_code, 200)


class Certificates(unittest.TestCase):
    discovery = f"{SECURED['base']}/taxii2/"
    collection = f"{SECURED['base']}/hub/collections/{SECURED['collection']}/"

    def test_certificate(self):
        """taxii2-client signs in by a client certificate"""
        connection = {"verify": SECURED["ca"], "cert": tuple(SECURED["bound"])}
        self.assertEqual(len(Server(self.discovery, **connection).api_roots), 1)
        self.assertTrue(Collection(self.collection, **connection).can_write)

    def test_session(self):
        """a plain session does, and one whose certificate nobody is bound to is 401, not anonymous"""
        for name, expected in (("bound", 200), ("unbound", 401)):
            session = requests.Session()
            session.verify = SECURED["ca"]
            session.cert = tuple(SECURED[name])
            session.headers["Accept"] = MEDIA_TYPE
            answer = session.get(self.collection, timeout=30)
            self.assertEqual(answer.status_code, expected, name)

    def test_anonymous(self):
        """without anything, clients read what is public and may not write"""
        found = Collection(self.collection, verify=SECURED["ca"])
        self.assertEqual((found.can_read, found.can_write), (True, False))
        answer = requests.get(self.discovery, verify=SECURED["ca"], timeout=30)
        self.assertEqual(answer.status_code, 200)
