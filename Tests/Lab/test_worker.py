"""What somebody writes who has read docs/testing.md: tests of a worker, in the lab, without a sleep.

The fixtures are those of that page; `Tests/Acceptance/test_lab.py` runs these tests with them.
"""

from threading import Thread

import pytest

from worker import Failure, Poison, Worker

DEAL = "ONCRMDEALUPDATE"


@pytest.fixture
def worker(portal):
    worker = Worker(portal.demo, connector="")
    worker.subscribe()
    return worker


@pytest.fixture
def deals(portal):
    """Three deals, whose changes nobody has been told of yet."""
    return [portal.call("crm.deal.add", fields={"TITLE": f"Deal {n}"}) for n in range(3)]


def change(portal, *deals):
    for deal in deals:
        portal.emit(DEAL, {"FIELDS": {"ID": deal}})


def events_of(portal, **parameters):
    return portal.call("event.offline.list", **parameters)


def poisoned(deal):
    raise Poison(deal)


# Fetching and acknowledging.


def test_an_empty_queue_gives_nothing_to_do(worker):
    assert worker.run() == []


def test_a_changed_deal_is_marked(portal, worker, deals):
    change(portal, deals[0])
    assert worker.run() == deals[:1]
    assert portal.call("crm.deal.get", id=deals[0])["COMMENTS"] == "seen"


def test_what_was_processed_does_not_come_again(portal, worker, deals):
    change(portal, deals[0])
    worker.run()
    assert worker.run() == [] == events_of(portal)


def test_a_deal_that_changes_three_times_comes_once(portal, worker, deals):
    change(portal, deals[0], deals[0], deals[0])
    assert worker.run() == deals[:1]


def test_events_come_in_the_order_in_which_they_happened(portal, worker, deals):
    change(portal, *deals)
    assert worker.run() == deals


def test_a_limit_leaves_the_rest_for_the_next_run(portal, worker, deals):
    change(portal, *deals)
    assert worker.run(limit=2) == deals[:2]
    assert worker.run(limit=2) == deals[2:]


def test_a_thousand_events_are_processed_in_pages(portal, worker):
    seen = []
    worker.handle = seen.append
    portal.emit(DEAL, {"FIELDS": {"ID": "{{n}}"}}, count=1_000)
    runs = 0
    while worker.run(limit=250):
        runs += 1
    assert (runs, sorted(seen)) == (4, list(range(1, 1_001)))


def test_a_filter_fetches_one_kind_of_event(portal, worker):
    portal.seed({"event": "ONCRMLEADADD", "data": {"FIELDS": {"ID": 5}}})
    portal.seed({"event": DEAL, "data": {"FIELDS": {"ID": 6}}})
    claim = worker.claim(filter={"EVENT_NAME": "ONCRMLEADADD"})
    assert [event["EVENT_NAME"] for event in claim["events"]] == ["ONCRMLEADADD"]


def test_another_portal_sees_nothing(portal, lab, worker, deals):
    change(portal, deals[0])
    other = Worker(lab.post("portals"), connector="")
    assert other.run() == []
    assert worker.run() == deals[:1]


# Crashes and leases.


def test_a_claim_is_nobody_elses(portal, worker, deals):
    change(portal, deals[0])
    assert len(worker.claim()["events"]) == 1
    assert Worker(portal.demo, connector="").run() == []


def test_what_a_crashed_worker_claimed_comes_back_after_an_hour(portal, worker, deals):
    change(portal, deals[0])
    worker.claim()
    portal.lab.advance("59m")
    assert worker.run() == []
    portal.lab.advance("2m")
    assert worker.run() == deals[:1]


def test_a_claim_can_be_read_again_after_a_crash(portal, worker, deals):
    change(portal, deals[0])
    process = worker.claim()["process_id"]
    again = worker.call("event.offline.get", clear=0, process_id=process)
    assert [event["EVENT_DATA"]["FIELDS"]["ID"] for event in again["events"]] == deals[:1]


def test_a_slow_handler_loses_its_claim_to_another_worker(portal, worker, deals):
    change(portal, deals[0])
    other = Worker(portal.demo, connector="")
    taken = []

    def slow(deal):
        portal.lab.advance("61m")
        taken.extend(other.run())

    worker.handle = slow
    worker.run()
    assert taken == deals[:1]


def test_a_claim_of_somebody_else_that_is_over_is_taken_over(portal, worker):
    portal.seed(
        {"event": DEAL, "data": {"FIELDS": {"ID": 1}}, "state": "claimed", "lease": "10m"}
    )
    worker.handle = lambda deal: None
    assert worker.run() == []
    portal.lab.advance("11m")
    assert worker.run() == [1]


def test_a_claim_made_while_the_clock_stands_still_stays(portal, worker, deals):
    portal.lab.post("clock", freeze=True)
    change(portal, deals[0])
    worker.claim()
    assert worker.run() == []


# Poison and dead letters.


def test_poison_is_reported_and_the_others_are_acknowledged(portal, worker, deals):
    change(portal, *deals)
    worker.handle = lambda deal: poisoned(deal) if deal == deals[1] else None
    assert worker.run() == [deals[0], deals[2]]
    failed = events_of(portal)
    assert [event["EVENT_DATA"]["FIELDS"]["ID"] for event in failed] == [deals[1]]


def test_what_failed_is_no_longer_fetched(portal, worker, deals):
    change(portal, deals[0])
    worker.handle = poisoned
    worker.run()
    assert worker.claim()["events"] == []


def test_what_failed_can_be_fetched_as_failed(portal, worker):
    portal.seed({"event": DEAL, "data": {"FIELDS": {"ID": 9}}, "state": "failed", "attempts": 3})
    worker.handle = lambda deal: None
    assert worker.run() == []
    assert worker.run(error=1) == [9]
    assert events_of(portal) == []


def test_a_repaired_event_is_processed_like_others(portal, worker, deals):
    change(portal, deals[0])
    worker.handle = poisoned
    worker.run()
    change(portal, deals[0])
    worker.handle = worker.mark
    assert worker.run(error=1) + worker.run() == deals[:1]


# Loops.


def test_a_worker_with_a_connector_does_not_hear_of_its_own_changes(portal, deals):
    worker = Worker(portal.demo, connector="sync")
    worker.subscribe()
    change(portal, deals[0])
    assert worker.run() == deals[:1]
    assert worker.run() == []


def test_what_a_user_changes_reaches_the_worker(portal, deals):
    worker = Worker(portal.demo, connector="sync")
    worker.subscribe()
    portal.call("crm.deal.update", id=deals[0], fields={"TITLE": "Boat"})
    assert worker.run() == deals[:1]


def test_two_connectors_hear_of_each_others_changes_until_one_says_no_more(portal, deals):
    here, there = (Worker(portal.demo, connector=name) for name in ("here", "there"))
    for worker in (here, there):
        worker.subscribe()
    there.handle = lambda deal: None
    change(portal, deals[0])
    assert here.run() == deals[:1] == there.run()
    assert (here.run(), there.run()) == ([], [])


# Failures of the portal and on the way.


def test_a_full_rate_limit_is_waited_out(portal, worker, deals):
    change(portal, deals[0])
    portal.fault(method="event.offline.get", error="QUERY_LIMIT_EXCEEDED", times=2)
    assert worker.run() == deals[:1]
    assert worker.retries == ["QUERY_LIMIT_EXCEEDED"] * 2


def test_a_worker_gives_up_in_the_end(portal, worker):
    portal.fault(method="event.offline.get", error="QUERY_LIMIT_EXCEEDED")
    with pytest.raises(Failure, match="QUERY_LIMIT_EXCEEDED"):
        worker.run()
    assert len(portal.requests(method="event.offline.get")) == worker.attempts


def test_a_gateway_that_fails_is_tried_again(portal, worker, deals):
    change(portal, deals[0])
    portal.fault(method="event.offline.*", status=502, times=1)
    assert worker.run() == deals[:1]


def test_an_expired_token_is_refreshed(portal, worker, deals):
    change(portal, deals[0])
    portal.fault(method="event.offline.get", error="expired_token", times=1)
    before = worker.demo["access_token"]
    assert worker.run() == deals[:1]
    assert worker.demo["access_token"] != before


def test_a_closed_portal_ends_the_work(portal, worker):
    portal.lab.post("faults", preset="closed-portal", portal=portal.name)
    with pytest.raises(Failure, match="PORTAL_DELETED"):
        worker.run()


def test_a_lost_reply_to_a_claim_costs_an_hour_and_no_event(portal, worker, deals):
    change(portal, deals[0])
    portal.fault(method="event.offline.get", reply="lost", times=1)
    assert worker.run() == []
    assert worker.retries == ["RemoteDisconnected"]
    portal.lab.advance("61m")
    assert worker.run() == deals[:1]


def test_a_lost_reply_to_an_acknowledgement_is_asked_for_again(portal, worker, deals):
    change(portal, deals[0])
    portal.fault(method="event.offline.clear", reply="lost", times=1)
    assert worker.run() == deals[:1]
    assert events_of(portal) == []


def test_a_reply_that_is_cut_is_not_taken_for_one(portal, worker, deals):
    change(portal, deals[0])
    portal.fault(method="crm.deal.update", reply="cut", times=1)
    assert worker.run() == deals[:1]
    assert worker.retries in (["IncompleteRead"], ["JSONDecodeError"], ["RemoteDisconnected"])


def test_a_store_that_is_away_for_a_moment_loses_nothing(portal, worker, deals):
    change(portal, *deals)
    portal.fault(method="event.offline.clear", store="unavailable", times=1)
    try:
        worker.run()
    except Failure:
        portal.lab.advance("61m")
        worker.run()
    assert events_of(portal) == []


# What was asked.


def test_the_worker_acknowledges_what_it_claimed_and_no_more(portal, worker, deals):
    change(portal, *deals)
    worker.run(limit=2)
    asked = portal.requests(method="event.offline.clear")
    assert [len(request["parameters"]["message_id"]) for request in asked] == [2]


def test_a_test_waits_for_a_call_instead_of_sleeping(portal, worker, deals):
    change(portal, deals[0])
    thread = Thread(target=worker.run)
    thread.start()
    waited = portal.lab.get(
        "requests/wait", portal=portal.name, method="event.offline.clear", count=1, timeout=30
    )
    thread.join()
    assert len(waited["requests"]) == 1


def test_no_secret_is_in_what_was_asked(portal, worker, deals):
    change(portal, deals[0])
    worker.run()
    shown = str(portal.requests())
    assert portal.demo["access_token"] not in shown
