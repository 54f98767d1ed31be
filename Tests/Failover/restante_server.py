"""The real program on the cluster's database."""

import http.client
import json
import os
import re
import signal
import subprocess
import time
import urllib.parse

from cluster import PASSWORD
from machine import ROOT

BINARY = os.environ.get("RESTANTE_BINARY", ROOT / ".build" / "debug" / "restante")
START_SECONDS = 60
# Longer than any outage that is expected: clients wait instead of giving up.
REPLY_SECONDS = 90


class RestanteServer:
    def __init__(self, conninfo, directory):
        directory.mkdir()
        self._path = directory / "log"
        self._log = open(self._path, "wb")
        command = [BINARY, "serve", "--demo", "--listen", "127.0.0.1:0", "--data", directory]
        command += ["--database", conninfo]
        environment = os.environ | {"RESTANTE_DATABASE_PASSWORD": PASSWORD}
        self._process = subprocess.Popen(
            command, stdout=self._log, stderr=self._log, env=environment
        )
        try:
            self._port = self._wait_until_ready()
        except BaseException:
            self._process.kill()
            raise
        self._demo = json.loads((directory / "demo.json").read_text())

    def _wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self.is_running, self.log()
            if found := re.search(r"address=127\.0\.0\.1:(\d+)\b", self.log()):
                return int(found[1])
            time.sleep(0.05)
        raise AssertionError(f"the server did not become ready\n{self.log()}")

    @property
    def is_running(self):
        return self._process.poll() is None

    def log(self):
        return self._path.read_text(errors="replace")

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=REPLY_SECONDS)

    def publish(self, connection, data):
        body = json.dumps({"event": "ONCRMDEALUPDATE", "data": data})
        headers = {"Authorization": "Bearer " + self._demo["publish_key"]}
        headers["Content-Type"] = "application/json"
        return _ask(connection, "POST", "/v1/events", body, headers)

    def call(self, connection, method, **parameters):
        parameters["auth"] = self._demo["access_token"]
        body = urllib.parse.urlencode(parameters)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return _ask(connection, "POST", "/rest/" + method, body, headers)

    def is_ready(self):
        connection = self.connect()
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(60)
        finally:
            if self.is_running:
                self._process.kill()
            self._log.close()
        assert code == 0, self.log()


def _ask(connection, method, path, body, headers):
    """The status and the reply as JSON."""
    connection.request(method, path, body, headers)
    reply = connection.getresponse()
    return reply.status, json.loads(reply.read())
