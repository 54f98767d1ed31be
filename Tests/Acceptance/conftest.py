"""Starts the real server for the tests and stops it in the end."""

import json
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("RESTANTE_BINARY", ROOT / ".build" / "debug" / "restante"))
START_SECONDS = 60
STOP_SECONDS = 60


class Server:
    """A running server with its demo portal."""

    def __init__(self, directory, mode):
        self.directory = directory
        self.log = open(directory / "log", "wb")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--demo", "--listen", "127.0.0.1:0", "--data", directory, "--mode", mode],
            stdout=self.log,
            stderr=self.log,
        )
        self.demo = self._wait_until_ready()

    def _wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        path = self.directory / "demo.json"
        while time.monotonic() < deadline:
            assert self.process.poll() is None, (self.directory / "log").read_text()
            if path.exists():
                demo = json.loads(path.read_text())
                try:
                    with urllib.request.urlopen(demo["base_url"] + "/readyz", timeout=5) as reply:
                        if reply.status == 200:
                            return demo
                except OSError:
                    pass
            time.sleep(0.05)
        raise AssertionError("the server did not become ready")

    def publish(self, events):
        request = urllib.request.Request(
            self.demo["base_url"] + "/v1/events",
            data=json.dumps(events).encode(),
            headers={
                "Authorization": "Bearer " + self.demo["publish_key"],
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.load(reply)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(STOP_SECONDS)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.log.close()
        assert code == 0, (self.directory / "log").read_text()


@pytest.fixture(params=["safe", "strict"])
def server(request, tmp_path):
    running = Server(tmp_path, request.param)
    yield running
    running.stop()
