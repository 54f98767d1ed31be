"""What the documented setup does by itself, without Restante."""

import pytest

import failures
from plain_load import PlainLoad


@pytest.mark.parametrize("fail", failures.ALL)
def test_acknowledged_rows_survive(cluster, fail, capsys):
    load = PlainLoad(cluster)
    outage = fail(cluster, load)
    result = load.check()
    with capsys.disabled():
        print(f"\n{fail.__name__}: {outage:.1f} s without a commit; {result};")
        print(f"  failures seen: {load.answers.failures}")
