"""Clients that wait: long polls with `Prefer: wait`, hang-ups, streams of hints."""

import json
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

EVENT = "ONCRMDEALUPDATE"
SECONDS = 30


def call(server, method, parameters, wait=None, key=None, timeout=SECONDS):
    headers = {"Authorization": "Bearer " + server.demo["access_token"]}
    if wait is not None:
        headers["Prefer"] = f"wait={wait}"
    if key is not None:
        headers["Idempotency-Key"] = key
    return requests.post(
        server.url + "/rest/" + method, json=parameters, headers=headers, timeout=timeout
    )


def bind(server):
    assert call(server, "event.bind", {"event": EVENT, "event_type": "offline"}).ok


def publish(server, number):
    return server.publish({"event": EVENT, "data": {"FIELDS": {"ID": str(number)}}, "user_id": 1})


def eventually(holds):
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def listed(server):
    return call(server, "event.offline.list", {}).json()["result"]


def queue(server):
    path = "/v1/queues/" + server.demo["client_id"]
    headers = {"Authorization": "Bearer " + server.demo["admin_key"]}
    return requests.get(server.url + path, headers=headers, timeout=SECONDS).json()


def test_a_publish_ends_the_wait(server):
    bind(server)
    with ThreadPoolExecutor() as pool:
        for clear in (0, 1):
            waiting = pool.submit(call, server, "event.offline.get", {"clear": clear}, wait=60)
            time.sleep(0.5)
            assert not waiting.done()
            start = time.monotonic()
            publish(server, clear)
            reply = waiting.result()
            assert time.monotonic() - start < 30
            assert reply.headers["Preference-Applied"] == "wait=60"
            assert len(reply.json()["result"]["events"]) == 1


def test_the_time_is_up(server):
    bind(server)
    start = time.monotonic()
    reply = call(server, "event.offline.get", {}, wait=1)
    assert time.monotonic() - start >= 1
    assert reply.status_code == 200
    assert reply.json()["result"]["events"] == []


def test_who_hangs_up_loses_nothing(server):
    bind(server)
    body = json.dumps({"auth": server.demo["access_token"]}).encode()
    request = (
        b"POST /rest/event.offline.get HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=30\r\n"
        b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
    )
    if server.scheme == "http":
        clients = [socket.create_connection(server.address) for _ in range(20)]
        for client in clients:
            client.sendall(request + body)
        time.sleep(1)
        for client in clients:
            client.close()
    else:
        for _ in range(3):
            with pytest.raises(requests.exceptions.Timeout):
                call(server, "event.offline.get", {}, wait=30, timeout=0.5)
    publish(server, 1)
    # Those who left without the server's notice may have it for a moment.
    eventually(lambda: [row["PROCESS_ID"] for row in listed(server)] == [""])
    assert len(call(server, "event.offline.get", {}).json()["result"]["events"]) == 1


def test_hanging_up_while_events_come(server):
    """Clients come and go while events are published: each event is got once or still there."""
    bind(server)
    got = []

    def poll(number):
        try:
            reply = call(
                server, "event.offline.get", {"limit": 1}, wait=5, timeout=0.02 + number % 7 * 0.03
            )
            if reply.ok:
                got.extend(event["ID"] for event in reply.json()["result"]["events"])
        except requests.exceptions.RequestException:
            pass

    with ThreadPoolExecutor(8) as pool:
        polls = [pool.submit(poll, number) for number in range(80)]
        for number in range(40):
            publish(server, number)
            time.sleep(0.02)
        for done in polls:
            done.result()

    def is_empty():
        events = call(server, "event.offline.get", {}).json()["result"]["events"]
        got.extend(event["ID"] for event in events)
        figures = queue(server)
        return (figures["pending"], figures["claimed"]) == (0, 0)

    eventually(is_empty)
    # A reply can be lost after it began; never may an event come twice.
    assert len(got) == len(set(got))


def test_a_server_that_stops_lets_nobody_wait(server):
    bind(server)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(call, server, "event.offline.get", {}, wait=60, timeout=60)
        time.sleep(1)
        start = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert waiting.result().json()["result"]["events"] == []
        server.process.wait(SECONDS)
        assert time.monotonic() - start < 30


def test_a_lost_reply_of_a_wait_is_answered_again_in_safe_mode(server):
    bind(server)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(call, server, "event.offline.get", {}, wait=20, key="k")
        time.sleep(0.5)
        publish(server, 1)
        first = waiting.result().json()["result"]
    assert len(first["events"]) == 1
    again = call(server, "event.offline.get", {}, wait=1, key="k")
    if server.mode == "strict":
        assert "Idempotent-Replayed" not in again.headers
        assert again.json()["result"]["events"] == []
    else:
        assert again.headers["Idempotent-Replayed"] == "true"
        assert again.json()["result"] == first


def test_a_stream_tells_what_happens(server):
    bind(server)
    path = "/v1/queues/" + server.demo["client_id"] + "/stream"
    headers = {"Authorization": "Bearer " + server.demo["admin_key"]}
    with requests.get(
        server.url + path, headers=headers, stream=True, timeout=SECONDS
    ) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        blocks = stream.iter_lines(decode_unicode=True, chunk_size=1)

        def event():
            name = data = None
            for line in blocks:
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    data = json.loads(line.removeprefix("data: "))
                elif line == "" and name:
                    return name, data

        name, figures = event()
        assert (name, figures["pending"]) == ("figures", 0)
        publish(server, 1)
        name, figures = event()
        assert (name, figures["pending"], figures["changes"]) == ("change", 1, {"arrived": 1})
        call(server, "event.offline.get", {"clear": 0})
        name, figures = event()
        assert (figures["pending"], figures["claimed"]) == (0, 1)
        assert figures["changes"] == {"claimed": 1}
