"""Clients that go on until they are stopped."""

import threading
import time


class Clients:
    """Runs a function again and again in several threads."""

    def __init__(self, work, count):
        self._stopped = threading.Event()
        self._crashes = []
        self._threads = [
            threading.Thread(target=self._run, args=(work, number), daemon=True)
            for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def _run(self, work, number):
        try:
            # A generator, so that a client keeps its connection from one step to the next.
            for _ in work(number):
                if self._stopped.is_set():
                    return
        except BaseException as error:
            self._crashes.append(error)

    def stop(self):
        """Lets every client finish its step."""
        self._stopped.set()
        deadline = time.monotonic() + 120
        for thread in self._threads:
            thread.join(max(0, deadline - time.monotonic()))
            assert not thread.is_alive(), "a client hangs"
        assert not self._crashes, self._crashes
