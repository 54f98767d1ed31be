"""One machine of the cluster, played by processes on this one."""

import json
import os
import signal
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from link import Link

ROOT = Path(__file__).resolve().parents[2]
SETUP = ROOT / "deploy" / "high-availability"


def documented_environment():
    """The variables that machine.env tells an operator to set, with its example values."""
    lines = (SETUP / "machine.env").read_text().splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return dict(pairs)


@dataclass(frozen=True)
class Ports:
    """Where a machine listens. Other machines reach its PostgreSQL through `link`."""

    peer: int
    client: int
    patroni: int
    postgres: int
    link: int


class Machine:
    """Runs etcd, Patroni and PostgreSQL from the documented files."""

    def __init__(self, name, ports, all_ports, directory, user):
        self.name = name
        self.ports = ports
        self.directory = directory
        self.link = Link(ports.link, ports.postgres)
        self._user = user
        self._environment = self._settings(all_ports)
        self._etcd = None
        self._patroni = None

    def _settings(self, all_ports):
        """machine.env with the addresses and directories of this machine, and nothing else."""
        own, data = self.ports, self.directory
        peers = [f"{name}=http://127.0.0.1:{ports.peer}" for name, ports in all_ports.items()]
        clients = [f"127.0.0.1:{ports.client}" for ports in all_ports.values()]
        here = {
            "ETCD_NAME": self.name,
            "ETCD_DATA_DIR": f"{data}/etcd",
            "ETCD_LISTEN_PEER_URLS": f"http://127.0.0.1:{own.peer}",
            "ETCD_LISTEN_CLIENT_URLS": f"http://127.0.0.1:{own.client}",
            "ETCD_INITIAL_ADVERTISE_PEER_URLS": f"http://127.0.0.1:{own.peer}",
            "ETCD_ADVERTISE_CLIENT_URLS": f"http://127.0.0.1:{own.client}",
            "ETCD_INITIAL_CLUSTER": ",".join(peers),
            "PATRONI_NAME": self.name,
            "PATRONI_ETCD3_HOSTS": ",".join(clients),
            "PATRONI_RESTAPI_LISTEN": f"127.0.0.1:{own.patroni}",
            "PATRONI_RESTAPI_CONNECT_ADDRESS": f"127.0.0.1:{own.patroni}",
            "PATRONI_POSTGRESQL_LISTEN": f"127.0.0.1:{own.postgres}",
            "PATRONI_POSTGRESQL_CONNECT_ADDRESS": f"127.0.0.1:{own.link}",
            "PATRONI_POSTGRESQL_DATA_DIR": f"{data}/postgresql",
            "PATRONI_POSTGRESQL_PGPASS": f"{data}/pgpass",
        }
        documented = documented_environment()
        assert here.keys() <= documented.keys(), "machine.env lacks a variable that is needed"
        return documented | here

    @property
    def superuser_password(self):
        return self._environment["PATRONI_SUPERUSER_PASSWORD"]

    def start(self):
        """Switches the machine on."""
        self._etcd = self._run("etcd", ["etcd"])
        self._patroni = self._run("patroni", ["patroni", str(SETUP / "patroni.yml")])

    def freeze_patroni(self):
        """Keeps Patroni from doing anything, as on a machine that is about to fail."""
        self._patroni.send_signal(signal.SIGSTOP)

    def hand_over_to(self, other):
        """Lets Patroni make another machine the primary, as `patronictl switchover` does."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.ports.patroni}/switchover",
            data=json.dumps({"leader": self.name, "candidate": other.name}).encode(),
        )
        with urllib.request.urlopen(request, timeout=120) as reply:
            assert reply.status == 200, reply.read()

    def kill(self):
        """Ends everything that the machine runs at once, as a power failure does."""
        postmaster = self._postmaster()
        processes = [self._patroni.pid, self._etcd.pid]
        if postmaster is not None:
            processes = [postmaster, *_children(postmaster), *processes]
        # None of them sees another one end.
        for process in processes:
            _send(process, signal.SIGSTOP)
        for process in processes:
            _send(process, signal.SIGKILL)
        self._patroni.wait(timeout=30)
        self._etcd.wait(timeout=30)

    def status(self):
        """What Patroni says about this machine; nothing while it does not answer."""
        return self._ask("patroni")

    def cluster(self):
        """What Patroni on this machine says about the cluster."""
        return self._ask("cluster")

    def _ask(self, path):
        try:
            url = f"http://127.0.0.1:{self.ports.patroni}/{path}"
            with urllib.request.urlopen(url, timeout=5) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as error:
            return json.load(error)
        except OSError:
            return {}

    def logs(self):
        """The end of what its processes reported."""
        parts = []
        for name in ["etcd", "patroni"]:
            path = self.directory / f"{name}.log"
            if path.exists():
                text = path.read_text(errors="replace")
                parts.append(f"--- {self.name} {name}\n{text[-4000:]}")
        return "\n".join(parts)

    def _run(self, name, command):
        log = open(self.directory / f"{name}.log", "ab")
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | self._environment
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            cwd=self.directory,
            user=self._user,
            group=self._user,
            extra_groups=None if self._user is None else [],
            start_new_session=True,
        )

    def _postmaster(self):
        try:
            text = (self.directory / "postgresql" / "postmaster.pid").read_text()
        except FileNotFoundError:
            return None
        process = int(text.splitlines()[0])
        command = Path(f"/proc/{process}/cmdline")
        directory = str(self.directory).encode()
        is_ours = command.exists() and directory in command.read_bytes()
        return process if is_ours else None


def _children(process):
    children = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == process:
            children.append(int(path.parent.name))
    return children


def _send(process, number):
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass
