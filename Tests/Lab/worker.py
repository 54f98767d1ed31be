"""A worker as applications have them: it marks every deal that changed, and acknowledges."""

import http.client
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TRANSIENT = {"QUERY_LIMIT_EXCEEDED", "OVERLOAD_LIMIT", "INTERNAL_SERVER_ERROR", "HTTP 502"}


class Failure(Exception):
    """An error that the portal returned."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Poison(Exception):
    """An event that cannot be processed."""


class Worker:
    attempts = 4

    def __init__(self, demo, connector="worker", handle=None, pause=lambda seconds: None):
        self.demo = dict(demo)
        self.connector = connector
        self.handle = handle or self.mark
        self.pause = pause
        self.retries = []

    def call(self, method, **parameters):
        """Calls a method, again where that may help."""
        for attempt in range(self.attempts):
            try:
                return self.once(method, parameters)
            except Failure as failure:
                if failure.code == "expired_token":
                    self.refresh()
                elif failure.code not in TRANSIENT or attempt == self.attempts - 1:
                    raise
                self.retries.append(failure.code)
            except (OSError, http.client.HTTPException, ValueError) as error:
                # Nobody knows whether the call was carried out.
                if attempt == self.attempts - 1:
                    raise
                self.retries.append(type(error).__name__)
            self.pause(2**attempt)
        raise Failure("expired_token")

    def once(self, method, parameters):
        body = {**parameters, "auth": self.demo["access_token"]}
        if self.connector:
            body["auth_connector"] = self.connector
        request = Request(
            self.demo["rest_url"] + method,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=10) as reply:
                return json.load(reply)["result"]
        except HTTPError as error:
            raise Failure(self.code(error)) from None

    @staticmethod
    def code(error):
        try:
            return json.loads(error.read())["error"]
        except ValueError:
            return f"HTTP {error.code}"

    def refresh(self):
        url = (
            f"{self.demo['base_url']}/oauth/token/?grant_type=refresh_token"
            f"&client_id={self.demo['client_id']}&client_secret={self.demo['client_secret']}"
            f"&refresh_token={self.demo['refresh_token']}"
        )
        with urlopen(url, timeout=10) as reply:
            tokens = json.load(reply)
        self.demo["access_token"] = tokens["access_token"]
        self.demo["refresh_token"] = tokens["refresh_token"]

    def subscribe(self, *events):
        for event in events or ["ONCRMDEALUPDATE"]:
            self.call("event.bind", event=event, event_type="offline")

    def claim(self, **parameters):
        return self.call("event.offline.get", clear=0, **parameters)

    def run(self, **parameters):
        """Processes what one claim brings; returns the numbers of the deals that were marked."""
        claim = self.claim(**parameters)
        done, failed, deals = [], [], []
        for event in claim["events"]:
            deal = event["EVENT_DATA"]["FIELDS"]["ID"]
            try:
                self.handle(int(deal))
                done.append(event["MESSAGE_ID"])
                deals.append(int(deal))
            except Poison:
                failed.append(event["MESSAGE_ID"])
        process = claim["process_id"]
        if done:
            self.call("event.offline.clear", process_id=process, message_id=done)
        if failed:
            self.call("event.offline.error", process_id=process, message_id=failed)
        return deals

    def mark(self, deal):
        self.call("crm.deal.update", id=deal, fields={"COMMENTS": "seen"})
