"""Online events as a handler in PHP gets them, in which most handlers are written."""

import base64
import json
import os
import random
import re
import string
import subprocess
import time
import urllib.parse
from pathlib import Path

import pytest
import requests

from conftest import MODES, Server

HANDLER = Path(__file__).parent / "handler.php"
SECONDS = 60
EVENT = "ONCRMDEALUPDATE"
# Nested data, with what forms, PHP and people treat in special ways.
DATA = [
    {"FIELDS": {"ID": 5}},
    {"FIELDS": {"TITLE": "Сделка & <b>\r\n\t+100 % = \"?#;' 😀"}},
    {"LIST": ["a", "b", ["c", {"d": "e"}]], "MIXED": {"0": "zero", "2": "two", "01": "text"}},
    {"NUMBERS": [0, -1, 12345678901234567890, 12.5, 0.1], "TEXT": ["0", "-1", "12.50", "1e3"]},
    {"YES": True, "NO": False, "NOTHING": None, "EMPTY": "", "NOBODY": [], "NOWHERE": {}},
    {"a.b c": {"x.y z": 1, "_": {"-": {"~": "deep"}}}, "КЛЮЧ": {"ключ": "значение"}},
    {"LONG": "x" * 100_000, "MANY": {f"FIELD_{number}": number for number in range(300)}},
]


class PHPHandler:
    """PHP's own web server with a handler that keeps what it gets."""

    def __init__(self, directory, secret):
        self.deliveries = directory / "deliveries"
        self.deliveries.touch()
        self.log = directory / "php.log"
        environment = os.environ | {
            "RESTANTE_DELIVERIES": str(self.deliveries),
            "RESTANTE_SIGNING_SECRET": secret,
        }
        with open(self.log, "wb") as log:
            command = ["php", "-n", "-S", "127.0.0.1:0", str(HANDLER)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        self.url = self.wait_until_ready()

    def wait_until_ready(self):
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            log = self.log.read_text()
            assert self.process.poll() is None, log
            if found := re.search(r"\((http://127\.0\.0\.1:\d+)\) started", log):
                return found[1] + "/hook.php?from=restante"
            time.sleep(0.05)
        raise AssertionError("PHP did not start")

    def taken(self, count):
        """What was delivered, once it is that many."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            lines = self.deliveries.read_text().splitlines()
            if len(lines) >= count:
                return [json.loads(line) for line in lines]
            time.sleep(0.05)
        raise AssertionError(f"{len(lines)} of {count} deliveries, {self.log.read_text()}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


@pytest.fixture(params=MODES)
def server(request, tmp_path):
    running = Server(tmp_path, request.param)
    yield running
    running.stop()


@pytest.fixture
def handler(server, tmp_path):
    running = PHPHandler(tmp_path, server.demo["signing_secret"])
    bind(server, EVENT, running)
    yield running
    running.stop()


def bind(server, event, handler):
    parameters = {"event": event, "handler": handler.url, "auth": server.demo["access_token"]}
    reply = requests.post(server.url + "/rest/event.bind", json=parameters, timeout=SECONDS)
    assert reply.json()["result"] is True, reply.text


def as_php_reads(value):
    """What a form makes of JSON: only text in arrays; nulls and empty arrays are left out."""
    if isinstance(value, dict):
        pairs = ((key, as_php_reads(item)) for key, item in value.items())
        return array({key: item for key, item in pairs if item is not None})
    if isinstance(value, list):
        return as_php_reads({str(place): item for place, item in enumerate(value)})
    if value is None or isinstance(value, str):
        return value
    return str(int(value)) if isinstance(value, bool) else json.dumps(value)


def array(items):
    """A PHP array as PHP writes it in JSON; `None` where it is empty."""
    if not items:
        return None
    if list(items) == [str(place) for place in range(len(items))]:
        return list(items.values())
    return items


def random_data(source, depth=0):
    """Some JSON without the names that no form can carry."""
    kind = source.randrange(8 if depth < 5 else 5)
    text = "".join(source.choices(string.printable + "äЖ€😀", k=source.randrange(20)))
    if kind < 5:
        return [None, source.random() < 0.5, source.randrange(-(10**12), 10**12), text, "0"][kind]
    count = source.randrange(5)
    if kind == 5:
        return [random_data(source, depth + 1) for _ in range(count)]
    names = (f"{source.choice(string.ascii_letters)}{source.randrange(100)}" for _ in range(count))
    return {name: random_data(source, depth + 1) for name in names}


def test_php_gets_the_arrays_that_were_published(server, handler):
    seed = int(os.environ.get("RESTANTE_SEED", random.randrange(2**32)))
    print(f"RESTANTE_SEED={seed}")
    source = random.Random(seed)
    data = DATA + [{"RANDOM": random_data(source)} for _ in range(60)]
    # A number of its own makes each of them an event of its own.
    data = [{"NUMBER": number} | item for number, item in enumerate(data)]
    events = [{"event": EVENT, "data": item, "user_id": 1} for item in data]
    assert server.publish(events)["deliveries"] == len(events)
    deliveries = handler.taken(len(events))
    assert len(deliveries) == len(events)
    for published, delivery in zip(data, deliveries):
        body = base64.b64decode(delivery["body"])
        assert delivery["type"] == "application/x-www-form-urlencoded"
        assert int(delivery["length"]) == len(body)
        post = delivery["post"]
        assert list(post) == ["event", "event_handler_id", "data", "ts", "auth"]
        assert post["data"] == as_php_reads(published)
        assert delivery["request"] == {"from": "restante"} | post
        assert post["auth"]["application_token"] == server.demo["application_token"]
        assert delivery["genuine"] is True
        assert delivery["forged"] is False


def test_php_gets_every_byte(server, handler):
    server.publish([{"event": EVENT, "data": {"TITLE": "ä&=+ %"}, "user_id": 1}])
    [delivery] = handler.taken(1)
    body = base64.b64decode(delivery["body"])
    post = delivery["post"]
    fields = [("event", EVENT), ("event_handler_id", post["event_handler_id"])]
    fields += [("data[TITLE]", "ä&=+ %"), ("ts", post["ts"])]
    fields += [(f"auth[{name}]", value) for name, value in post["auth"].items()]
    # urlencode writes spaces as the original does, with a plus sign.
    assert body.decode() == urllib.parse.urlencode(fields)


def install(server, handler, **members):
    """Installs an application whose install URL is the handler."""
    admin = server.demo["admin_key"]
    body = {"install_url": handler.url.split("?")[0], "installed": False, "scope": ["crm"]}
    application = server.post("/v1/apps", admin, body)
    server.secrets.add(application["client_secret"])
    path = f"/v1/apps/{application['client_id']}/install"
    assert server.post(path, admin, members)["installed"]
    return application


def test_an_application_gets_its_first_tokens_when_it_is_installed(server, handler):
    """As applications without pages do, whose handler is all that a portal knows of them."""
    admin = server.demo["admin_key"]
    user = server.post("/v1/users", admin, {"name": "Ada"})["id"]
    for number, (members, expected) in enumerate([({}, 1), ({"user_id": user}, user)]):
        application = install(server, handler, **members)
        post = handler.taken(number + 1)[number]["post"]
        assert post["event"] == "ONAPPINSTALL"
        assert post["data"]["INSTALLED"] == "Y"
        auth = post["auth"]
        server.secrets |= {auth["access_token"], auth["refresh_token"]}
        assert auth["application_token"] == application["application_token"]
        assert auth["user_id"] == str(expected)
        reply = server.post("/rest/profile", auth["access_token"], {})
        assert reply["result"]["ID"] == str(expected)


def test_php_finds_what_the_official_sdk_for_php_reads(server, handler):
    """The SDK cannot be installed from PyPI or Debian; this is what its classes of events need."""
    bind(server, "ONAPPINSTALL", handler)
    for event, user in [(EVENT, 1), ("ONAPPINSTALL", 1), (EVENT, 0)]:
        server.publish([{"event": event, "data": {"VERSION": user}, "user_id": user}])
    posts = [delivery["post"] for delivery in handler.taken(3)]
    [installation] = [post for post in posts if post["event"] == "ONAPPINSTALL"]
    # What one handler gets comes in its order; another one is not waited for.
    ofuser, ofnobody = [post for post in posts if post["event"] == EVENT]
    for post in [ofuser, installation, ofnobody]:
        assert post["ts"].isdigit()
        assert isinstance(post["data"], dict)
        assert {"domain", "member_id", "application_token"} <= post["auth"].keys()
        assert post["auth"]["client_endpoint"].endswith("/rest/")
        assert post["auth"]["server_endpoint"].endswith("/rest/")
    for post in [ofuser, installation]:
        auth = post["auth"]
        assert auth["access_token"] and auth["user_id"] == "1"
        assert abs(int(auth["expires"]) - int(auth["expires_in"]) - time.time()) < SECONDS
        assert auth["status"] in "FDTPLS" and len(auth["status"]) == 1
        assert "crm" in auth["scope"].split(",")
    assert installation["auth"]["refresh_token"]
    assert "refresh_token" not in ofuser["auth"]
    assert {"access_token", "expires", "scope", "status"}.isdisjoint(ofnobody["auth"])
