"""What a real portal posts to a handler or an outgoing webhook, byte for byte, through a door."""

import itertools
import threading
import time
from datetime import datetime, timezone
from urllib.parse import urlencode

import requests

from conftest import Server

DEAL = "ONCRMDEALUPDATE"
SECONDS = 30
TOKEN = "51856fefc120afa4b628cc82d3935cce"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TIME = 1721299720

OUTGOING_WEBHOOK = (
    b"event=ONCRMDEALUPDATE&event_handler_id=691&data%5BFIELDS%5D%5BID%5D=759&ts=1721299720"
    b"&auth%5Bdomain%5D=portal.bitrix24.example"
    b"&auth%5Bclient_endpoint%5D=https%3A%2F%2Fportal.bitrix24.example%2Frest%2F"
    b"&auth%5Bserver_endpoint%5D=https%3A%2F%2Foauth.bitrix24.example%2Frest%2F"
    b"&auth%5Bmember_id%5D=a223c6b3710f85df22e9377d6c4f7553"
    b"&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"
)
APPLICATION = (
    b"event=ONCRMDEALUPDATE&event_handler_id=17&data%5BFIELDS%5D%5BID%5D=760"
    b"&data%5BFIELDS%5D%5BTITLE%5D=%D0%A1%D0%B4%D0%B5%D0%BB%D0%BA%D0%B0+%2F+1&ts=1721299720"
    b"&auth%5Baccess_token%5D=s6p6eclrvim6da22ft9ch94ekreb52lv&auth%5Bexpires%5D=1721303320"
    b"&auth%5Bexpires_in%5D=3600&auth%5Bscope%5D=crm&auth%5Bdomain%5D=portal.bitrix24.example"
    b"&auth%5Bserver_endpoint%5D=https%3A%2F%2Foauth.bitrix24.example%2Frest%2F"
    b"&auth%5Bstatus%5D=F"
    b"&auth%5Bclient_endpoint%5D=https%3A%2F%2Fportal.bitrix24.example%2Frest%2F"
    b"&auth%5Bmember_id%5D=a223c6b3710f85df22e9377d6c4f7553&auth%5Buser_id%5D=7"
    b"&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"
)
INSTALLATION = (
    b"event=ONAPPINSTALL&event_handler_id=1&data%5BVERSION%5D=1&data%5BACTIVE%5D=Y"
    b"&data%5BINSTALLED%5D=Y&data%5BLANGUAGE_ID%5D=en&ts=1721299720"
    b"&auth%5Baccess_token%5D=s6p6eclrvim6da22ft9ch94ekreb52lv&auth%5Bexpires_in%5D=3600"
    b"&auth%5Brefresh_token%5D=jkhd8gcmyzs3tnvqpb6wlf4xr2zc9ode&auth%5Bscope%5D=crm"
    b"&auth%5Bdomain%5D=portal.bitrix24.example&auth%5Buser_id%5D=1"
    b"&auth%5Bmember_id%5D=a223c6b3710f85df22e9377d6c4f7553"
    b"&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"
)
BELL = (
    b"event=ONOFFLINEEVENT&event_handler_id=2&ts=1721299720"
    b"&auth%5Bapplication_token%5D=51856fefc120afa4b628cc82d3935cce"
)
# What must never be written anywhere.
PORTAL_SECRETS = {TOKEN, "s6p6eclrvim6da22ft9ch94ekreb52lv", "jkhd8gcmyzs3tnvqpb6wlf4xr2zc9ode"}


def call(server, method, **parameters):
    parameters["auth"] = server.demo["access_token"]
    reply = requests.post(server.url + "/rest/" + method, json=parameters, timeout=SECONDS)
    return reply.json()["result"]


def bind(server, event=DEAL):
    assert call(server, "event.bind", event=event, event_type="offline") is True


def taken(server):
    return call(server, "event.offline.get", clear=1)["events"]


def add_door(server, **arguments):
    door = server.post("/v1/doors", server.demo["admin_key"], arguments)
    server.secrets |= PORTAL_SECRETS | {door["code"]}
    return server.url + "/hooks/" + door["code"]


def post(url, body, **headers):
    return requests.post(url, data=body, headers=FORM | headers, timeout=SECONDS)


def test_an_outgoing_webhook(server):
    bind(server)
    door = add_door(server, application_token=TOKEN)
    reply = post(door, OUTGOING_WEBHOOK)
    assert (reply.status_code, reply.json()["queued"]) == (200, 1), reply.text
    [event] = taken(server)
    assert event["EVENT_NAME"] == DEAL
    assert event["EVENT_DATA"] == {"FIELDS": {"ID": "759"}}
    assert event["EVENT_ADDITIONAL"] == {"user_id": 0}
    time = datetime.fromisoformat(event["TIMESTAMP_X"])
    assert time == datetime.fromtimestamp(TIME, timezone.utc)


def test_a_handler_of_an_application(server):
    bind(server)
    door = add_door(server, application_token=TOKEN)
    assert post(door, APPLICATION).status_code == 200
    [event] = taken(server)
    assert event["EVENT_DATA"] == {"FIELDS": {"ID": "760", "TITLE": "Сделка / 1"}}
    assert event["EVENT_ADDITIONAL"] == {"user_id": "7"}


def test_the_token_is_learnt_from_the_installation(server):
    bind(server)
    door = add_door(server, learn_token=True)
    assert post(door, INSTALLATION).status_code == 200
    assert post(door, APPLICATION).status_code == 200
    stranger = APPLICATION.replace(TOKEN.encode(), b"x" * 32)
    assert post(door, stranger).status_code == 403
    assert post(door, INSTALLATION.replace(TOKEN.encode(), b"x" * 32)).status_code == 403
    assert len(taken(server)) == 1


def test_a_repeat_has_no_second_effect(server):
    bind(server)
    door = add_door(server)
    first = post(door, APPLICATION)
    assert len(taken(server)) == 1
    again = post(door, APPLICATION)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.content == first.content
    named = {"webhook-id": "delivery-1"}
    assert post(door, OUTGOING_WEBHOOK, **named).status_code == 200
    assert post(door, OUTGOING_WEBHOOK + b"&attempt=2", **named).status_code == 200
    assert len(taken(server)) == 1


def test_a_bell_is_taken_like_other_events(server):
    door = add_door(server)
    reply = post(door, BELL)
    assert (reply.status_code, reply.json()["accepted"]) == (200, 1)


def test_what_cannot_be_read_is_refused(server):
    bind(server)
    door = add_door(server)
    bodies = [b"", b"{}", b"<xml/>", b"data[ID]=1", b"event=", b"event[]=A"]
    bodies += [b"event=ONCRMDEALUPDATE&ts=yesterday", b"\x1f\x8b\x08"]
    bodies += [APPLICATION + b"&a=1" * 20_001]
    for body in bodies:
        assert post(door, body).status_code == 400, body[:40]
    assert taken(server) == []


def test_strangers_get_nowhere(server):
    bind(server)
    door = add_door(server)
    assert post(door + "x", APPLICATION).status_code == 404
    assert post(server.url + "/hooks/", APPLICATION).status_code == 404
    assert requests.get(door, timeout=SECONDS).status_code == 405
    assert taken(server) == []


def test_what_got_200_is_found_after_the_server_was_killed(tmp_path):
    server = Server(tmp_path, "safe")
    try:
        bind(server)
        door = add_door(server, application_token=TOKEN).removeprefix(server.url)
        accepted = []
        numbers = itertools.count(1)
        for _ in range(4):
            kill(server, door, accepted, numbers)
            secrets = server.secrets
            server = Server(tmp_path, "safe")
            server.secrets |= secrets
        found = set()
        while events := taken(server):
            found |= {event["EVENT_DATA"]["ID"] for event in events}
        assert len(accepted) > 4
        assert set(accepted) <= found
    finally:
        server.stop()


def kill(server, door, accepted, numbers):
    """Posts events until the server is killed in the middle of it."""

    def run():
        while True:
            number = str(next(numbers))
            fields = {"event": DEAL, "data[ID]": number, "ts": TIME}
            fields["auth[application_token]"] = TOKEN
            try:
                reply = post(server.url + door, urlencode(fields).encode())
            except requests.RequestException:
                return
            if reply.status_code == 200:
                accepted.append(number)

    before = len(accepted)
    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + SECONDS
    while len(accepted) < before + 20 and time.monotonic() < deadline:
        time.sleep(0.01)
    server.process.kill()
    server.process.wait()
    server.log.close()
    for thread in threads:
        thread.join()
