"""People use the console in a real browser, headless Chromium, on wide and narrow screens, in light
and in dark. An accessibility checker, which needs scripts, looks at each page; the pages have none.
"""

import urllib.error
import urllib.parse
import urllib.request

import pytest
from axe_selenium_python import Axe
from selenium.webdriver.common.by import By

from browsers import complaints, heading, open_browser, picture, press
from conftest import Server

PASSWORD = "correct horse battery staple"
KINDS = [(scheme, width) for scheme in ["light", "dark"] for width in [1280, 390]]


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
    yield running
    running.stop()


def look(browser, name):
    """Takes a picture of the page, which must be accessible and no wider than the screen."""
    picture(browser, f"console-{name}")
    assert browser.find_elements(By.TAG_NAME, "script") == []
    axe = Axe(browser)
    axe.inject()
    violations = axe.run()["violations"]
    assert violations == [], axe.report(violations)
    width = browser.execute_script("return document.documentElement.scrollWidth")
    assert width <= browser.execute_script("return window.innerWidth")


def log_in(browser, server, login, password=PASSWORD):
    browser.get(f"{server.url}/console?portal=localhost")
    assert browser.find_element(By.NAME, "portal").get_attribute("value") == "localhost"
    browser.find_element(By.NAME, "login").send_keys(login)
    browser.find_element(By.NAME, "password").send_keys(password)
    press(browser, browser.find_element(By.CSS_SELECTOR, "section[aria-labelledby=person] button"))


def follow(browser, text):
    press(browser, browser.find_element(By.LINK_TEXT, text))


def test_an_administrator_looks_around(browser, server):
    browser.get(f"{server.url}/console")
    assert heading(browser) == "Log in"
    look(browser, "login")
    log_in(browser, server, "boss", "wrong")
    assert "wrong" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    look(browser, "wrong")

    log_in(browser, server, "boss")
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
    for page in ["", "/queues", "/audit", "/sessions"]:
        browser.get(f"{server.url}/console/portals/localhost{page}")
        text = browser.find_element(By.TAG_NAME, "body").text
        assert "anna" in text and "administrators" in text
        assert server.demo["client_id"] not in browser.page_source
    look(browser, "ordinary")


def key_session(server):
    """The cookie of a session that somebody begins with an administrator's key of the portal."""
    form = urllib.parse.urlencode({"key": server.demo["admin_key"]}).encode()
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
