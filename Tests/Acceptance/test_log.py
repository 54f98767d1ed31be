"""The logs of all servers of these tests are searched for secrets when they stop, see conftest."""

import base64

from conftest import written_secrets

SECRET = "0123456789abcdefABCDEF.xyz0123456789abcdefABCDEF"


def test_a_log_holds_something_and_a_planted_secret_is_found(server):
    server.publish([{"event": "ONCRMDEALUPDATE", "data": {}}])
    log = (server.directory / "log").read_text()
    assert " debug " in log and "request" in log
    for text in [SECRET, "%30%31" + "".join(f"%{ord(c):02x}" for c in SECRET[2:])]:
        planted = log + f"\n2026-11-25T00:00:00+0000 debug restante: x={text} y\n"
        assert written_secrets(planted, {SECRET}) == {SECRET}
    for prefix in ["", "a", "ab"]:
        encoded = base64.b64encode((prefix + SECRET + "z").encode()).decode()
        planted = log + f"\n2026-11-25T00:00:00+0000 debug restante: {encoded}\n"
        assert written_secrets(planted, {SECRET}) == {SECRET}
    assert written_secrets(log, {SECRET}) == set()
