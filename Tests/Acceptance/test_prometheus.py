"""Prometheus reads the metrics, and its tools check them and the alert rules."""

import json
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from conftest import ROOT, Server

RULES = ROOT / "deploy" / "prometheus" / "alerts.yml"
SECONDS = 300
KEY = "metrics-key-of-the-test"


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv("RESTANTE_METRICS_KEY", KEY)
    directory = tmp_path / "restante"
    directory.mkdir()
    running = Server(directory, "safe", arguments=["--metrics", "key"])
    running.secrets.add(KEY)
    yield running
    running.stop()


def metrics(server):
    request = urllib.request.Request(
        server.url + "/metrics", headers={"Authorization": "Bearer " + KEY}
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        return reply.read()


def call(server, method, parameters):
    body = json.dumps({"auth": server.demo["access_token"], **parameters}).encode()
    request = urllib.request.Request(
        f"{server.url}/rest/{method}", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        return json.load(reply)["result"]


def promtool(*arguments, text=b""):
    return subprocess.run(
        ["promtool", *arguments], input=text, capture_output=True, timeout=SECONDS, check=False
    )


def use(server):
    """Leaves something to see in every part of the server."""
    call(server, "event.bind", {"event": "ONCRMDEALUPDATE", "event_type": "offline"})
    server.publish([{"event": "ONCRMDEALUPDATE", "data": {"n": n}} for n in range(3)])
    call(server, "event.offline.get", {"limit": 1})


def test_promtool_finds_nothing_wrong_with_the_metrics(server):
    use(server)
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(server.url + "/metrics", timeout=60)
    checked = promtool("check", "metrics", text=metrics(server))
    assert checked.returncode == 0, checked.stderr.decode()
    assert checked.stderr == b""


def test_promtool_finds_nothing_wrong_with_the_rules():
    checked = promtool("check", "rules", str(RULES))
    assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()


def test_the_rules_notice_what_they_are_for():
    tested = promtool("test", "rules", str(RULES.with_name("alerts.test.yml")))
    assert tested.returncode == 0, tested.stdout.decode() + tested.stderr.decode()


class Prometheus:
    """A Prometheus that looks at a server every second and evaluates rules as often."""

    def __init__(self, directory, server, rules):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
        host, port = server.address
        (directory / "rules.yml").write_text(rules)
        (directory / "key").write_text(KEY)
        (directory / "prometheus.yml").write_text(
            f"""
global: {{scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}}
rule_files: [rules.yml]
scrape_configs:
  - job_name: restante
    static_configs: [{{targets: ["{host}:{port}"]}}]
    authorization: {{credentials_file: key}}
"""
        )
        self.log = open(directory / "log", "wb")
        command = ["prometheus", f"--config.file={directory}/prometheus.yml"]
        command += [f"--storage.tsdb.path={directory}/data"]
        command += [f"--web.listen-address=127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)

    def get(self, path):
        try:
            url = f"http://127.0.0.1:{self.port}/api/v1/{path}"
            with urllib.request.urlopen(url, timeout=60) as reply:
                return json.load(reply)["data"]
        except OSError:
            return {}

    def value(self, query):
        found = self.get("query?" + urllib.parse.urlencode({"query": query})).get("result", [])
        return float(found[0]["value"][1]) if found else None

    def firing(self):
        alerts = self.get("alerts").get("alerts", [])
        return {alert["labels"]["alertname"] for alert in alerts if alert["state"] == "firing"}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.log.close()


def short(rules):
    """The same rules for people who have no time."""
    rules = re.sub(r"(_age_seconds\)) > 900", r"\1 > 3", rules)
    rules = rules.replace('change=~"claimed|left"}[10m]', 'change=~"claimed|left"}[5s]')
    return re.sub(r"for: \d+m", "for: 1s", rules)


def wait(condition):
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_an_alert_fires_when_a_consumer_stops_and_ends_when_it_is_back(server, tmp_path):
    use(server)
    directory = tmp_path / "prometheus"
    directory.mkdir()
    prometheus = Prometheus(directory, server, short(RULES.read_text()))
    try:
        wait(lambda: prometheus.value("restante_queue_pending_events") == 2)
        wait(lambda: "RestanteConsumerStopped" in prometheus.firing())
        assert "RestanteDown" not in prometheus.firing()
        assert len(call(server, "event.offline.get", {"limit": 50})["events"]) == 2
        wait(lambda: "RestanteConsumerStopped" not in prometheus.firing())
        wait(lambda: prometheus.value("restante_queue_pending_events") == 0)
        assert prometheus.value('restante_events_total{change="published"}') == 3
        assert prometheus.value("time() - process_start_time_seconds") < 3_600
    finally:
        prometheus.stop()
