"""Starts the real server for the tests and stops it in the end."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tls_front import Certificates

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("RESTANTE_BINARY", ROOT / ".build" / "debug" / "restante"))
START_SECONDS = 60
STOP_SECONDS = 60
MODES = ["safe", "strict"]


class Server:
    """A running server with its demo portal."""

    def __init__(self, directory, mode, public_url=None):
        self.directory = directory
        self.mode = mode
        self.log = open(directory / "log", "wb")
        command = [BINARY, "serve", "--demo", "--listen", "127.0.0.1:0", "--data", directory]
        command += ["--mode", mode]
        if public_url:
            command += ["--public-url", public_url]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        try:
            self.address = self._wait_until_ready()
        except BaseException:
            self.process.kill()
            raise
        self.demo = json.loads((directory / "demo.json").read_text())

    def _wait_until_ready(self):
        """The host and port that the server listens on, which the log names once it is ready."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            log = (self.directory / "log").read_text()
            assert self.process.poll() is None, log
            if found := re.search(r"address=127\.0\.0\.1:(\d+)\b", log):
                return "127.0.0.1", int(found[1])
            time.sleep(0.05)
        raise AssertionError("the server did not become ready")

    @property
    def url(self):
        """Where the server listens, whatever address it tells its clients."""
        host, port = self.address
        return f"http://{host}:{port}"

    def post(self, path, key, body):
        request = urllib.request.Request(
            self.url + path,
            data=json.dumps(body).encode(),
            headers={"Authorization": "Bearer " + key, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.load(reply)

    def publish(self, events):
        return self.post("/v1/events", self.demo["publish_key"], events)

    def expired_tokens(self):
        """Tokens of user 1 of which the access token is expired already."""
        return self.post(
            "/v1/tokens",
            self.demo["admin_key"],
            {"client_id": self.demo["client_id"], "user_id": 1, "expires_in": 0},
        )

    def refresh(self, refresh_token):
        """What an application does itself when its client library leaves that to it."""
        query = urllib.parse.urlencode(
            {
                "grant_type": "refresh_token",
                "client_id": self.demo["client_id"],
                "client_secret": self.demo["client_secret"],
                "refresh_token": refresh_token,
            }
        )
        with urllib.request.urlopen(self.url + "/oauth/token/?" + query, timeout=30) as reply:
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


@pytest.fixture(params=MODES)
def server(request, tmp_path):
    running = Server(tmp_path, request.param)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    return Certificates(tmp_path_factory.mktemp("certificates"))
