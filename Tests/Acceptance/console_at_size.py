"""The console beside many portals and deep queues: every page that lists something is fetched.

RESTANTE_PORTALS and RESTANTE_PENDING say how many portals and how many pending events there are;
most of the events are in one queue of the portal that is looked at, which has RESTANTE_QUEUES more.
RESTANTE_STORE=postgresql keeps them in PostgreSQL. The times are printed. Only a page that is far
too slow fails, because how fast the machine is nobody knows.
"""

import json
import os
import statistics
import time
import urllib.parse
import urllib.request

import pytest

from browser_console import key_session
from conftest import Server

PORTALS = int(os.environ.get("RESTANTE_PORTALS", 5))
PENDING = int(os.environ.get("RESTANTE_PENDING", 5_000))
QUEUES = int(os.environ.get("RESTANTE_QUEUES", 300))
# An application can have so many connectors, and so queues.
CONNECTORS = 100
# Of a million events, so many are in the queues of the other portals, together.
ELSEWHERE = 20
BATCH = 500
ROUNDS = 5
FAR_TOO_SLOW = 2.0
# A page shows so many rows at most.
ROWS = 200


def events(count, first=0):
    for start in range(first, first + count, BATCH):
        yield [
            {
                "event": ["ONCRMDEALUPDATE", "ONCRMLEADADD"][number % 2],
                "data": {"FIELDS": {"ID": number, "TITLE": f"deal {number}"}},
            }
            for number in range(start, min(start + BATCH, first + count))
        ]


def add_portal(server, key, number, pending):
    """A portal with an application that is bound to two events and has some pending."""
    portal = server.post("/v1/portals", key, {"domain": f"portal-{number}.example"})
    admin = portal["admin_key"]
    user = server.post("/v1/users", admin, {"name": "Ada", "admin": True})
    app = server.post("/v1/apps", admin, {"name": f"App {number}", "installed": True})
    tokens = server.post(
        "/v1/tokens", admin, {"client_id": app["client_id"], "user_id": user["id"]}
    )
    for event in ["ONCRMDEALUPDATE", "ONCRMLEADADD"]:
        binding = {"event": event, "event_type": "offline"}
        server.post("/rest/event.bind", tokens["access_token"], binding)
    for batch in events(pending):
        server.post("/v1/events", admin, batch)
    return portal


def add_queues(server, count):
    """Applications whose connectors each have a queue with an event."""
    admin = server.demo["admin_key"]
    for start in range(0, count, CONNECTORS):
        app = server.post("/v1/apps", admin, {"name": f"Shops {start}", "installed": True})
        token = server.post("/v1/tokens", admin, {"client_id": app["client_id"], "user_id": 1})
        server.secrets.add(token["access_token"])
        for number in range(start, min(start + CONNECTORS, count)):
            binding = {"event": "ONCRMCOMPANYADD", "event_type": "offline"}
            path = f"/rest/event.bind?auth_connector=shop-{number}"
            server.post(path, token["access_token"], binding)
        # Publishing after each application keeps what one publication writes small.
        server.publish([{"event": "ONCRMCOMPANYADD", "data": {"FIELDS": {"ID": start}}}])


@pytest.fixture(scope="module")
def server(request, tmp_path_factory):
    directory = tmp_path_factory.mktemp("data")
    arguments = ["--log-level", "info"]
    if os.environ.get("RESTANTE_STORE") == "postgresql":
        arguments += ["--database", request.getfixturevalue("cluster").make_database()]
    running = Server(directory, "safe", arguments=arguments)
    key = json.loads((directory / "admin.json").read_text())["key"]
    running.secrets.add(key)
    elsewhere = PENDING // ELSEWHERE
    for number in range(PORTALS - 1):
        portal = add_portal(running, key, number, elsewhere // max(1, PORTALS - 1))
        running.secrets.add(portal["admin_key"])
    add_queues(running, QUEUES)
    token = running.demo["access_token"]
    for event in ["ONCRMDEALUPDATE", "ONCRMLEADADD"]:
        running.post("/rest/event.bind", token, {"event": event, "event_type": "offline"})
    start = time.monotonic()
    for batch in events(PENDING - elsewhere):
        running.publish(batch)
    print(f"\n{PENDING - elsewhere} events published in {time.monotonic() - start:.0f} s")
    # Some are claimed, some dead, some past.
    for limit in [100, 300, 100]:
        claim = running.post("/rest/event.offline.get", token, {"clear": 0, "limit": limit})
        process_id = claim["result"]["process_id"]
        messages = [event["MESSAGE_ID"] for event in claim["result"]["events"]]
        if limit == 300:
            refused = {"process_id": process_id, "message_id": messages, "reason": "no stock"}
            running.post("/rest/event.offline.error", token, refused)
        else:
            done = {"process_id": process_id, "message_id": messages[:50]}
            running.post("/rest/event.offline.clear", token, done)
    yield running
    running.stop()


def paths(client):
    """The pages that list something, and those with a search that finds little."""
    portal = "/console/portals/localhost"
    queue = f"{portal}/queues/{client}"
    last = PENDING - PENDING // ELSEWHERE - 1
    yield from ["/console", "/console/server", "/console/keys", "/console/audit"]
    for page in ["overview", "queues", "deliveries", "handlers", "audit", "sessions", "live"]:
        yield f"{portal}/{page}"
    for page in ["apps", "bindings", "users", "webhooks", "keys", "doors", "settings", "publish"]:
        yield f"{portal}/{page}"
    yield queue
    for state in ["pending", "claimed", "dead", "past"]:
        yield f"{queue}?state={state}"
    for search in [{"event": "ONCRMLEADADD"}, {"text": f"deal {last}"}, {"text": "deal 1"}]:
        yield f"{queue}?{urllib.parse.urlencode({'state': 'pending', **search})}"
    yield f"{queue}/events/1"
    yield f"{queue}/reasons"


def fetch(server, cookie, path):
    request = urllib.request.Request(server.url + path, headers={"Cookie": cookie})
    start = time.monotonic()
    with urllib.request.urlopen(request, timeout=120) as reply:
        text = reply.read().decode()
    return time.monotonic() - start, text


def test_every_page_stays_fast(server):
    key = json.loads((server.directory / "admin.json").read_text())["key"]
    cookie = key_session(server, key)
    slow = []
    print(f"{PORTALS} portals, {QUEUES} queues, {PENDING} events")
    print(f"milliseconds, median and maximum of {ROUNDS}:")
    for path in paths(server.demo["client_id"]):
        times = []
        for _ in range(ROUNDS):
            seconds, text = fetch(server, cookie, path)
            times.append(seconds)
            rows = text.count("<tr>") - text.count("<thead>")
            assert "<h1>" in text and rows <= ROWS, path
        median = statistics.median(times)
        shown = path.replace(server.demo["client_id"], "{client}")
        print(f"{median * 1000:7.1f} {max(times) * 1000:7.1f}  {shown}")
        if median > FAR_TOO_SLOW:
            slow.append(path)
    assert slow == []
