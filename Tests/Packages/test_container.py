"""The Dockerfile and compose.yaml, whose steps are done by hand: no container engine is needed."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml

from machine import COMMAND_SECONDS, INSTALL_SECONDS, ROOT, Service, free_port
from main_job import Client

sys.path.append(str(ROOT / "Tests" / "Acceptance"))
from postgresql import Cluster


class Image:
    """What a Dockerfile says, step by step."""

    def __init__(self, path):
        text = re.sub(r"^#.*\n", "", path.read_text(), flags=re.MULTILINE)
        joined = re.sub(r"\\\n", " ", text)
        self.steps = [line.split(" ", 1) for line in joined.splitlines() if line.strip()]

    def of(self, name):
        return [value.strip() for step, value in self.steps if step == name]

    @property
    def environment(self):
        return [word for line in self.of("ENV") for word in shlex.split(line)]

    @property
    def command(self):
        return [*json.loads(self.of("ENTRYPOINT")[0]), *json.loads(self.of("CMD")[0])]

    @property
    def check(self):
        return json.loads(self.of("HEALTHCHECK")[0].split(" CMD ", 1)[1])


def copied(machine, context, value):
    """Does a COPY: files into a folder, or one to a path, or the contents of a folder."""
    *sources, target = value.split()
    place = machine.path(target)
    for source in sources:
        path = context / source
        if path.is_dir():
            shutil.copytree(path, place)
        elif target.endswith("/"):
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
        else:
            shutil.copy(path, place)


@pytest.fixture
def image():
    return Image(ROOT / "Dockerfile")


@pytest.fixture
def built(machine, unpacked, image):
    """The system that the Dockerfile makes of a plain one."""
    for step, value in image.steps:
        if step == "RUN":
            machine.run("sh", "-c", value, timeout=INSTALL_SECONDS,
                        environment=["DEBIAN_FRONTEND=noninteractive"])
        elif step == "COPY":
            copied(machine, unpacked, value)
    return machine


class ContainerUnit:
    """What an engine starts, as if a unit said it."""

    watchdog_microseconds = 30_000_000

    def __init__(self, image, variables=()):
        self.command = image.command
        self._image = image
        self._variables = variables
        [self.user] = image.of("USER")
        self.group = self.user

    def environment(self, _):
        return [*self._image.environment, *self._variables]


def test_image_runs_the_server_not_as_root(built, image, port):
    assert image.of("FROM") == ["debian:bookworm-slim"]
    assert image.of("VOLUME") == ["/var/lib/restante"]
    assert int(built.run("id", "-u", *image.of("USER"))) == 10001
    service = Service(built, ContainerUnit(image), "--demo", port=port)
    try:
        service.expect("READY=1")
        listen = f"RESTANTE_LISTEN=0.0.0.0:{port}"
        environment = [*image.environment, listen]
        assert built.run(*image.check, user="restante", environment=environment) == "ready\n"
        client = Client.of(service, built)
        client.bind()
        client.publish({"ID": "1"})
        assert client.claim()[1] == [{"ID": "1"}]
        assert service.stop() == 0
        gone = subprocess.run(
            built.command(*image.check, user="restante", environment=environment),
            capture_output=True, timeout=COMMAND_SECONDS,
        )
        assert gone.returncode == 1
    finally:
        service.end()


def test_tarball_has_everything_that_the_image_is_made_of(unpacked, image):
    assert (unpacked / "Dockerfile").read_text() == (ROOT / "Dockerfile").read_text()
    for value in image.of("COPY"):
        assert all((unpacked / source).exists() for source in value.split()[:-1]), value
    assert os.access(unpacked / "bin" / "restante", os.X_OK)


def test_compose_has_one_server_and_a_profile_of_three():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    usual = {name for name, service in services.items() if "profiles" not in service}
    assert usual == {"restante"}
    nodes = [service for name, service in services.items() if name.startswith("restante-")]
    assert len(nodes) == 3
    for node in nodes:
        assert node["depends_on"] == {"postgres": {"condition": "service_healthy"}}
        assert {"RESTANTE_DATABASE", "RESTANTE_SERVER_KEY"} <= set(node["environment"])
    for name, service in services.items():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", [])), name
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert len(ports) == len(set(ports)) == 4
    volumes = yaml.safe_load((ROOT / "compose.yaml").read_text())["volumes"]
    used = {v.split(":")[0] for service in services.values() for v in service.get("volumes", [])}
    assert used == set(volumes)


def test_the_three_servers_of_compose_share_a_database(built, image):
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    cluster = Cluster()
    nodes = []
    try:
        # What the engine does: fills in variables, and resolves the name of the other container.
        given = {"POSTGRES_PASSWORD": "secret", "RESTANTE_SERVER_KEY": "5a" * 32}
        address = cluster.make_database()
        for number in range(1, 4):
            variables = services[f"restante-{number}"]["environment"]
            assert variables["RESTANTE_DATABASE"] == "postgres://restante@postgres/restante"
            environment = [
                f"{name}={address if name == 'RESTANTE_DATABASE' else filled(text, given)}"
                for name, text in variables.items()
            ]
            # Each has a volume of its own.
            data = f"/var/lib/restante/{number}"
            built.run("install", "-d", "-m", "0700", "-o", "restante", "-g", "restante", data)
            unit = ContainerUnit(image, [*environment, f"RESTANTE_DATA={data}"])
            node = Service(built, unit, *(["--demo"] if number == 1 else []), port=free_port())
            nodes.append(node)
            node.expect("READY=1")
        demo = json.loads(built.path("/var/lib/restante/1/demo.json").read_text())
        first, second, third = (Client(node.url, demo) for node in nodes)
        first.bind()
        second.publish({"ID": "1"})
        process_id, events = third.claim()
        assert events == [{"ID": "1"}]
        first.clear(process_id)
        assert second.claim()[1] == []
        for node in nodes:
            assert node.stop() == 0
    finally:
        for node in nodes:
            node.end()
        cluster.stop()


def filled(text, given):
    """A value of compose.yaml with its variables."""
    return re.sub(r"\$\{(\w+):-([^}]*)\}", lambda found: given.get(found[1], found[2]), text)
