"""A user authorizes an application in a real browser, headless Chromium, without scripts.

The application is a small server of this test; nothing leaves the machine.
"""

import hashlib
import http.server
import json
import os
import sqlite3
import threading
import urllib.error
import urllib.parse
import urllib.request

import pytest
from selenium.webdriver.common.by import By

from browsers import complaints, heading, open_browser, picture, press
from conftest import Server

PASSWORD = "correct horse battery staple"


class Application(http.server.ThreadingHTTPServer):
    """Where the browser comes back to; keeps the addresses that were asked for."""

    def __init__(self):
        self.visits = []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/back?from=restante"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/back"):
            self.server.visits.append((self.path, self.headers.get("Referer")))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Back</title><h1>Back at the application</h1>")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def application():
    server = Application()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["light", "dark"])
def browser(request, tmp_path_factory):
    driver = open_browser(tmp_path_factory.mktemp("profile"), request.param)
    yield driver
    driver.quit()


@pytest.fixture
def server(tmp_path, application):
    first = Server(tmp_path, "safe")
    first.stop()
    allow_login(tmp_path / "restante.sqlite", application.address)
    running = Server(tmp_path, "safe")
    yield running
    running.stop()


def allow_login(database, address):
    """Gives user 2 a password and the application an address, in a database that nobody uses now."""
    salt = os.urandom(16)
    key = hashlib.scrypt(
        PASSWORD.encode(), salt=salt, n=1 << 15, r=8, p=3, dklen=32, maxmem=1 << 27
    )
    stored = f"$scrypt$ln=15,r=8,p=3${salt.hex()}${key.hex()}"
    with sqlite3.connect(database) as connection:
        connection.execute(
            "UPDATE portal_user SET login = 'anna', login_key = 'anna', password = ?, name = 'Anna' "
            "WHERE user = 2",
            [stored],
        )
        connection.execute(
            "UPDATE application SET redirect_uri = ?, name = 'Stock Robot'", [address]
        )


def log_in(browser, login, password):
    for name, text in [("login", login), ("password", password)]:
        field = browser.find_element(By.NAME, name)
        # A label belongs to each field, so that screen readers name it.
        assert browser.find_element(By.CSS_SELECTOR, f"label[for='{field.get_attribute('id')}']")
        field.clear()
        field.send_keys(text)
    press(browser, browser.find_element(By.CSS_SELECTOR, "button[type=submit]"))


def authorize(server, state):
    query = urllib.parse.urlencode({"client_id": server.demo["client_id"], "state": state})
    return f"{server.demo['base_url']}/oauth/authorize/?{query}"


def test_a_user_gives_an_application_access(browser, server, application):
    state = "s p&c=ял"
    browser.get(authorize(server, state))
    assert heading(browser) == "Log in"
    # The cursor is where the first thing is typed.
    assert browser.switch_to.active_element.get_attribute("name") == "login"
    picture(browser, "login")

    log_in(browser, "anna", "wrong")
    assert browser.find_element(By.CSS_SELECTOR, "[role=alert]").is_displayed()
    assert browser.find_element(By.NAME, "login").get_attribute("value") == "anna"
    picture(browser, "wrong")

    log_in(browser, "anna", PASSWORD)
    assert heading(browser) == "Give access?"
    assert "Anna" in browser.find_element(By.TAG_NAME, "main").text
    picture(browser, "consent")

    press(browser, browser.find_element(By.CSS_SELECTOR, "button[value=allow]"))
    assert heading(browser) == "Back at the application"
    (visit,) = application.visits
    path, referer = visit
    assert referer is None
    fields = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query))
    assert fields["state"] == state
    assert fields["from"] == "restante"
    assert fields["domain"] == server.demo["domain"]
    assert fields["member_id"] == server.demo["member_id"]
    assert "crm" in fields["scope"].split(",")

    query = urllib.parse.urlencode(
        {
            "grant_type": "authorization_code",
            "client_id": server.demo["client_id"],
            "client_secret": server.demo["client_secret"],
            "code": fields["code"],
        }
    )
    with urllib.request.urlopen(f"{server.url}/oauth/token/?{query}", timeout=30) as reply:
        tokens = json.load(reply)
    assert tokens["user_id"] == 2
    profile = server.post("/rest/profile", tokens["access_token"], {})
    assert profile["result"]["ID"] == "2"

    # The page broke none of its own rules, such as where forms may lead.
    assert [message for message in complaints(browser) if "Security Policy" in message] == []


def test_a_user_refuses(browser, server, application):
    browser.get(authorize(server, "s"))
    log_in(browser, "anna", PASSWORD)
    press(browser, browser.find_element(By.CSS_SELECTOR, "button[value=refuse]"))
    assert heading(browser) == "Refused"
    picture(browser, "refused")
    assert application.visits == []


def test_a_page_within_a_frame_stays_empty(browser, server, application):
    frame = "data:text/html," + urllib.parse.quote(
        f'<h1>Frame</h1><iframe src="{authorize(server, "s")}"></iframe>'
    )
    browser.get(frame)
    browser.switch_to.frame(browser.find_element(By.TAG_NAME, "iframe"))
    assert browser.find_elements(By.NAME, "password") == []
