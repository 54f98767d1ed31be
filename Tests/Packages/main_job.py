"""What the server is for, with curl: an application binds an event, gets it, and removes it."""

import json
import subprocess

CURL_SECONDS = 30


class Client:
    """Talks to a server with its demo portal's credentials."""

    def __init__(self, url, demo):
        self._url = url
        self._demo = demo

    @classmethod
    def of(cls, service, machine):
        """A client of a server in a system, with the file that is in its data directory."""
        path = machine.path("/var/lib/restante/demo.json")
        return cls(service.url, json.loads(path.read_text()))

    def bind(self):
        return self.call("event.bind", event="ONCRMDEALUPDATE", event_type="offline")

    def publish(self, data):
        return self._curl(
            "/v1/events", "-H", f"Authorization: Bearer {self._demo['publish_key']}",
            "-H", "Content-Type: application/json",
            "-d", json.dumps({"event": "ONCRMDEALUPDATE", "data": data}),
        )

    def call(self, method, **parameters):
        fields = [f"{name}={value}" for name, value in parameters.items()]
        fields.append(f"auth={self._demo['access_token']}")
        arguments = [part for field in fields for part in ("--data-urlencode", field)]
        return self._curl(f"/rest/{method}", *arguments)

    def claim(self):
        """Claims all events; the id of the claim and their data."""
        result = self.call("event.offline.get", clear=0)["result"]
        return result["process_id"], [event["EVENT_DATA"] for event in result["events"]]

    def clear(self, process_id):
        return self.call("event.offline.clear", process_id=process_id)

    def _curl(self, path, *arguments):
        command = ["curl", "--silent", "--show-error", "--fail-with-body", "--max-time"]
        command += [str(CURL_SECONDS), self._url + path, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=2 * CURL_SECONDS)
        assert done.returncode == 0, f"{path}: {done.stderr}{done.stdout}"
        return json.loads(done.stdout)
