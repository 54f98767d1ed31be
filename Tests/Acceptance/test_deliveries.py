"""Online events as a handler gets them that other people's libraries run and verify."""

import json
import socket
import threading
import urllib.parse
from queue import Queue

import flask
import pytest
import requests
from standardwebhooks.webhooks import Webhook
from werkzeug.serving import make_server

from conftest import Server

SECONDS = 60
KEYS_WITH_USER = [
    "access_token",
    "expires",
    "expires_in",
    "scope",
    "domain",
    "server_endpoint",
    "status",
    "client_endpoint",
    "member_id",
    "user_id",
    "application_token",
]
KEYS_WITHOUT_USER = [
    "domain",
    "client_endpoint",
    "server_endpoint",
    "member_id",
    "application_token",
]


class Handler:
    """A Flask application that keeps what is posted to it and replies as it is told."""

    def __init__(self):
        self.posts = Queue()
        self.statuses = []
        application = flask.Flask(__name__)
        application.add_url_rule("/<path:path>", "hook", self.take, methods=["POST"])
        self.server = make_server("127.0.0.1", 0, application, threaded=True)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def take(self, path):
        request = flask.request
        status = self.statuses.pop(0) if self.statuses else 200
        self.posts.put((path, request.get_data(cache=True), dict(request.headers), request.form))
        return "taken\n", status

    def next(self):
        return self.posts.get(timeout=SECONDS)

    def close(self):
        self.server.shutdown()
        self.thread.join()


@pytest.fixture
def handler():
    handler = Handler()
    yield handler
    handler.close()


def call(server, method, **parameters):
    reply = requests.post(
        f"{server.url}/rest/{method}",
        json=parameters | {"auth": server.demo["access_token"]},
        timeout=SECONDS,
    )
    assert reply.status_code == 200, reply.text
    return reply.json()["result"]


def publish(server, *events):
    reply = requests.post(
        f"{server.url}/v1/events",
        json=list(events),
        headers={"Authorization": f"Bearer {server.demo['publish_key']}"},
        timeout=SECONDS,
    )
    assert reply.status_code == 200, reply.text
    return reply.json()


def auth_keys(body):
    names = [name for name, _ in urllib.parse.parse_qsl(body.decode(), keep_blank_values=True)]
    return [name[5:-1] for name in names if name.startswith("auth[")]


def verify(server, body, headers):
    """What the published package makes of a delivery; it raises where it is not genuine."""

    def parsed(text):
        return text

    # The package reads bodies as JSON, which forms are not: only the signature is looked at.
    original, json.loads = json.loads, parsed
    try:
        names = {name.lower(): value for name, value in headers.items()}
        Webhook(server.demo["signing_secret"]).verify(body.decode(), names)
    finally:
        json.loads = original


def test_a_flask_handler_gets_events_as_the_original_posts_them(server, handler):
    call(server, "event.bind", event="ONCRMDEALUPDATE", handler=f"{handler.url}/hook")
    data = {"FIELDS": {"ID": 5, "TITLE": "Сделка & <b>", "NULL": None, "FLAG": True}}
    receipt = publish(
        server, {"event": "ONCRMDEALUPDATE", "data": data, "user_id": 1},
        {"event": "ONCRMDEALUPDATE", "data": {"FIELDS": {"ID": 6}}},
    )
    assert receipt["deliveries"] == 2
    try:
        path, body, headers, form = handler.next()
        assert path == "hook"
        assert headers["Content-Type"] == "application/x-www-form-urlencoded"
        fields = urllib.parse.parse_qsl(body.decode(), keep_blank_values=True)
        names = [name for name, _ in fields]
        assert names[:2] == ["event", "event_handler_id"]
        assert fields[0][1] == "ONCRMDEALUPDATE"
        assert form["data[FIELDS][ID]"] == "5"
        assert form["data[FIELDS][TITLE]"] == "Сделка & <b>"
        assert form["data[FIELDS][FLAG]"] == "1"
        assert "data[FIELDS][NULL]" not in form
        assert auth_keys(body) == KEYS_WITH_USER
        assert form["auth[application_token]"] == server.demo["application_token"]
        assert form["auth[member_id]"] == server.demo["member_id"]
        verify(server, body, headers)
        with pytest.raises(Exception):
            verify(server, body + b"&x=1", headers)
        # The token acts for the user at once.
        profile = requests.get(
            form["auth[client_endpoint]"] + "profile", params={"auth": form["auth[access_token]"]},
            timeout=SECONDS,
        )
        assert profile.json()["result"]["ID"] == "1"
        _, body, headers, form = handler.next()
        assert form["data[FIELDS][ID]"] == "6"
        assert auth_keys(body) == KEYS_WITHOUT_USER
        verify(server, body, headers)
    finally:
        call(server, "event.unbind", event="ONCRMDEALUPDATE", handler=f"{handler.url}/hook")


def test_an_event_that_fails_comes_again_under_the_same_name(server, handler):
    handler.statuses = [500]
    call(server, "event.bind", event="ONCRMLEADUPDATE", handler=f"{handler.url}/retry")
    publish(server, {"event": "ONCRMLEADUPDATE", "data": {"ID": 1}})
    try:
        _, first, headers, _ = handler.next()
        if server.mode == "strict":
            return
        _, second, again, _ = handler.next()
        assert headers["Webhook-Id"] == again["Webhook-Id"]
        verify(server, second, again)
    finally:
        call(server, "event.unbind", event="ONCRMLEADUPDATE", handler=f"{handler.url}/retry")


def test_a_bell_says_that_offline_events_came(server, handler):
    call(server, "event.bind", event="ONOFFLINEEVENT", handler=f"{handler.url}/bell")
    call(server, "event.bind", event="ONCRMCONTACTUPDATE", event_type="offline")
    publish(server, {"event": "ONCRMCONTACTUPDATE", "data": {"ID": 1}, "user_id": 1})
    try:
        path, body, headers, form = handler.next()
        assert (path, form["event"]) == ("bell", "ONOFFLINEEVENT")
        assert "refresh_token" in auth_keys(body)
        verify(server, body, headers)
        events = call(server, "event.offline.get", filter={"EVENT_NAME": "ONCRMCONTACTUPDATE"})
        assert len(events["events"]) == 1
    finally:
        call(server, "event.unbind", event="ONOFFLINEEVENT", handler=f"{handler.url}/bell")
        call(server, "event.unbind", event="ONCRMCONTACTUPDATE", event_type="offline")


def test_a_black_hole_delays_no_other_handler(tmp_path, handler):
    events = [{"event": "ONCRMDEALUPDATE", "data": {"ID": number}} for number in range(3)]
    names = [f"hook/{number}" for number in range(40)]
    with socket.create_server(("127.0.0.1", 0)) as hole:
        hole.settimeout(SECONDS)
        server = Server(tmp_path, "safe")
        try:
            # It is bound first, so that it has the first turn.
            urls = [f"http://127.0.0.1:{hole.getsockname()[1]}/hook"]
            for url in urls + [f"{handler.url}/{name}" for name in names]:
                call(server, "event.bind", event="ONCRMDEALUPDATE", handler=url)
            assert publish(server, *events)["deliveries"] == 3 * 41
            connection, _ = hole.accept()
            taken = {name: [] for name in names}
            for _ in range(3 * 40):
                path, _, _, form = handler.next()
                taken[path].append(form["data[ID]"])
            assert taken == {name: ["0", "1", "2"] for name in names}
            # It is still waited for: the connection is open, and no other one was made.
            with connection:
                connection.setblocking(False)
                assert b"data%5BID%5D=0&" in connection.recv(1 << 16)
                with pytest.raises(BlockingIOError):
                    connection.recv(1)
                hole.setblocking(False)
                with pytest.raises(BlockingIOError):
                    hole.accept()
        finally:
            server.stop()


def test_a_killed_server_loses_no_delivery(tmp_path, handler):
    events = [{"event": "ONCRMDEALUPDATE", "data": {"ID": number}} for number in range(200)]
    server = Server(tmp_path, "safe")
    try:
        call(server, "event.bind", event="ONCRMDEALUPDATE", handler=f"{handler.url}/hook")
        assert publish(server, *events)["deliveries"] == 200
        arrived = {handler.next()[3]["data[ID]"] for _ in range(20)}
    finally:
        server.process.kill()
        server.process.wait()
    # What it had claimed does not have to wait for the end of the claim.
    again = Server(tmp_path, "safe")
    try:
        while len(arrived) < 200:
            arrived.add(handler.next()[3]["data[ID]"])
    finally:
        again.stop()
    assert arrived == {str(number) for number in range(200)}


def test_a_handler_that_keeps_silent_does_not_hold_up_the_end(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as hole:
        hole.settimeout(SECONDS)
        url = f"http://127.0.0.1:{hole.getsockname()[1]}/hook"
        server = Server(tmp_path, "safe")
        try:
            call(server, "event.bind", event="ONCRMDEALUPDATE", handler=url)
            publish(server, {"event": "ONCRMDEALUPDATE", "data": {"ID": 1}})
            connection, _ = hole.accept()
        finally:
            server.stop()
        # Otherwise it is ended by force, and with it the requests of clients.
        assert " error restante" not in (tmp_path / "log").read_text()
        connection.close()
        again = Server(tmp_path, "safe")
        try:
            connection, _ = hole.accept()
            connection.close()
        finally:
            again.stop()
