"""curl against the server's own TLS: HTTP/2 for clients that offer it, HTTP/1.1 for others."""

import json
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import CERTIFICATES, Server

DEAL = {"event": "ONCRMDEALUPDATE", "data": {"FIELDS": {"ID": 1}}, "user_id": 1}


@pytest.fixture
def encrypted(tmp_path):
    running = Server(tmp_path, "safe", names=[], arguments=["--require-https"])
    yield running
    running.stop()


def curl(url, *arguments):
    """What curl got: the version of HTTP, the status and the body."""
    form = "\n%{http_version} %{response_code}"
    command = ["curl", "--silent", "--show-error", "--max-time", "60", "--write-out", form]
    command += ["--cacert", CERTIFICATES.authority, *arguments, url]
    done = subprocess.run(command, capture_output=True, text=True)
    body, _, summary = done.stdout.rpartition("\n")
    version, status = summary.split(" ")
    return version, int(status), body


@pytest.mark.parametrize("offer, version", [("--http2", "2"), ("--http1.1", "1.1")])
def test_a_queue_is_worked_through_over(encrypted, offer, version):
    demo = encrypted.demo

    def call(method, *data):
        form = [part for field in [f"auth={demo['access_token']}", *data] for part in ("-d", field)]
        got = curl(demo["rest_url"] + method, offer, *form)
        assert got[:2] == (version, 200)
        return json.loads(got[2])["result"]

    assert call("event.bind", "event=ONCRMDEALUPDATE", "event_type=offline") is True
    key = f"Authorization: Bearer {demo['publish_key']}"
    published = curl(demo["base_url"] + "/v1/events", offer, "-H", key, "--json", json.dumps(DEAL))
    assert published[:2] == (version, 200)
    claimed = call("event.offline.get", "clear=0")
    assert [event["EVENT_NAME"] for event in claimed["events"]] == ["ONCRMDEALUPDATE"]
    assert call("event.offline.clear", f"process_id={claimed['process_id']}") is True
    assert call("event.offline.list") == []
    # --require-https lets webhooks through here.
    assert curl(demo["webhook_url"] + "profile", offer)[:2] == (version, 200)


def test_many_requests_share_a_connection(encrypted):
    urls = [encrypted.url + "/healthz"] * 50
    command = ["curl", "--no-progress-meter", "--http2", "--parallel", "--cacert", CERTIFICATES.authority]
    command += ["--write-out", "%{stderr}%{http_version} %{num_connects}\n", *urls]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout == "alive\n" * 50
    connections = [int(count) for count in re.findall(r"^2 (\d+)$", done.stderr, re.MULTILINE)]
    assert len(connections) == 50
    assert sum(connections) < 10


@pytest.mark.parametrize(
    "arguments", [["--tlsv1.0", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0"]]
)
def test_old_versions_of_tls_are_refused(encrypted, arguments):
    assert curl(encrypted.url + "/healthz", *arguments)[1] == 0
    assert curl(encrypted.url + "/healthz", "--tls-max", "1.2")[1] == 200


def test_who_speaks_plainly_gets_nothing(encrypted):
    plain = encrypted.url.replace("https://", "http://")
    assert curl(plain + "/healthz")[1] == 0


def test_clients_of_http2_wait_and_may_hang_up(encrypted):
    def call(method, *arguments):
        token = "Authorization: Bearer " + encrypted.demo["access_token"]
        return curl(encrypted.url + "/rest/" + method, "--header", token, *arguments)

    bind = ["--data", "event=ONCRMDEALUPDATE", "--data", "event_type=offline"]
    assert call("event.bind", *bind)[:2] == ("2", 200)
    wait = ["--header", "Prefer: wait=30"]
    # A stream that is reset while the connection goes, and one that gets what comes.
    assert call("event.offline.get", *wait, "--max-time", "1")[1] == 0
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(call, "event.offline.get", *wait)
        time.sleep(0.5)
        encrypted.publish(DEAL)
        version, status, body = waiting.result()
    assert (version, status) == ("2", 200)
    assert len(json.loads(body)["result"]["events"]) == 1
