"""CloudEvents as the published cloudevents package makes them, against the real server."""

import json
from datetime import datetime, timezone

import requests
from cloudevents.core.bindings.http import to_binary, to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

EVENT = "ONORDERPAID"
SECONDS = 30
TIME = datetime(2021, 3, 4, 5, 6, 7, 890000, tzinfo=timezone.utc)


def cloud_event(number, **attributes):
    return CloudEvent(
        attributes={
            "type": "onOrderPaid",
            "source": "https://shop.example/ä b?c=%d",
            "id": f"order {number}",
            "time": TIME,
            "subject": "größe \"x\" %41",
            "datacontenttype": "application/json",
            "userid": "7",
            "traceid": "abc",
        }
        | attributes,
        data={"ID": number, "TITLE": "Сделка / <b>"},
    )


def post(server, headers, body):
    key = {"Authorization": "Bearer " + server.demo["publish_key"]}
    return requests.post(
        server.url + "/v1/events", data=body, headers=headers | key, timeout=SECONDS
    )


def send(server, message):
    return post(server, message.headers, message.body)


def send_batch(server, events):
    body = b"[" + b",".join(JSONFormat().write(event) for event in events) + b"]"
    return post(server, {"Content-Type": "application/cloudevents-batch+json"}, body)


def call(server, method, **parameters):
    parameters["auth"] = server.demo["access_token"]
    reply = requests.post(server.url + "/rest/" + method, json=parameters, timeout=SECONDS)
    return reply.json()["result"]


def bind(server):
    administrator = {"Authorization": "Bearer " + server.demo["admin_key"]}
    reply = requests.post(
        server.url + "/v1/event-names",
        json={"event": EVENT},
        headers=administrator,
        timeout=SECONDS,
    )
    assert reply.status_code == 200
    assert call(server, "event.bind", event=EVENT, event_type="offline") is True


def taken(server):
    return call(server, "event.offline.get", clear=1)["events"]


def check(event, number):
    assert event["EVENT_NAME"] == EVENT
    assert event["EVENT_DATA"] == {"ID": number, "TITLE": "Сделка / <b>"}
    assert event["EVENT_ADDITIONAL"] == {"user_id": "7"}
    time = datetime.fromisoformat(event["TIMESTAMP_X"])
    assert time == TIME.replace(microsecond=0)


def test_structured_and_binary_mode(server):
    bind(server)
    for number, form in enumerate([to_structured, to_binary], start=1):
        reply = send(server, form(cloud_event(number), JSONFormat()))
        assert reply.status_code == 200, reply.text
        assert reply.json()["queued"] == 1
        [event] = taken(server)
        check(event, number)


def test_the_same_event_in_another_mode_is_a_repeat(server):
    bind(server)
    assert send(server, to_structured(cloud_event(1), JSONFormat())).status_code == 200
    assert len(taken(server)) == 1
    again = send(server, to_binary(cloud_event(1), JSONFormat()))
    assert again.status_code == 200
    assert again.headers["Idempotent-Replayed"] == "true"
    assert taken(server) == []


def test_a_batch(server):
    bind(server)
    reply = send_batch(server, [cloud_event(number) for number in range(1, 51)])
    assert reply.json()["accepted"] == 50, reply.text
    events = taken(server)
    assert [event["EVENT_DATA"]["ID"] for event in events] == list(range(1, 51))


def test_data_in_base64(server):
    bind(server)
    event = json.loads(JSONFormat().write(cloud_event(1)))
    del event["data"]
    binary = CloudEvent(attributes=cloud_event(2).get_attributes(), data=b'{"ID": 2}')
    message = to_structured(binary, JSONFormat())
    assert "data_base64" in json.loads(message.body)
    assert send(server, message).status_code == 200
    [event] = taken(server)
    assert event["EVENT_DATA"] == {"ID": 2}


def test_what_is_wrong_is_named(server):
    event = json.loads(JSONFormat().write(cloud_event(1)))
    structured = {"Content-Type": "application/cloudevents+json"}
    wrong = {"specversion": "0.3", "type": "", "time": "now", "userid": "x"}
    for attribute, value in wrong.items():
        body = json.dumps(event | {attribute: value})
        reply = post(server, structured, body.encode())
        assert (reply.status_code, reply.json()["argument"]) == (400, attribute)
