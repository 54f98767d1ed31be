"""The ways in which the primary fails while clients are at work."""

import time

# How long clients work before and after.
STEADY_SECONDS = 5
# How long commits wait for a standby that is cut off. Less than the cluster's time to live.
WAIT_SECONDS = 4


def kill_primary(cluster, load):
    """The primary's machine loses its power while a standby follows it."""
    old = cluster.primary(members=3)
    _work(cluster, load, time.monotonic())
    moment = time.monotonic()
    old.kill()
    _back(cluster, load, old, moment)
    return load.answers.outage(moment)


def cut_then_kill_primary(cluster, load):
    """The standbys lose the primary first, so that commits wait for them; then its power fails.

    While they wait, an operator cancels them, which PostgreSQL answers with success and a warning:
    they are on the disk of a machine that will not come back, and must not count as done.
    """
    old = cluster.primary(members=3)
    heir = cluster.successor(old)
    _work(cluster, load, time.monotonic())
    moment = time.monotonic()
    old.freeze_patroni()
    old.link.cut()
    cancelled = _cancel_waiting_commits(cluster, old)
    time.sleep(1)
    old.kill()
    new = _back(cluster, load, old, moment)
    assert new is heir, f"{new.name} took over, not {heir.name}"
    assert cancelled > 0, "no commit waited for the standby"
    return load.answers.outage(moment)


def switch_primary(cluster, load):
    """An operator makes the synchronous standby the primary, as before an update of the machine."""
    old = cluster.primary(members=3)
    heir = cluster.successor(old)
    _work(cluster, load, time.monotonic())
    moment = time.monotonic()
    old.hand_over_to(heir)
    new = _back(cluster, load, old, moment)
    assert new is heir, f"{new.name} took over, not {heir.name}"
    return load.answers.outage(moment)


ALL = [kill_primary, cut_then_kill_primary, switch_primary]


def _cancel_waiting_commits(cluster, primary):
    """Cancels commits that wait for a standby again and again; answers how many."""
    query = """
        SELECT count(*) FILTER (WHERE pg_cancel_backend(pid)) FROM pg_stat_activity
        WHERE wait_event = 'SyncRep' AND usename = 'restante'
        """
    cancelled, deadline = 0, time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        time.sleep(0.5)
        cancelled += cluster.administer(primary, query)[0][0]
    return cancelled


def _work(cluster, load, moment):
    """Waits until clients had their successes for a while."""
    time.sleep(STEADY_SECONDS)
    cluster.wait(lambda: load.answers.since(moment) > 50, "load on the primary")


def _back(cluster, load, old, moment):
    """Waits until another machine is primary and answers; it is returned."""
    new = cluster.primary(members=2, other_than=old)
    seen = time.monotonic()
    cluster.wait(lambda: load.answers.since(seen) > 50, "success after the failover")
    time.sleep(STEADY_SECONDS)
    load.stop()
    return new
