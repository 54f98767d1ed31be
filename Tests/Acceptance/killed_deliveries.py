"""A server is killed again and again while events are published and delivered to a handler.

RESTANTE_KILLS says how often, RESTANTE_SEED when: it is printed with the figures.
"""

import itertools
import os
import random
import threading
import time

import requests

from conftest import Server
from numbered_events import SECONDS, NumberHandler, call, event, kill

KILLS = int(os.environ.get("RESTANTE_KILLS", 15))
PUBLISHERS = 3
# Events that may wait for their delivery: kills are to hit deliveries, not to pile events up.
WAITING = 200


class Publishers:
    """Publish events until the server is gone; know which of them it accepted."""

    def __init__(self, handler):
        self.handler = handler
        self.numbers = itertools.count()
        self.accepted = set()
        self.unknown = 0

    def begin(self, server):
        self.has_success = threading.Event()
        self.threads = [
            threading.Thread(target=self.run, args=[server]) for _ in range(PUBLISHERS)
        ]
        for thread in self.threads:
            thread.start()

    def join(self):
        for thread in self.threads:
            thread.join()

    def run(self, server):
        session = requests.Session()
        session.headers["Authorization"] = "Bearer " + server.demo["publish_key"]
        while server.process.poll() is None:
            if len(self.accepted) > len(self.handler.deliveries) + WAITING:
                time.sleep(0.005)
                continue
            number = next(self.numbers)
            try:
                reply = session.post(server.url + "/v1/events", json=event(number), timeout=SECONDS)
            except requests.RequestException:
                self.unknown += 1
                return
            assert reply.status_code == 200, reply.text
            assert reply.json()["deliveries"] == 1
            self.accepted.add(number)
            self.has_success.set()


def test_no_accepted_event_is_lost(tmp_path, capsys):
    seed = int(os.environ.get("RESTANTE_SEED", random.randrange(2**32)))
    source = random.Random(seed)
    handler = NumberHandler()
    publishers = Publishers(handler)
    start = time.monotonic()
    kills = 0

    def figures():
        return (
            f"\nRESTANTE_SEED={seed}: {kills} kills in {time.monotonic() - start:.0f} s;"
            f" {len(publishers.accepted)} events accepted,"
            f" {publishers.unknown} publications without a reply; {handler.attempts} deliveries"
            f" of {len(handler.arrived)} events, {repeats()} repeated,"
            f" {len(publishers.accepted - handler.arrived)} lost"
        )

    def repeats():
        return handler.attempts - len(handler.arrived)

    server = Server(tmp_path, "safe")
    try:
        call(server, "event.bind", event="ONCRMDEALUPDATE", handler=handler.url + "/hook")
        while kills < KILLS:
            publishers.begin(server)
            assert publishers.has_success.wait(SECONDS)
            time.sleep(source.uniform(0, 0.3))
            kill(server)
            publishers.join()
            kills += 1
            server = Server(tmp_path, "safe")
        deadline = time.monotonic() + 10 * SECONDS
        while not publishers.accepted <= handler.arrived and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        with capsys.disabled():
            print(figures())
        server.stop()
        handler.stop()
    assert publishers.accepted - handler.arrived == set()
    # What came besides was published without a reply.
    assert len(handler.arrived - publishers.accepted) <= publishers.unknown
    handler.check_names()
    # A handler gets one delivery at a time, so that a kill repeats one at most.
    assert repeats() <= KILLS
