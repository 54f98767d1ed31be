"""A real PostgreSQL server for the tests, gone with the process that started it."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

START_SECONDS = 60
PR_SET_PDEATHSIG = 1


def program(name):
    """The server's programs are where Debian puts them, or in the path."""
    places = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(places, key=lambda place: int(place.parts[-3]), default=None)
    return str(newest or name)


def end_with_parent():
    """Has the system stop the process when the tests end, however they do."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


class Cluster:
    """A server that listens on loopback and does not wait for the disk."""

    def __init__(self, data=None, settings=()):
        """Starts a new server, or one with the data directory of a backup, with more settings."""
        self.directory = Path(tempfile.mkdtemp(prefix="restante-postgresql-"))
        # The server refuses to run as root.
        self.owner = "postgres" if os.getuid() == 0 else None
        if self.owner:
            shutil.chown(self.directory, self.owner)
        if data is None:
            data = self.directory / "data"
            options = ["--username", "postgres", "--auth", "trust", "--encoding", "UTF8"]
            self.run([program("initdb"), "--pgdata", data, *options, "--no-sync"])
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = [
            *settings,
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"unix_socket_directories={self.directory}",
            "fsync=off",
        ]
        command = [program("postgres"), "-D", data]
        for setting in settings:
            command += ["-c", setting]
        self.log = open(self.directory / "log", "wb")
        self.process = subprocess.Popen(
            command,
            cwd=self.directory,
            user=self.owner,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            preexec_fn=end_with_parent,
        )
        self.databases = 0
        self._wait_until_ready()

    def run(self, command):
        """Runs a program as the user that the server runs as."""
        subprocess.run(
            command, cwd=self.directory, user=self.owner, check=True, stdout=subprocess.DEVNULL
        )

    def _wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        question = [program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(question).returncode != 0:
            assert self.process.poll() is None, (self.directory / "log").read_text()
            assert time.monotonic() < deadline, "PostgreSQL did not become ready"
            time.sleep(0.1)

    @property
    def place(self):
        """What tells PostgreSQL's own programs where the server is."""
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]

    def make_database(self):
        """Makes an empty database; answers its address."""
        self.databases += 1
        name = f"acceptance{self.databases}"
        self.run([program("createdb"), *self.place, name])
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(START_SECONDS)
        self.log.close()
        shutil.rmtree(self.directory)
