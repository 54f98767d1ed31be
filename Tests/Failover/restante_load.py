"""Clients of Restante: some publish, some fetch and acknowledge."""

import http.client
import threading
import time

from answers import Answers
from clients import Clients


class RestanteLoad:
    PUBLISHERS = 6
    CONSUMERS = 2

    def __init__(self, server):
        self.server = server
        self.answers = Answers()
        self._lock = threading.Lock()
        # Numbers of publications that were answered with success.
        self._published = set()
        # Numbers of events by the process ids of claims that were answered with success.
        self._claims = {}
        # Process ids that were acknowledged with success, and those that were tried at least.
        self._acknowledged = set()
        self._tried = set()
        connection = server.connect()
        status, reply = server.call(
            connection, "event.bind", event="ONCRMDEALUPDATE", event_type="offline"
        )
        assert status == 200, reply
        self._publishers = Clients(self._publish, self.PUBLISHERS)
        self._consumers = Clients(self._consume, self.CONSUMERS)

    def _publish(self, client):
        connection, number = self.server.connect(), client
        while True:
            number += self.PUBLISHERS
            reply = self._attempt(connection, lambda: self.server.publish(connection, number))
            if reply and reply["queued"] == 1:
                with self._lock:
                    self._published.add(number)
                self.answers.success()
            yield

    def _consume(self, _):
        connection = self.server.connect()
        while True:
            # Fewer than are published: many events are still in the queue when the primary fails.
            time.sleep(0.2)
            reply = self._attempt(
                connection,
                lambda: self.server.call(connection, "event.offline.get", clear=0, limit=10),
            )
            if reply and reply["result"]["events"]:
                self._acknowledge(connection, reply["result"])
            yield

    def _acknowledge(self, connection, claim):
        process_id = claim["process_id"]
        numbers = [int(event["EVENT_DATA"]) for event in claim["events"]]
        with self._lock:
            self._claims[process_id] = numbers
            self._tried.add(process_id)
        reply = self._attempt(
            connection,
            lambda: self.server.call(connection, "event.offline.clear", process_id=process_id),
        )
        if reply:
            with self._lock:
                self._acknowledged.add(process_id)

    def _attempt(self, connection, work):
        """The reply if it is a success; otherwise the failure is counted."""
        try:
            status, reply = work()
            if status == 200:
                return reply
            self.answers.failure(f"{status} {reply.get('error') or reply.get('type')}")
        except (OSError, http.client.HTTPException) as error:
            self.answers.failure(type(error).__name__)
            connection.close()
        time.sleep(0.1)
        return None

    def stop(self):
        self._publishers.stop()
        self._consumers.stop()

    def check(self):
        """Nothing that was answered with success is otherwise now."""
        assert self.server.is_running, self.server.log()
        queue = self._queue()
        stored = set(queue)
        delivered = [number for numbers in self._claims.values() for number in numbers]
        assert len(delivered) == len(set(delivered)), "an event was in two claims"
        lost = self._published - stored - set(delivered)
        assert not lost, f"{len(lost)} of {len(self._published)} publications are lost"
        for process_id, numbers in self._claims.items():
            left = stored & set(numbers)
            if process_id in self._acknowledged:
                assert not left, f"{len(left)} acknowledged events are back"
            held = {number for number in left if queue[number] == process_id}
            assert left == held, "an event is not in the claim that it was given out with"
        return (
            f"{len(self._published)} publications and {len(self._acknowledged)} acknowledgements"
            f" answered with success, {len(stored)} events left"
        )

    def _queue(self):
        """The process id of every event in the queue by its number."""
        connection, queue, start = self.server.connect(), {}, 0
        while start is not None:
            status, page = self.server.call(connection, "event.offline.list", start=start)
            assert status == 200, page
            for row in page["result"]:
                queue[int(row["EVENT_DATA"])] = row["PROCESS_ID"]
            start = page.get("next")
        return queue
