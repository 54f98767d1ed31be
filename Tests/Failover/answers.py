"""What clients were told, and when."""

import threading
import time


class Answers:
    """Counts successes and failures of many clients and measures the longest silence."""

    def __init__(self):
        self._lock = threading.Lock()
        self._moments = []
        self._failures = {}

    def success(self):
        with self._lock:
            self._moments.append(time.monotonic())

    def failure(self, what):
        with self._lock:
            self._failures[what] = self._failures.get(what, 0) + 1

    @property
    def successes(self):
        with self._lock:
            return len(self._moments)

    @property
    def failures(self):
        with self._lock:
            return dict(self._failures)

    def since(self, moment):
        """How many successes came after a moment."""
        with self._lock:
            return sum(1 for each in self._moments if each > moment)

    def outage(self, start):
        """The longest time without a success that ended after a moment, in seconds."""
        with self._lock:
            moments = sorted(self._moments)
        gaps = [later - earlier for earlier, later in zip(moments, moments[1:]) if later > start]
        return max(gaps, default=float("inf"))
