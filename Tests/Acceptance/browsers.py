"""Headless Chromium for the tests of pages. Nothing is loaded from elsewhere.

RESTANTE_SCREENSHOTS names a directory to keep pictures of the pages in.
"""

import os
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 60
LEVELS = ["SEVERE", "WARNING"]


def open_browser(profile, scheme, width=900, height=720, scripts=False):
    """A browser in which pages run no scripts, unless a test needs timers of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        f"--window-size={width},{height}",
        f"--user-data-dir={profile}",
    ]:
        options.add_argument(argument)
    preferences = {"intl.accept_languages": "en"}
    if not scripts:
        preferences["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path="/usr/bin/chromedriver")
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(SECONDS)
    if scheme == "dark":
        driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": "dark"}]},
        )
    if width < 500:
        # Windows cannot be as narrow as telephones.
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True},
        )
    driver.scripts = scripts
    driver.scheme = scheme
    driver.width = width
    driver.kind = f"{scheme}-{width}"
    return driver


def picture(browser, name):
    if directory := os.environ.get("RESTANTE_SCREENSHOTS"):
        Path(directory).mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(f"{directory}/{name}-{browser.kind}.png")


def heading(browser):
    return browser.find_element(By.TAG_NAME, "h1").text


@contextmanager
def turned_page(browser):
    """Waits at its end until another page than the one at its start is there."""
    old = browser.find_element(By.TAG_NAME, "html").id
    yield
    WebDriverWait(browser, SECONDS).until(lambda _: shows_another(browser, old))


def shows_another(browser, old):
    return old != browser.find_element(By.TAG_NAME, "html").id


def press(browser, element):
    """Presses a button or follows a link, and waits for the next page."""
    with turned_page(browser):
        click(browser, element)


def click(browser, element):
    """Clicks, again if the click did not reach the page.

    Chromium drops clicks that arrive while it has yet to show a page, or scrolls it.
    """
    if not browser.scripts:
        element.click()
        return
    old = browser.find_element(By.TAG_NAME, "html").id
    browser.execute_script(
        "document.documentElement.dataset.clicks = '0';"
        "addEventListener('click', () => document.documentElement.dataset.clicks = '1', true)"
    )
    for _ in range(SECONDS):
        try:
            element.click()
            WebDriverWait(browser, 1, ignored_exceptions=[StaleElementReferenceException]).until(
                lambda _: shows_another(browser, old)
                or browser.find_element(By.TAG_NAME, "html").get_attribute("data-clicks") == "1"
            )
            return
        except TimeoutException:
            continue
        except StaleElementReferenceException:
            # A page that takes a second to turn hides for that long that it was clicked.
            if shows_another(browser, old):
                return
            raise
    raise AssertionError("No click reaches the page.")


def complaints(browser):
    """What the browser had to complain of, such as pages that break rules of their own."""
    log = [entry for entry in browser.get_log("browser") if entry["level"] in LEVELS]
    return [entry["message"] for entry in log if "favicon" not in entry["message"]]
