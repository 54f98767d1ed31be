"""fast-bitrix24, unmodified and installed from PyPI, against the real server.

Its ordinary calls arrive as `batch`, those with `raw=True` as they are; tokens come from its
`token_func`, which it calls again when a token is refused.
"""

import asyncio

import pytest
from aiohttp import ClientResponseError
from fast_bitrix24 import BitrixAsync

DEAL = "ONCRMDEALUPDATE"


def deal(number):
    return {"event": DEAL, "data": {"FIELDS": {"ID": number}}, "user_id": 1}


def client(server, tokens=None):
    """A client that gets its tokens one after the other, the last one for ever."""
    remaining = list(tokens or [server.demo["access_token"]])

    async def token():
        return remaining.pop(0) if len(remaining) > 1 else remaining[0]

    return BitrixAsync(server.demo["rest_url"], token_func=token, verbose=False)


async def bind(bitrix):
    return await bitrix.call("event.bind", {"event": DEAL, "event_type": "offline"}, raw=True)


async def reread(bitrix, process):
    parameters = {"clear": 0, "process_id": process}
    return (await bitrix.call("event.offline.get", parameters, raw=True))["result"]


def ids(events):
    return [event["ID"] for event in events]


def test_binds_lists_gets_fails_and_clears(server):
    async def run():
        bitrix = client(server)
        assert (await bind(bitrix))["result"] is True
        assert await bitrix.call("event.get", {"unused": 1}) == {
            "event": DEAL,
            "connector_id": "",
            "offline": 1,
        }
        assert server.publish([deal(number) for number in range(1, 6)])["queued"] == 5

        listed = await bitrix.get_all("event.offline.list")
        assert sorted(ids(listed), key=int) == ["1", "2", "3", "4", "5"]
        assert {event["PROCESS_ID"] for event in listed} == {""}

        # A reply of several members comes back under the client's own name for the command.
        (taken,) = (await bitrix.call("event.offline.get", {"clear": 0, "limit": 3})).values()
        assert ids(taken["events"]) == ["1", "2", "3"]
        process = taken["process_id"]
        (others,) = (await bitrix.call("event.offline.get", {"clear": 0, "limit": 1})).values()
        assert ids(others["events"]) == ["4"]
        assert others["process_id"] != process
        assert await reread(bitrix, process) == taken

        failed = taken["events"][1]
        assert await bitrix.call(
            "event.offline.error", {"process_id": process, "message_id": [failed["MESSAGE_ID"]]}
        )
        errors = await bitrix.call("event.offline.get", {"error": 1}, raw=True)
        assert errors["result"] == {"process_id": None, "events": [failed]}

        message = taken["events"][2]["MESSAGE_ID"]
        assert await bitrix.call(
            "event.offline.clear", {"process_id": process, "message_id": [message]}
        )
        assert ids((await reread(bitrix, process))["events"]) == ["1"]
        assert await bitrix.call("event.offline.clear", {"process_id": process, "id": [1]})
        assert (await reread(bitrix, process))["events"] == []
        assert await bitrix.call("event.offline.clear", {"process_id": others["process_id"]})

        rest = await bitrix.call("event.offline.get", {"limit": 50}, raw=True)
        assert ids(rest["result"]["events"]) == ["5"]
        assert await bitrix.get_all("event.offline.list") == []

    asyncio.run(run())


def test_pages_through_more_events_than_a_page_holds(server):
    async def run():
        bitrix = client(server)
        await bind(bitrix)
        server.publish([deal(number) for number in range(1, 174)])
        listed = await bitrix.get_all("event.offline.list")
        assert sorted(map(int, ids(listed))) == list(range(1, 174))

    asyncio.run(run())


def test_many_commands_in_one_batch(server):
    async def run():
        bitrix = client(server)
        await bind(bitrix)
        server.publish([deal(number) for number in range(1, 121)])
        taken = await bitrix.call("event.offline.get", [{"clear": 0, "limit": 20}] * 6)
        claims = [reply["events"] for reply in taken]
        assert sorted(int(number) for claim in claims for number in ids(claim)) == list(
            range(1, 121)
        )
        cleared = await bitrix.call(
            "event.offline.clear", [{"process_id": reply["process_id"]} for reply in taken]
        )
        assert list(cleared) == [True] * 6
        assert await bitrix.get_all("event.offline.list") == []

    asyncio.run(run())


def test_commands_of_a_batch_refer_to_each_other(server):
    async def run():
        bitrix = client(server)
        await bind(bitrix)
        server.publish([deal(number) for number in range(1, 4)])
        reply = await bitrix.call_batch(
            {
                "halt": 1,
                "cmd": {
                    "claim": "event.offline.get?clear=0&limit=2",
                    "clear": "event.offline.clear?process_id=$result[claim][process_id]"
                    "&id[]=$result[claim][events][1][ID]",
                },
            }
        )
        assert reply["clear"] is True
        claim = reply["claim"]
        assert ids(claim["events"]) == ["1", "2"]
        assert ids((await reread(bitrix, claim["process_id"]))["events"]) == ["1"]

    asyncio.run(run())


def test_a_refused_token_is_replaced(server):
    async def run():
        bitrix = client(server, tokens=["nonsense", server.demo["access_token"]])
        assert (await bind(bitrix))["result"] is True

    asyncio.run(run())


def test_an_expired_token_is_refreshed(server):
    async def run():
        await bind(client(server))
        assert server.publish(deal(1))["queued"] == 1
        tokens = server.expired_tokens()
        used = []

        async def token():
            """The client asks again when a token is refused; the application refreshes it."""
            if used:
                tokens.update(server.refresh(tokens["refresh_token"]))
            used.append(tokens["access_token"])
            return tokens["access_token"]

        bitrix = BitrixAsync(server.demo["rest_url"], token_func=token, verbose=False)
        assert len(await bitrix.get_all("event.offline.list")) == 1
        assert len(set(used)) == 2

    asyncio.run(run())


def test_webhooks_may_not_use_event_methods(server):
    async def run():
        await bind(client(server))
        assert server.publish(deal(1))["queued"] == 1
        bitrix = BitrixAsync(server.demo["webhook_url"], verbose=False)
        assert (await bitrix.call("profile", raw=True))["result"]["ID"] == "1"
        for method, parameters in [
            ("event.bind", {"event": DEAL, "event_type": "offline"}),
            ("event.get", {"unused": 1}),
            ("event.offline.get", {"limit": 1}),
            ("event.offline.clear", {"process_id": "p"}),
            ("event.offline.error", {"process_id": "p", "message_id": ["0" * 32]}),
        ]:
            with pytest.raises(Exception, match="WRONG_AUTH_TYPE"):
                await bitrix.call(method, parameters)
        # Outside of a batch the client shows no more than the status.
        with pytest.raises(ClientResponseError, match="403"):
            await bitrix.get_all("event.offline.list")
        assert len(await client(server).get_all("event.offline.list")) == 1

    asyncio.run(run())


def test_errors_reach_the_caller(server):
    async def run():
        bitrix = client(server)
        await bind(bitrix)
        with pytest.raises(Exception, match="ERROR_ARGUMENT"):
            await bitrix.call("event.offline.get", {"limit": 0})
        assert server.publish(deal(1))["queued"] == 1
        assert len(await bitrix.get_all("event.offline.list")) == 1

    asyncio.run(run())
