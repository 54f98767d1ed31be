"""Three machines with the documented setup: etcd, Patroni and PostgreSQL on each."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

from machine import SETUP, Machine, Ports

NAMES = ["db1", "db2", "db3"]
PASSWORD = "a password of the test"
# The longest that any step may take: many times what it takes.
STEP_SECONDS = 180


class Cluster:
    def __init__(self):
        # PostgreSQL refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        self.directory = Path(tempfile.mkdtemp(prefix="restante-failover-"))
        ports = dict(zip(NAMES, _free_ports(len(NAMES))))
        self.machines = []
        self._give(self.directory)
        for name in NAMES:
            directory = self.directory / name
            directory.mkdir(mode=0o700)
            self._give(directory)
            self.machines.append(Machine(name, ports[name], ports, directory, self._user))

    def _give(self, directory):
        if self._user:
            shutil.chown(directory, self._user, self._user)

    def start(self):
        """Starts all machines and makes the database; returns once a standby is synchronous."""
        for machine in self.machines:
            machine.start()
        self.primary(members=len(self.machines))
        command = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
        command += [f"--set=password={PASSWORD}", f"--file={SETUP / 'database.sql'}"]
        command += [self.administration()]
        subprocess.run(command, check=True, timeout=STEP_SECONDS)
        # libpq gives up at a standby that does not know the database yet.
        self.wait(self._is_everywhere, "database on every machine")

    def _is_everywhere(self):
        query = "SELECT FROM pg_database WHERE datname = 'restante'"
        return all(self.administer(machine, query) for machine in self.machines)

    def stop(self):
        for machine in self.machines:
            machine.kill()
            machine.link.cut()
        shutil.rmtree(self.directory, ignore_errors=True)

    def primary(self, members, other_than=None):
        """The machine that takes writes, once that many machines replicate synchronously."""

        def look():
            leader = next((m for m in self.machines if self._leads(m)), None)
            if leader is None or leader is other_than:
                return None
            standbys = leader.status().get("replication", [])
            streaming = [s for s in standbys if s.get("state") == "streaming"]
            return leader if self.successor(leader) and len(streaming) >= members - 1 else None

        return self.wait(look, f"a primary with {members - 1} standbys")

    def successor(self, primary):
        """The machine that may take over; nothing while there is none."""
        members = primary.cluster().get("members", [])
        names = [m["name"] for m in members if m["role"] == "sync_standby"]
        return next((m for m in self.machines if m.name in names), None)

    @staticmethod
    def _leads(machine):
        status = machine.status()
        return status.get("state") == "running" and status.get("role") in ("master", "primary")

    def wait(self, condition, what):
        """What the condition answers, once it answers something."""
        deadline = time.monotonic() + STEP_SECONDS
        while time.monotonic() < deadline:
            if answer := condition():
                return answer
            time.sleep(0.1)
        raise AssertionError(f"there is no {what}\n{self.logs()}")

    def logs(self):
        return "\n".join(machine.logs() for machine in self.machines)

    def conninfo(self):
        """How applications reach the database, wherever the primary is."""
        hosts = ",".join(f"127.0.0.1:{machine.ports.postgres}" for machine in self.machines)
        options = "target_session_attrs=read-write&connect_timeout=2&tcp_user_timeout=10000"
        return f"postgres://restante@{hosts}/restante?{options}"

    def administration(self, machine=None):
        """How the superuser reaches one machine, or whichever is the primary."""
        machines = self.machines if machine is None else [machine]
        hosts = ",".join(f"127.0.0.1:{machine.ports.postgres}" for machine in machines)
        password = self.machines[0].superuser_password
        attributes = "any" if machine else "read-write"
        return f"postgres://postgres:{password}@{hosts}/postgres?target_session_attrs={attributes}"

    def administer(self, machine, query):
        """Runs a query as superuser and answers its rows."""
        with psycopg.connect(self.administration(machine), autocommit=True) as connection:
            return connection.execute(query).fetchall()


def _free_ports(machines):
    """Ports that nobody listens on, for each machine."""
    sockets = [socket.socket() for _ in range(machines * 5)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    numbers = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return [Ports(*numbers[5 * i : 5 * i + 5]) for i in range(machines)]
