"""Both stores, brought back to a point in time by the tools that the documentation names."""

import datetime
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import BINARY, Server
from postgresql import Cluster, end_with_parent, program

LITESTREAM = Path(sys.executable).parent / "litestream"
SECONDS = 120
# Enough for the server to move its write-ahead log into the file several times meanwhile.
EARLY, LATE, BATCH = 12_000, 3_000, 500
EVENT = "ONCRMDEALUPDATE"


def publish(server, first, count):
    for start in range(first, first + count, BATCH):
        numbers = range(start, start + BATCH)
        server.publish([{"event": EVENT, "data": {"FIELDS": {"ID": n}}} for n in numbers])


def bind(server):
    binding = {"event": EVENT, "event_type": "offline"}
    server.post("/rest/event.bind", server.demo["access_token"], binding)


def pending(server):
    reply = server.post("/rest/event.offline.list", server.demo["access_token"], {})
    return reply["total"]


def kill(server):
    server.process.kill()
    server.process.wait()
    server.log.close()


def restored(directory, original):
    """A data directory with the keys of another one, and no database yet."""
    directory.mkdir(mode=0o700)
    for name in ["server.key", "admin.json", "demo.json"]:
        shutil.copy(original / name, directory)
    return directory


class Replica:
    """A copy that Litestream makes of a database while a server writes to it."""

    def __init__(self, database, directory):
        self.url = f"file://{directory}"
        self.log = open(directory.with_suffix(".log"), "wb")
        self.process = subprocess.Popen(
            [LITESTREAM, "replicate", database, self.url],
            stdout=self.log, stderr=self.log, preexec_fn=end_with_parent,
        )

    def restore(self, database, at=None):
        """Writes the database as it was; returns whether there is a copy yet."""
        when = ["-timestamp", at.isoformat()] if at else []
        command = [LITESTREAM, "restore", *when, "-o", database, self.url]
        return subprocess.run(command, timeout=SECONDS, capture_output=True).returncode == 0

    def wait_for(self, count, scratch):
        """Waits until so many events are in the copy."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            scratch.unlink(missing_ok=True)
            if self.restore(scratch):
                with sqlite3.connect(scratch) as database:
                    if database.execute("SELECT count(*) FROM event").fetchone() == (count,):
                        return
            time.sleep(0.2)
        raise AssertionError(f"{count} events did not get into the copy")

    def stop(self):
        """Lets it copy what is left."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(SECONDS)
        self.log.close()


def test_litestream_restores_the_embedded_store(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    server = Server(data, "safe")
    bind(server)
    replica = Replica(data / "restante.sqlite", tmp_path / "replica")
    publish(server, 0, EARLY)
    replica.wait_for(EARLY, tmp_path / "scratch")
    moment = datetime.datetime.now(datetime.timezone.utc)
    publish(server, EARLY, LATE)
    assert pending(server) == EARLY + LATE
    kill(server)
    replica.stop()
    for name, at, expected in [("then", moment, EARLY), ("last", None, EARLY + LATE)]:
        directory = restored(tmp_path / name, data)
        assert replica.restore(directory / "restante.sqlite", at)
        check = [BINARY, "check", "--data", directory]
        subprocess.run(check, check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)
        again = Server(directory, "safe")
        assert pending(again) == expected
        publish(again, EARLY + LATE, BATCH)
        assert pending(again) == expected + BATCH
        again.stop()


@pytest.fixture
def archive(tmp_path_factory):
    """A folder that PostgreSQL may write to."""
    folder = Path("/tmp") / f"restante-archive-{os.getpid()}"
    folder.mkdir(mode=0o700)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    yield folder
    shutil.rmtree(folder)


def seconds_of(cluster):
    """The database's time."""
    question = [program("psql"), *cluster.place, "-Atc", "SELECT now()", "postgres"]
    return subprocess.run(question, check=True, capture_output=True, text=True).stdout.strip()


def test_postgresql_is_recovered_to_a_point_in_time(tmp_path, archive):
    cluster = Cluster(
        settings=["archive_mode=on", f"archive_command=test ! -f {archive}/%f && cp %p {archive}/%f"]
    )
    address = cluster.make_database()
    server = Server(tmp_path, "safe", arguments=["--database", address])
    bind(server)
    base = archive / "base"
    cluster.run([program("pg_basebackup"), *cluster.place, "--pgdata", base, "--checkpoint=fast"])
    publish(server, 0, EARLY)
    moment = seconds_of(cluster)
    publish(server, EARLY, LATE)
    assert pending(server) == EARLY + LATE
    kill(server)
    # The log of what came last goes to the archive as well.
    cluster.run([program("psql"), *cluster.place, "-qc", "SELECT pg_switch_wal()", "postgres"])
    cluster.stop()
    (base / "recovery.signal").touch()
    again = Cluster(
        data=base,
        settings=[
            f"restore_command=cp {archive}/%f %p",
            f"recovery_target_time={moment}",
            "recovery_target_action=promote",
        ],
    )
    directory = restored(tmp_path / "restored", tmp_path)
    name = address.rsplit("/", 1)[1]
    database = f"postgres://postgres@127.0.0.1:{again.port}/{name}"
    recovered = Server(directory, "safe", arguments=["--database", database])
    assert pending(recovered) == EARLY
    publish(recovered, EARLY, BATCH)
    assert pending(recovered) == EARLY + BATCH
    recovered.stop()
    again.stop()
