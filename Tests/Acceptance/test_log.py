"""The logs of all servers of these tests are searched for secrets when they stop, see conftest."""

import base64
import time

from conftest import written_secrets

SECRET = "0123456789abcdefABCDEF.xyz0123456789abcdefABCDEF"


def written_log(server):
    """The log once it names a request: it is written by a thread of its own, and nobody waits."""
    deadline = time.monotonic() + 60
    while True:
        log = (server.directory / "log").read_text()
        if " debug " in log and "request" in log:
            return log
        assert time.monotonic() < deadline, log
        time.sleep(0.01)


def test_a_log_holds_something_and_a_planted_secret_is_found(server):
    server.publish([{"event": "ONCRMDEALUPDATE", "data": {}}])
    log = written_log(server)
    for text in [SECRET, "%30%31" + "".join(f"%{ord(c):02x}" for c in SECRET[2:])]:
        planted = log + f"\n2026-11-25T00:00:00+0000 debug restante: x={text} y\n"
        assert written_secrets(planted, {SECRET}) == {SECRET}
    for prefix in ["", "a", "ab"]:
        encoded = base64.b64encode((prefix + SECRET + "z").encode()).decode()
        planted = log + f"\n2026-11-25T00:00:00+0000 debug restante: {encoded}\n"
        assert written_secrets(planted, {SECRET}) == {SECRET}
    assert written_secrets(log, {SECRET}) == set()
