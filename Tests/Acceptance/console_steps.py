"""What people do on each page of the console, for the tests in a browser."""

from axe_selenium_python import Axe
from selenium.webdriver.common.by import By

from browsers import click, picture, press

PASSWORD = "correct horse battery staple"
KINDS = [(scheme, width) for scheme in ["light", "dark"] for width in [1280, 390]]


def look(browser, name):
    """Takes a picture of the page, which must be accessible and no wider than the screen."""
    picture(browser, f"console-{name}")
    assert browser.find_elements(By.TAG_NAME, "script") == []
    axe = Axe(browser)
    axe.inject()
    violations = axe.run()["violations"]
    assert violations == [], axe.report(violations)
    # On telephones, the window's inner width grows with a page that is too wide.
    width = browser.execute_script("return document.documentElement.scrollWidth")
    assert width <= browser.width


def log_in(browser, server, login, password=PASSWORD):
    browser.get(f"{server.url}/console?portal=localhost")
    assert browser.find_element(By.NAME, "portal").get_attribute("value") == "localhost"
    browser.find_element(By.NAME, "login").send_keys(login)
    browser.find_element(By.NAME, "password").send_keys(password)
    press(browser, browser.find_element(By.CSS_SELECTOR, "section[aria-labelledby=person] button"))


def follow(browser, text):
    press(browser, browser.find_element(By.LINK_TEXT, text))


def check(browser, *places):
    """Checks the boxes of the rows at those places of a table."""
    boxes = browser.find_elements(By.CSS_SELECTOR, "tbody input[type=checkbox]")
    for place in places:
        click(browser, boxes[place])
        assert boxes[place].is_selected()
