"""Online events as handlers get them that use the official b24pysdk, unmodified, in Flask.

Its decorator reads a delivery into types of its own, and replies with 401 where it cannot.
"""

import threading
from datetime import datetime, timedelta, timezone
from queue import Empty, Queue

import flask
import pytest
from b24pysdk.client import Client
from b24pysdk.constants import B24AppStatus
from b24pysdk.integrations.flask.decorators import event_required
from werkzeug.serving import make_server

from test_b24pysdk import DEAL, PORTAL, demo_token, portal  # noqa: F401, a fixture

SECONDS = 60


class Handler:
    """Keeps what the SDK reads, and the reply where it refuses a delivery."""

    def __init__(self):
        self.events = Queue()
        application = flask.Flask(__name__)
        application.post("/hook")(event_required(self.take))
        application.after_request(self.keep_refusal)
        self.refusals = []
        self.server = make_server("127.0.0.1", 0, application, threaded=True)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def take(self):
        self.events.put(flask.g.oauth_event_data)
        return "taken"

    def keep_refusal(self, reply):
        if reply.status_code != 200:
            self.refusals.append((reply.status_code, reply.get_data(as_text=True)))
        return reply

    def next(self):
        try:
            return self.events.get(timeout=SECONDS)
        except Empty:
            raise AssertionError(f"no event was read: {self.refusals}") from None

    def close(self):
        self.server.shutdown()
        self.thread.join()


@pytest.fixture
def handler():
    running = Handler()
    yield running
    running.close()


def token_of(portal, event):  # noqa: F811
    """A client's token made of what came with an event."""
    token = event.auth.oauth_token
    return demo_token(portal, auth_token=token.access_token, refresh_token=token.refresh_token)


def test_the_sdk_reads_an_event_of_a_user(portal, handler):  # noqa: F811
    assert Client(demo_token(portal)).event.bind(DEAL, handler=handler.url).result is True
    before = datetime.now(timezone.utc) - timedelta(seconds=2)
    portal.publish([{"event": DEAL, "data": {"FIELDS": {"ID": 5}}, "user_id": 1}])
    event = handler.next()
    assert event.event == DEAL
    assert event.event_handler_id > 0
    assert before <= event.ts <= datetime.now(timezone.utc) + timedelta(seconds=2)
    assert event.data == {"FIELDS": {"ID": "5"}}
    assert event.auth.user_id == 1
    assert event.auth.portal_domain == PORTAL
    assert event.auth.member_id == portal.demo["member_id"]
    assert event.auth.application_token == portal.demo["application_token"]
    assert isinstance(event.auth.status, B24AppStatus)
    assert "crm" in event.auth.scope
    assert event.auth.oauth_token.expires_in == 3600
    assert event.auth.oauth_token.expires > datetime.now(timezone.utc)
    assert event.auth.oauth_token.refresh_token is None
    assert not event.is_system
    assert Client(token_of(portal, event)).profile().result["ID"] == "1"


def test_the_sdk_reads_an_event_without_a_user(portal, handler):  # noqa: F811
    assert Client(demo_token(portal)).event.bind(DEAL, handler=handler.url).result is True
    portal.publish([{"event": DEAL, "data": {"FIELDS": {"ID": 6}}}])
    event = handler.next()
    assert event.is_system
    assert event.data == {"FIELDS": {"ID": "6"}}
    assert (event.auth.oauth_token, event.auth.user_id) == (None, None)
    assert event.auth.application_token == portal.demo["application_token"]


def test_the_sdk_refreshes_the_token_of_a_notification(portal, handler):  # noqa: F811
    client = Client(demo_token(portal))
    assert client.event.bind("ONOFFLINEEVENT", handler=handler.url).result is True
    assert client.event.bind(DEAL, event_type="offline").result is True
    portal.publish([{"event": DEAL, "data": {"FIELDS": {"ID": 7}}, "user_id": 1}])
    event = handler.next()
    assert (event.event, event.data) == ("ONOFFLINEEVENT", None)
    token = token_of(portal, event)
    token.refresh_and_set_oauth_token()
    assert token.auth_token != event.auth.oauth_token.access_token
    assert Client(token).profile().result["ID"] == "1"
