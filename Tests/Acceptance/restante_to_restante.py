"""Events of one Restante are delivered to a door of another, while both are stopped and killed.

RESTANTE_EVENTS says how many events, RESTANTE_RESTARTS how many ends of servers.
"""

import http.client
import os
import threading
import time
from collections import defaultdict
from urllib.parse import urlsplit

import requests

from conftest import Server
from numbered_events import EVENT, SECONDS, NumberHandler, call, event, kill

EVENTS = int(os.environ.get("RESTANTE_EVENTS", 1_000))
RESTARTS = int(os.environ.get("RESTANTE_RESTARTS", 6))
BATCH = 10
# How long a delivery may take after its event was published, outages included.
PATIENCE = 600


class Side:
    """One of the servers, in whichever of its lives."""

    def __init__(self, directory):
        directory.mkdir()
        self.directory = directory
        self.server = Server(directory, "safe")

    def terminate(self):
        self.server.stop()
        self.server = Server(self.directory, "safe")

    def kill(self):
        kill(self.server)
        self.server = Server(self.directory, "safe")


class Relay(NumberHandler):
    """Stands before the receiver, which gets another port in each of its lives; counts repeats."""

    def __init__(self, receiver):
        self.receiver = receiver
        self.replayed = 0
        self.confirmed = set()
        super().__init__()

    def take(self, path, headers, body):
        connection = http.client.HTTPConnection(
            urlsplit(self.receiver.server.url).netloc, timeout=SECONDS
        )
        try:
            connection.request("POST", path, body, dict(headers))
            reply = connection.getresponse()
            reply.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        with self.lock:
            self.replayed += reply.headers["Idempotent-Replayed"] == "true"
            if reply.status == 200:
                self.confirmed.add(headers["webhook-id"])
        return reply.status


def publish(sender):
    """Publishes all events, in order, each once however often the sender ends meanwhile.

    Attempts are known by their publisher's key: that of the sender's first life stays good.
    """
    key = sender.server.demo["publish_key"]
    for start in range(0, EVENTS, BATCH):
        events = [event(number) for number in range(start, min(start + BATCH, EVENTS))]
        while True:
            server = sender.server
            headers = {
                "Authorization": "Bearer " + key,
                "Idempotency-Key": f"batch-{start}",
            }
            try:
                reply = requests.post(
                    server.url + "/v1/events", json=events, headers=headers, timeout=SECONDS
                )
            except requests.RequestException:
                time.sleep(0.05)
                continue
            if reply.status_code == 200:
                break
            time.sleep(0.05)


class Consumer(threading.Thread):
    """Works through the receiver's queue; knows which entries brought which number."""

    def __init__(self, receiver):
        super().__init__()
        self.receiver = receiver
        self.entries = defaultdict(set)
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            # A claim whose reply is lost comes back soon, with the same entries.
            claim = self.attempt("event.offline.get", clear=0, limit=200, lease=5)
            if not claim or not claim["events"]:
                time.sleep(0.1)
                continue
            for entry in claim["events"]:
                self.entries[int(entry["EVENT_DATA"]["NUMBER"])].add(entry["ID"])
            process = claim["process_id"]
            while self.attempt("event.offline.clear", process_id=process) is None:
                time.sleep(0.05)

    def attempt(self, method, **parameters):
        try:
            return call(self.receiver.server, method, **parameters)
        except requests.RequestException:
            return None


def wait_until(is_reached, what):
    deadline = time.monotonic() + PATIENCE
    while not is_reached():
        assert time.monotonic() < deadline, what()
        time.sleep(0.05)


def test_every_event_comes_through_once(tmp_path, capsys):
    start = time.monotonic()
    sender, receiver = Side(tmp_path / "sender"), Side(tmp_path / "receiver")
    relay, consumer = Relay(receiver), Consumer(receiver)
    ends = [sender.kill, receiver.terminate, receiver.kill, sender.terminate]
    try:
        call(receiver.server, "event.bind", event=EVENT, event_type="offline")
        expected = {"application_token": sender.server.demo["application_token"]}
        door = receiver.server.post("/v1/doors", receiver.server.demo["admin_key"], expected)
        handler = f"{relay.url}/hooks/{door['code']}"
        call(sender.server, "event.bind", event=EVENT, handler=handler)
        publisher = threading.Thread(target=publish, args=[sender], daemon=True)
        publisher.start()
        consumer.start()

        def progress():
            return f"{len(relay.confirmed)} of {EVENTS} events confirmed"

        for number in range(RESTARTS):
            goal = EVENTS * (number + 1) // (RESTARTS + 1)
            wait_until(lambda: len(relay.confirmed) >= goal, progress)
            ends[number % len(ends)]()
        publisher.join()
        wait_until(lambda: len(relay.confirmed) >= EVENTS, progress)
        wait_until(lambda: len(consumer.entries) >= EVENTS, lambda: "events are missing")
        # Whether more comes than there is shows once the queue is empty.
        wait_until(
            lambda: call(receiver.server, "event.offline.list") == [], lambda: "the queue is full"
        )
    finally:
        consumer.is_over.set()
        if consumer.is_alive():
            consumer.join()
        sender.server.stop()
        receiver.server.stop()
        relay.stop()
    arrived = set(consumer.entries)
    twice = sum(len(entries) - 1 for entries in consumer.entries.values())
    with capsys.disabled():
        print(
            f"\n{EVENTS} events, {RESTARTS} ends of servers, {time.monotonic() - start:.0f} s;"
            f" {relay.attempts} deliveries, {relay.attempts - len(relay.arrived)} repeated,"
            f" of which the door knew {relay.replayed};"
            f" {EVENTS - len(arrived)} lost, {twice} twice in the queue"
        )
    assert arrived == set(range(EVENTS))
    assert twice == 0
    relay.check_names()
