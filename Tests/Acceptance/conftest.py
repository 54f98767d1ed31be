"""Starts the real server for the tests and stops it in the end."""

import base64
import json
import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import NamedTuple

import pytest

from certificates import Certificates
from postgresql import Cluster

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("RESTANTE_BINARY", ROOT / ".build" / "debug" / "restante"))
START_SECONDS = 60
STOP_SECONDS = 60
MODES = ["safe", "strict"]
# What of demo.json nobody else may know.
SECRETS = {
    "client_secret",
    "application_token",
    "access_token",
    "refresh_token",
    "user_access_token",
    "user_refresh_token",
    "publish_key",
    "admin_key",
    "signing_secret",
}


class Kind(NamedTuple):
    """How a server runs that the clients are tried with."""

    mode: str
    is_encrypted: bool = False
    on_postgresql: bool = False

    def __str__(self):
        encryption = "-tls" if self.is_encrypted else ""
        return self.mode + encryption + ("-postgresql" if self.on_postgresql else "")


# Every mode on both stores, and once over TLS.
KINDS = [Kind(mode, on_postgresql=on) for on in [False, True] for mode in MODES]
KINDS.append(Kind("safe", is_encrypted=True))

# Client libraries look for the authorities that they trust when they are imported, which is later.
_directory = tempfile.TemporaryDirectory(prefix="restante-authority-")
CERTIFICATES = Certificates(Path(_directory.name))
os.environ["SSL_CERT_FILE"] = str(CERTIFICATES.authority)
os.environ["REQUESTS_CA_BUNDLE"] = str(CERTIFICATES.authority)


def spellings(secret):
    """A secret plainly, percent-encoded, in hexadecimal digits, and in base64 at any place."""
    data = secret.encode()
    escaped = "".join(f"%{byte:02x}" for byte in data)
    yield from [secret, urllib.parse.quote(secret, safe=""), escaped, escaped.upper()]
    yield from [data.hex(), data.hex().upper()]
    for place, start in enumerate([0, 2, 3]):
        end = (place + len(data)) * 8 // 6
        yield base64.b64encode(bytes(place) + data).decode()[start:end]
        yield base64.urlsafe_b64encode(bytes(place) + data).decode()[start:end]


def written_secrets(log, secrets):
    """The secrets that stand in a log."""
    # What is printed to try the demo portal is meant to contain some.
    lines = [line for line in log.splitlines() if re.match(r"\d{4}-\d\d-\d\dT", line)]
    text = "\n".join(lines)
    return {secret for secret in secrets if any(form in text for form in spellings(secret))}


class Server:
    """A running server with its demo portal."""

    def __init__(self, directory, mode, public_url=None, names=None, port=0, arguments=()):
        """Starts a server; with names it serves TLS under them."""
        self.directory = directory
        self.mode = mode
        self.scheme = "http" if names is None else "https"
        self.log = open(directory / "log", "wb")
        command = [BINARY, "serve", "--demo", "--listen", f"127.0.0.1:{port}", "--data", directory]
        command += ["--mode", mode, "--log-level", "trace", *arguments]
        if names is not None:
            certificate, key = CERTIFICATES.issue(names)
            command += ["--tls-cert", certificate, "--tls-key", key]
        if public_url:
            command += ["--public-url", public_url]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        try:
            self.address = self._wait_until_ready()
        except BaseException:
            self.process.kill()
            raise
        self.demo = json.loads((directory / "demo.json").read_text())
        self.secrets = {value for name, value in self.demo.items() if name in SECRETS}
        self.secrets.add(self.demo["webhook_url"].split("/")[-2])

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
        return f"{self.scheme}://{host}:{port}"

    def patch(self, path, body):
        """Changes something as an administrator."""
        return self.post(path, self.demo["admin_key"], body, method="PATCH")

    def post(self, path, key, body, method="POST"):
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=json.dumps(body).encode(),
            headers={"Authorization": "Bearer " + key, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.load(reply)

    def publish(self, events):
        return self.post("/v1/events", self.demo["publish_key"], events)

    def expired_tokens(self):
        """Tokens of user 1 of which the access token is expired already."""
        tokens = self.post(
            "/v1/tokens",
            self.demo["admin_key"],
            {"client_id": self.demo["client_id"], "user_id": 1, "expires_in": 0},
        )
        self.secrets |= {tokens["access_token"], tokens["refresh_token"]}
        return tokens

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
        log = (self.directory / "log").read_text()
        assert code == 0, log
        assert written_secrets(log, self.secrets) == set()


@pytest.fixture(scope="session")
def cluster():
    running = Cluster()
    yield running
    running.stop()


@pytest.fixture(params=KINDS, ids=str)
def server(request, tmp_path):
    kind = request.param
    arguments = []
    if kind.on_postgresql:
        arguments = ["--database", request.getfixturevalue("cluster").make_database()]
    names = [] if kind.is_encrypted else None
    running = Server(tmp_path, kind.mode, names=names, arguments=arguments)
    yield running
    running.stop()
    assert (tmp_path / "restante.sqlite").exists() != kind.on_postgresql
