"""Restante on the documented setup, while its database fails."""

import pytest

import failures
from restante_load import RestanteLoad
from restante_server import RestanteServer


@pytest.fixture
def server(cluster, tmp_path):
    running = RestanteServer(cluster.conninfo(), tmp_path / "restante")
    yield running
    running.stop()


@pytest.mark.parametrize("fail", failures.ALL)
def test_nothing_acknowledged_is_lost(cluster, server, fail, capsys):
    load = RestanteLoad(server)
    outage = fail(cluster, load)
    result = load.check()
    assert server.is_ready()
    with capsys.disabled():
        print(f"\n{fail.__name__}: {outage:.1f} s without a publication; {result};")
        print(f"  failures seen: {load.answers.failures}")
