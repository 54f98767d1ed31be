"""People use the console in a real browser, headless Chromium, on wide and narrow screens, in light
and in dark. An accessibility checker, which needs scripts, looks at each page; the pages have none.
"""

import itertools
import urllib.error
import urllib.parse
import urllib.request

import pytest
from selenium.webdriver.common.by import By

from browsers import complaints, heading, open_browser, press
from conftest import Server
from console_steps import KINDS, PASSWORD, check, follow, log_in, look

NUMBERS = itertools.count(1)


@pytest.fixture(params=KINDS, ids=lambda kind: f"{kind[0]}-{kind[1]}")
def browser(request, tmp_path_factory):
    scheme, width = request.param
    driver = open_browser(tmp_path_factory.mktemp("profile"), scheme, width, 900, scripts=True)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("data"), "safe")
    binding = {"event": "ONCRMDEALUPDATE", "event_type": "offline"}
    running.post("/rest/event.bind", running.demo["access_token"], binding)
    running.publish([{"event": "ONCRMDEALUPDATE", "data": {"FIELDS": {"ID": 759}}}])
    # A new password ends the user's tokens.
    for user, login in [(1, "boss"), (2, "anna")]:
        running.patch(f"/v1/users/{user}", {"login": login, "password": PASSWORD, "name": login})
    wanted = {"client_id": running.demo["client_id"], "user_id": 1}
    tokens = running.post("/v1/tokens", running.demo["admin_key"], wanted)
    running.secrets |= {tokens["access_token"], tokens["refresh_token"]}
    running.token = tokens["access_token"]
    yield running
    running.stop()


def test_an_administrator_looks_around(browser, server):
    browser.get(f"{server.url}/console")
    assert heading(browser) == "Log in"
    look(browser, "login")
    log_in(browser, server, "boss", "wrong")
    assert "wrong" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    look(browser, "wrong")

    log_in(browser, server, "boss")
    assert heading(browser) == "Overview"
    assert len(browser.find_elements(By.CSS_SELECTOR, "figure svg")) == 2
    look(browser, "overview")
    follow(browser, "Last day")
    assert heading(browser) == "Overview"
    look(browser, "overview-day")
    follow(browser, "Queues")
    assert heading(browser) == "Queues"
    look(browser, "queues")
    assert browser.find_element(By.CSS_SELECTOR, "[aria-current=page]").text == "Queues"
    press(browser, browser.find_element(By.CSS_SELECTOR, "tbody a"))
    assert "Events are waiting to be fetched" in browser.find_element(By.TAG_NAME, "main").text
    look(browser, "queue")
    press(browser, browser.find_element(By.CSS_SELECTOR, "tbody a"))
    assert heading(browser).startswith("ONCRMDEALUPDATE")
    assert '"ID": 759' in browser.find_element(By.CSS_SELECTOR, "pre").text
    look(browser, "event")
    follow(browser, "Back to the queue")
    browser.find_element(By.NAME, "text").send_keys("nothing like that")
    press(browser, browser.find_element(By.CSS_SELECTOR, ".search button"))
    assert "no such events" in browser.find_element(By.TAG_NAME, "main").text
    look(browser, "search")
    follow(browser, "Audit log")
    assert "user.set" in browser.find_element(By.TAG_NAME, "main").text
    look(browser, "audit")

    press(browser, browser.find_element(By.CSS_SELECTOR, "footer a"))
    assert heading(browser) == "Журнал изменений"
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "ru"
    look(browser, "audit-ru")
    press(browser, browser.find_element(By.CSS_SELECTOR, "footer a"))

    browser.get(f"{server.url}/console/portals/localhost/nothing")
    assert heading(browser) == "Not found"
    look(browser, "missing")
    refused = [message for message in complaints(browser) if "403" not in message]
    assert [message for message in refused if "404" not in message] == []

    press(browser, browser.find_element(By.CSS_SELECTOR, ".visitor button"))
    assert heading(browser) == "Log in"
    browser.get(f"{server.url}/console/portals/localhost/queues")
    assert heading(browser) == "Log in"


def answer(browser, name, title):
    """Looks at a question, and presses its button."""
    assert heading(browser) == title
    look(browser, f"question-{name}")
    press(browser, browser.find_element(By.CSS_SELECTOR, ".question button"))
    return browser.find_element(By.CSS_SELECTOR, "[role=status]").text


def push(browser, text):
    """Presses the button with that text in the page's content."""
    buttons = browser.find_elements(By.CSS_SELECTOR, "main button")
    press(browser, next(button for button in buttons if button.text == text))


@pytest.fixture()
def queue(server):
    """The page of a queue with three pending events, a claimed one, and two dead letters."""
    event = "ONCRMLEADADD"
    connector = {"auth_connector": f"c{next(NUMBERS)}"}
    token = server.token
    binding = {"event": event, "event_type": "offline"} | connector
    server.post("/rest/event.bind", token, binding)
    server.publish([{"event": event, "data": {"ID": number}} for number in range(6)])
    reply = server.post("/rest/event.offline.get", token, {"clear": 0, "limit": 3} | connector)
    claim = reply["result"]
    failed = [entry["MESSAGE_ID"] for entry in claim["events"][:2]]
    error = {"process_id": claim["process_id"], "message_id": failed} | connector
    server.post("/rest/event.offline.error", token, error)
    client = server.demo["client_id"]
    base = f"{server.url}/console/portals/localhost/queues/{client}"
    return f"{base}?connector={connector['auth_connector']}"


def test_a_queue_is_put_right(browser, server, queue):
    log_in(browser, server, "boss")
    browser.get(queue)
    look(browser, "queue-pending")
    check(browser, 0, 1)
    push(browser, "Purge selected")
    assert answer(browser, "purge", "Purge 2 events?") == "2 events purged."
    look(browser, "purged")
    follow(browser, "Undo: restore these events")
    assert answer(browser, "undo", "Restore 2 events?") == "2 events restored."

    follow(browser, "Claimed")
    look(browser, "queue-claimed")
    press(browser, browser.find_element(By.CSS_SELECTOR, ".reasons .action"))
    notice = answer(browser, "release", "Release 1 event?")
    assert notice == "1 event returned to the queue."

    follow(browser, "Dead letters")
    look(browser, "queue-dead")
    follow(browser, "Group by reason")
    assert heading(browser) == "Dead letters by reason"
    look(browser, "reasons")
    follow(browser, "Back to the queue")
    check(browser, 0)
    push(browser, "Redrive selected")
    assert answer(browser, "redrive", "Redrive 1 dead letter?") == "1 event redriven."
    press(browser, browser.find_element(By.CSS_SELECTOR, "tbody a"))
    look(browser, "event-dead")
    follow(browser, "Drop for good")
    assert answer(browser, "drop", "Drop 1 dead letter?") == "1 event dropped for good."

    follow(browser, "Pending")
    press(browser, browser.find_element(By.CSS_SELECTOR, "tbody a"))
    follow(browser, "Publish again")
    assert answer(browser, "publish", "Publish ONCRMLEADADD again?").startswith("Published.")
    follow(browser, "Back to the queue")
    follow(browser, "History")
    look(browser, "queue-past")
    follow(browser, "Pause")
    assert answer(browser, "pause", "Stop handing out events?").startswith("Paused.")
    look(browser, "paused")
    follow(browser, "Resume")
    assert answer(browser, "resume", "Hand out events again?").startswith("Resumed.")
    assert complaints(browser) == []

    press(browser, browser.find_element(By.CSS_SELECTOR, "footer a"))
    assert "Почему приложение ничего не получает?" in browser.page_source
    look(browser, "queue-ru")
    press(browser, browser.find_element(By.CSS_SELECTOR, "footer a"))
    press(browser, browser.find_element(By.CSS_SELECTOR, ".visitor button"))


@pytest.fixture(scope="module")
def handler(server):
    """A handler that nothing listens for."""
    webhook = {"url": "http://127.0.0.1:9/hook", "events": ["ONTASKADD"], "keeps_order": True}
    added = server.post("/v1/outgoing-webhooks", server.demo["admin_key"], webhook)
    server.secrets.add(added["signing_secret"])
    return added["id"]


def test_deliveries_are_looked_at(browser, server, handler):
    server.publish([{"event": "ONTASKADD", "data": {"ID": number}} for number in range(3)])
    log_in(browser, server, "boss")
    follow(browser, "Deliveries")
    look(browser, "deliveries")
    follow(browser, "Handlers and their figures")
    look(browser, "handlers")
    page = f"{server.url}/console/portals/localhost/deliveries"
    browser.get(f"{page}?phase=waiting&handler={handler}")
    look(browser, "deliveries-waiting")
    check(browser, 0)
    push(browser, "Park selected")
    assert answer(browser, "park", "Park 1 delivery?") == "1 delivery parked."
    press(browser, browser.find_element(By.CSS_SELECTOR, "tbody a"))
    look(browser, "delivery")
    follow(browser, "Drop for good")
    dropped = answer(browser, "drop-delivery", "Drop 1 delivery?")
    assert dropped == "1 delivery dropped for good."
    assert complaints(browser) == []
    press(browser, browser.find_element(By.CSS_SELECTOR, ".visitor button"))


def test_sessions_are_ended(browser, server):
    other = key_session(server)
    log_in(browser, server, "boss")
    follow(browser, "Sessions")
    rows = browser.find_elements(By.CSS_SELECTOR, "tbody tr")
    assert len([row for row in rows if "this session" in row.text]) == 1
    look(browser, "sessions")
    assert opens(server, other)
    while buttons := browser.find_elements(By.CSS_SELECTOR, "tbody button"):
        press(browser, buttons[0])
        assert heading(browser) == "Sessions"
    assert not opens(server, other)
    assert len(browser.find_elements(By.CSS_SELECTOR, "tbody tr")) == 1
    press(browser, browser.find_element(By.CSS_SELECTOR, ".visitor button"))


def test_ordinary_users_see_nothing_foreign(browser, server):
    log_in(browser, server, "anna")
    for page in ["/overview", "/queues", "/audit", "/sessions"]:
        browser.get(f"{server.url}/console/portals/localhost{page}")
        text = browser.find_element(By.TAG_NAME, "body").text
        assert "anna" in text and "administrators" in text
        assert server.demo["client_id"] not in browser.page_source
    look(browser, "ordinary")


def key_session(server, key=None):
    """The cookie of a session that somebody begins with an administrator's key, the portal's."""
    form = urllib.parse.urlencode({"key": key or server.demo["admin_key"]}).encode()
    request = urllib.request.Request(f"{server.url}/console/login", data=form)
    opener = urllib.request.build_opener(Unredirected)
    with pytest.raises(urllib.error.HTTPError) as reply:
        opener.open(request, timeout=30)
    assert reply.value.code == 303
    return reply.value.headers["Set-Cookie"].split(";")[0]


def opens(server, cookie):
    """Whether a session is good for the console."""
    request = urllib.request.Request(
        f"{server.url}/console/portals/localhost/queues", headers={"Cookie": cookie}
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        return "<h1>Queues</h1>" in reply.read().decode()


class Unredirected(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None
