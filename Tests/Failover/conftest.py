import pytest

from cluster import Cluster


@pytest.fixture
def cluster():
    """A fresh cluster of three machines; its logs are shown when the test fails."""
    running = Cluster()
    try:
        running.start()
        yield running
    except BaseException:
        print(running.logs())
        raise
    finally:
        running.stop()
