"""The official b24pysdk, unmodified and installed from PyPI, against the real server.

It speaks https to port 443 of a domain and refreshes tokens at an address of its own; the server
answers for both names there, so that the client finds nothing changed.
"""

from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import pytest
from b24pysdk import BitrixApp, BitrixToken, BitrixWebhook
from b24pysdk.api.requesters import BitrixOAuthRequester
from b24pysdk.client import Client
from b24pysdk.errors import BitrixAPIExpiredToken, BitrixAPIWrongAuthType

from conftest import MODES, Server
from certificates import resolve_to_loopback

DEAL = "ONCRMDEALUPDATE"
PORTAL = "portal.restante.test"
# Where the client refreshes tokens; it cannot be told another place.
AUTHORIZATION = urlsplit(BitrixOAuthRequester._BASE_OAUTH_URL).hostname


def deal(number):
    return {"event": DEAL, "data": {"FIELDS": {"ID": number}}, "user_id": 1}


@pytest.fixture(params=MODES)
def portal(request, tmp_path, monkeypatch):
    """A server that is reached as a portal: by https, by its domain, on the standard port.

    As anyone but root that needs `sysctl net.ipv4.ip_unprivileged_port_start=443`.
    """
    names = [PORTAL, AUTHORIZATION]
    server = Server(
        tmp_path, request.param, public_url=f"https://{PORTAL}", names=names, port=443
    )
    try:
        resolve_to_loopback(monkeypatch, names)
        monkeypatch.setenv("NO_PROXY", "*")
        yield server
    finally:
        server.stop()


def application(server):
    return BitrixApp(
        client_id=server.demo["client_id"], client_secret=server.demo["client_secret"]
    )


def demo_token(server, **changes):
    arguments = {
        "domain": server.demo["domain"],
        "auth_token": server.demo["access_token"],
        "refresh_token": server.demo["refresh_token"],
        "bitrix_app": application(server),
    }
    return BitrixToken(**(arguments | changes))


def webhook(server):
    user, code = server.demo["webhook_url"].rstrip("/").split("/")[-2:]
    return BitrixWebhook(domain=server.demo["domain"], webhook_token=f"{user}/{code}")


def bound(server, count):
    """A client whose application has that many events in its queue."""
    client = Client(demo_token(server))
    assert client.event.bind(DEAL, event_type="offline").result is True
    published = server.publish([deal(number) for number in range(1, count + 1)])
    assert published["queued"] == count
    return client


def ids(events):
    return [int(event["ID"]) for event in events]


def message_ids(events):
    return [event["MESSAGE_ID"] for event in events]


def test_the_domain_is_that_of_the_public_address(portal):
    assert portal.demo["domain"] == PORTAL
    assert portal.demo["rest_url"] == f"https://{PORTAL}/rest/"


def test_binds_and_unbinds(portal):
    client = bound(portal, 0)
    assert DEAL in client.events().result
    assert client.event.get().result == [{"event": DEAL, "connector_id": "", "offline": 1}]
    assert client.event.unbind(DEAL, event_type="offline").result == {"count": 1}
    assert client.event.get().result == []


def test_lists_more_events_than_a_page_holds(portal):
    client = bound(portal, 173)
    first = client.event.offline.list().response
    assert (len(first.result), first.next, first.total) == (50, 50, 173)
    last = client.event.offline.list(start=150).response
    assert (len(last.result), last.next, last.total) == (23, None, 173)
    every = client.event.offline.list().as_list().result
    assert sorted(ids(every)) == list(range(1, 174))
    assert len(set(message_ids(every))) == 173


def test_works_through_a_queue(portal):
    client = bound(portal, 12)
    offline = client.event.offline
    first = offline.get(clear=False, limit=5).result
    second = offline.get(clear=False, limit=5).result
    assert ids(first["events"]) == [1, 2, 3, 4, 5]
    assert ids(second["events"]) == [6, 7, 8, 9, 10]
    assert first["process_id"] != second["process_id"]

    process = first["process_id"]
    assert offline.get(clear=False, process_id=process).result == first

    failed = first["events"][1]
    assert offline.error(process, message_id=[failed["MESSAGE_ID"]]).result is True
    assert ids(offline.get(clear=False, process_id=process).result["events"]) == [1, 3, 4, 5]
    assert offline.get(error=True).result == {"process_id": None, "events": [failed]}

    by_message = first["events"][2]["MESSAGE_ID"]
    assert offline.clear(process, message_id=[by_message]).result is True
    assert ids(offline.get(clear=False, process_id=process).result["events"]) == [1, 4, 5]
    assert offline.clear(process, bitrix_id=[4]).result is True
    assert ids(offline.get(clear=False, process_id=process).result["events"]) == [1, 5]
    assert offline.clear(process).result is True
    assert offline.clear(second["process_id"]).result is True
    assert ids(offline.list().result) == [11, 12]

    taken = offline.get().result
    assert taken["process_id"] is None
    assert ids(taken["events"]) == [11, 12]
    assert offline.list().result == []


def test_commands_of_a_batch_refer_to_each_other(portal):
    client = bound(portal, 3)
    token = demo_token(portal)
    reply = token.call_batch(
        {
            "claim": ("event.offline.get", {"clear": 0, "limit": 2}),
            "clear": (
                "event.offline.clear",
                {
                    "process_id": "$result[claim][process_id]",
                    "message_id": ["$result[claim][events][0][MESSAGE_ID]"],
                },
            ),
        }
    )["result"]
    assert reply["result_error"] == []
    assert reply["result"]["clear"] is True
    process = reply["result"]["claim"]["process_id"]
    assert ids(client.event.offline.get(clear=False, process_id=process).result["events"]) == [2]
    assert sorted(ids(client.event.offline.list().result)) == [2, 3]


def test_an_expired_token_is_refreshed(portal):
    client = bound(portal, 1)
    expired = portal.expired_tokens()
    token = demo_token(
        portal, auth_token=expired["access_token"], refresh_token=expired["refresh_token"]
    )
    assert ids(Client(token).event.offline.list().result) == [1]
    assert token.auth_token != expired["access_token"]
    assert token.refresh_token != expired["refresh_token"]
    assert token.expires > datetime.now(timezone.utc)
    assert token.expires_in == 3600
    assert ids(client.event.offline.list().result) == [1]


def test_a_token_known_to_be_expired_is_refreshed_before_it_is_used(portal):
    bound(portal, 1)
    past = datetime.now(timezone.utc) - timedelta(seconds=1)
    token = demo_token(portal, auth_token="never.sent", expires=past)
    assert ids(Client(token).event.offline.list().result) == [1]


def test_an_expired_token_without_refresh_token_is_an_error(portal):
    bound(portal, 1)
    expired = portal.expired_tokens()
    token = demo_token(portal, auth_token=expired["access_token"], refresh_token=None)
    with pytest.raises(BitrixAPIExpiredToken):
        _ = Client(token).event.offline.list().result


def test_tells_about_itself(portal):
    client = Client(demo_token(portal))
    assert client.profile().result["ID"] == "1"
    response = client.server.time().response
    assert response.time.duration >= 0


def test_webhooks_may_not_use_event_methods(portal):
    bound(portal, 1)
    client = Client(webhook(portal))
    assert client.profile().result["ID"] == "1"
    for call in [
        lambda: client.event.bind(DEAL, event_type="offline"),
        lambda: client.event.get(),
        lambda: client.event.offline.list(),
        lambda: client.event.offline.get(),
        lambda: client.event.offline.clear("p"),
        lambda: client.event.offline.error("p", message_id=["0" * 32]),
    ]:
        with pytest.raises(BitrixAPIWrongAuthType):
            _ = call().result
    assert ids(Client(demo_token(portal)).event.offline.list().result) == [1]
