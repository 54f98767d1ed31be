"""A server that has no descriptors left for new connections."""

import os
import pathlib
import resource
import socket
import time
import urllib.request

import pytest
from conftest import Server

SECONDS = 300
MESSAGE = "cannot accept connections"


def descriptors(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def processor_time(server):
    """How many seconds the server computed so far."""
    stat = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text()
    # The second field is a name in parentheses; user and system time are the 14th and 15th.
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lines(server):
    log = (server.directory / "log").read_text()
    return [line for line in log.splitlines() if MESSAGE in line]


def is_alive(server):
    try:
        with urllib.request.urlopen(server.url + "/healthz", timeout=60) as reply:
            return reply.read() == b"alive\n"
    except OSError:
        return False


@pytest.fixture
def server(tmp_path):
    running = Server(tmp_path, "safe")
    yield running
    running.stop()


def test_waits_without_work_and_serves_again(server):
    # What the server opens when it first waits or reads has to be there before.
    request = urllib.request.Request(
        f"{server.url}/rest/event.offline.get?auth={server.demo['access_token']}",
        headers={"Prefer": "wait=1"},
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        assert reply.status == 200
    _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    limit = descriptors(server) + 4
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (limit, hard))
    connections = []
    deadline = time.monotonic() + SECONDS
    while not lines(server) and time.monotonic() < deadline:
        # The system accepts them for the server, so that none of them fails here.
        if len(connections) < 120:
            connections.append(socket.create_connection(server.address, timeout=60))
        time.sleep(0.02)
    before = processor_time(server)
    time.sleep(4)
    used = processor_time(server) - before
    assert used < 1, f"{used} s of 4"
    assert len(lines(server)) == 1
    assert "count=1" in lines(server)[0]
    for connection in connections:
        connection.close()
    while not is_alive(server):
        assert time.monotonic() < deadline
        time.sleep(0.1)
