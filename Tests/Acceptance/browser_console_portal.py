"""People set up a portal in the console, publish test events, and look at the server, in headless
Chromium, on wide and narrow screens, in light and in dark, with an accessibility checker.
"""

import json

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browsers import complaints, heading, open_browser, press, turned_page
from conftest import Server
from console_steps import KINDS, PASSWORD, follow, log_in, look

TOPICS = [
    "apps",
    "bindings",
    "users",
    "webhooks",
    "outgoing-webhooks",
    "keys",
    "doors",
    "portal",
]
FORMS = [
    "apps/new",
    "users/new",
    "users/1/change",
    "users/1/password",
    "webhooks/new",
    "outgoing-webhooks/new",
    "keys/new",
    "doors/new",
]


@pytest.fixture(params=KINDS, ids=lambda kind: f"{kind[0]}-{kind[1]}")
def browser(request, tmp_path_factory):
    scheme, width = request.param
    driver = open_browser(tmp_path_factory.mktemp("profile"), scheme, width, 900, scripts=True)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    directory = tmp_path_factory.mktemp("data")
    running = Server(directory, "safe")
    running.admin = json.loads((directory / "admin.json").read_text())
    for event in ["ONCRMDEALUPDATE", "ONCRMLEADADD"]:
        binding = {"event": event, "event_type": "offline"}
        running.post("/rest/event.bind", running.demo["access_token"], binding)
    for user, login in [(1, "boss"), (2, "anna")]:
        running.patch(f"/v1/users/{user}", {"login": login, "password": PASSWORD, "name": login})
    yield running
    running.stop()


def page(browser, server, path):
    browser.get(f"{server.url}/console/portals/localhost/{path}")


def text(browser):
    return browser.find_element(By.TAG_NAME, "main").text


def fill(browser, fields):
    for name, value in fields.items():
        field = browser.find_element(By.NAME, name)
        field.clear()
        field.send_keys(value)


def submit(browser):
    press(browser, browser.find_element(By.CSS_SELECTOR, "main form button"))


def once(browser, name):
    return browser.find_element(By.ID, f"once-{name}").get_attribute("value")


def test_the_front_page_leads_everywhere(browser, server):
    browser.get(f"{server.url}/")
    assert heading(browser) == "Restante"
    assert server.demo["admin_key"] in text(browser)
    assert "event.offline.get" in text(browser)
    look(browser, "front")
    press(browser, browser.find_element(By.CSS_SELECTOR, "footer a"))
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "ru"
    look(browser, "front-ru")
    press(browser, browser.find_element(By.CSS_SELECTOR, "footer a"))
    press(browser, browser.find_element(By.CSS_SELECTOR, "main .topics a"))
    assert heading(browser) == "Log in"
    assert complaints(browser) == []


def test_all_pages_of_settings_are_accessible_in_both_languages(browser, server):
    log_in(browser, server, "boss")
    for language in ["en", "ru"]:
        browser.get(f"{server.url}/console/language?to={language}")
        for path in ["settings", *TOPICS, *FORMS, "publish", "live?pause=1"]:
            page(browser, server, path)
            assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == language
            look(browser, f"{path.replace('/', '-').split('?')[0]}-{language}")
    assert complaints(browser) == []


def test_an_application_is_set_up(browser, server):
    log_in(browser, server, "boss")
    follow(browser, "Settings")
    follow(browser, "Applications")
    follow(browser, "New application")
    client = f"app-{browser.kind}"
    fill(browser, {"name": "Stock", "client_id": client})
    submit(browser)
    secret = once(browser, "client_secret")
    assert secret and once(browser, "client") == client
    look(browser, "application-made")
    follow(browser, "To the application")
    assert heading(browser) == "Stock" and secret not in browser.page_source
    look(browser, "application")
    follow(browser, "Switch off")
    assert "is switched on again" in text(browser)
    look(browser, "switch")
    submit(browser)
    assert "The application is off." in browser.find_element(By.CSS_SELECTOR, ".notice").text
    follow(browser, "Change")
    fill(browser, {"name": "Storage", "lease": "x"})
    submit(browser)
    assert "lease" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    assert browser.find_element(By.NAME, "name").get_attribute("value") == "Storage"
    look(browser, "application-refused")
    fill(browser, {"lease": "60"})
    submit(browser)
    assert heading(browser) == "Storage"
    follow(browser, "Uninstall")
    look(browser, "uninstall")
    submit(browser)
    assert "uninstalled" in text(browser)
    refused = [message for message in complaints(browser) if "400" not in message]
    assert refused == []


def test_a_key_is_added_and_revoked_by_the_keyboard(browser, server):
    log_in(browser, server, "boss")
    page(browser, server, "keys/new")
    with turned_page(browser):
        browser.find_element(By.NAME, "label").send_keys("robot", Keys.ENTER)
    assert heading(browser) == "Your new key"
    key, identity = once(browser, "key"), once(browser, "id")
    assert key
    look(browser, "key-made")
    follow(browser, "Keys")
    assert "robot" in text(browser) and key not in browser.page_source
    look(browser, "keys-some")
    link = f"a[href$='/keys/{identity}/revoke']"
    press(browser, browser.find_element(By.CSS_SELECTOR, link))
    look(browser, "key-revoke")
    submit(browser)
    assert "The key was revoked." in text(browser)
    assert browser.find_elements(By.CSS_SELECTOR, link) == []


def test_a_test_event_is_published_after_a_preview(browser, server):
    log_in(browser, server, "boss")
    follow(browser, "Test event")
    fill(browser, {"event": "ONCRMLEADADD", "data": f'{{"of": "{browser.kind}"}}'})
    submit(browser)
    assert "a new event in the queue" in text(browser)
    look(browser, "preview")
    publish = "//main//button[text()='Publish']"
    press(browser, browser.find_element(By.XPATH, publish))
    assert "The event was published" in text(browser)
    fill(browser, {"event": "ONCRMLEADADD", "data": f'{{"of": "{browser.kind}"}}'})
    submit(browser)
    assert "the pending event is refreshed" in text(browser)
    page(browser, server, "live?pause=1")
    assert browser.kind in text(browser)
    look(browser, "live-some")
    press(browser, browser.find_element(By.LINK_TEXT, "ONCRMLEADADD"))
    assert heading(browser).startswith("ONCRMLEADADD")


def test_a_holder_of_the_servers_key_sees_the_server(browser, server):
    browser.get(f"{server.url}/console")
    browser.find_element(By.NAME, "key").send_keys(server.admin["key"])
    press(browser, browser.find_element(By.CSS_SELECTOR, "section[aria-labelledby=holder] button"))
    follow(browser, "Server")
    assert heading(browser) == "Server" and "SQLite 3." in text(browser)
    look(browser, "server")
    follow(browser, "New portal")
    look(browser, "portal-new")
    fill(browser, {"domain": f"{browser.kind}.example"})
    submit(browser)
    assert once(browser, "key")
    follow(browser, "To the portal")
    assert heading(browser) == "Overview"
    follow(browser, "Settings")
    press(browser, browser.find_element(By.CSS_SELECTOR, "a[href$='/portal']"))
    follow(browser, "Change")
    look(browser, "portal-change")
    submit(browser)
    assert "Saved." in text(browser)
    assert complaints(browser) == []


def test_ordinary_users_see_what_is_theirs(browser, server):
    log_in(browser, server, "anna")
    assert heading(browser) == "What is yours"
    assert "this session" in text(browser) and "boss" not in browser.page_source
    look(browser, "own")
    for path in ["settings", "publish", "live", *TOPICS, *FORMS]:
        page(browser, server, path)
        assert "administrators" in text(browser)
        assert server.demo["client_id"] not in browser.page_source
    look(browser, "own-refused")
    follow(browser, "What is yours")
    assert heading(browser) == "What is yours"
