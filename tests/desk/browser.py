"""A real Chromium for the tests: headless, with nothing but this machine in reach, and every request and error on record."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
DRIVER = shutil.which("chromedriver")

FLAGS = (
    "--headless=new",
    "--no-sandbox",  # CI runs as root, where Chromium's own sandbox can't
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class Browser:
    """A thin hand on selenium: go, look, and ask what happened."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self._requests: list[str] = []

    def size(self, width: int, height: int = 900, *, scheme: str = "light") -> None:
        """The window's size in CSS pixels, and the reader's colour scheme."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    @contextmanager
    def without_scripts(self) -> Iterator[None]:
        """Pages run no script of their own in here."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def go(self, address: str) -> None:
        """Load a page."""
        self.driver.get(address)

    @property
    def address(self) -> str:
        """Where the browser is."""
        return str(self.driver.current_url)

    def all(self, css: str) -> list[Any]:
        """The elements of a selector."""
        return list(self.driver.find_elements("css selector", css))

    def one(self, css: str) -> Any:
        """The first element of a selector."""
        return self.driver.find_element("css selector", css)

    def texts(self, css: str) -> list[str]:
        """What the elements of a selector show."""
        return [str(e.text) for e in self.all(css)]

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *arguments)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for a page to be as it must be; fails after ten seconds."""
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.wait import WebDriverWait

        wait = WebDriverWait(self.driver, 10, poll_frequency=0.05, ignored_exceptions=[StaleElementReferenceException])
        wait.until(lambda _: true())

    def press(self, *keys: str) -> None:
        """Keys, to whatever has the focus."""
        from selenium.webdriver import ActionChains

        actions = ActionChains(self.driver)
        for key in keys:
            actions.send_keys(key)
        actions.perform()

    def hover(self, element: Any) -> None:
        """Point at an element."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).move_to_element(element).perform()

    def requests(self) -> list[str]:
        """Every address that has been asked for so far."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self._requests.append(message["params"]["request"]["url"])
        return self._requests

    def errors(self) -> list[str]:
        """What the pages complained of since the last time: failed loads, script errors, refusals of the policy."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def lit(self) -> set[str]:
        """The lines that are highlighted, in the text and beside it, by the colour that is really drawn."""
        tint = self.run("return getComputedStyle(document.documentElement).getPropertyValue('--tint')")
        return set(
            self.run(
                """const probe = document.createElement('i'); probe.style.background = arguments[0]; document.body.append(probe);
                const tint = getComputedStyle(probe).backgroundColor; probe.remove();
                return [...document.querySelectorAll('[data-line]')].filter(e => getComputedStyle(e).backgroundColor === tint)
                  .map(e => e.tagName.toLowerCase() + ' ' + e.dataset.line)""",
                tint,
            )
        )


def open_browser(profile: Path) -> Iterator[Browser]:
    """A browser of its own profile; skips where there is no Chromium."""
    if CHROMIUM is None or DRIVER is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have chromium and chromedriver")
        pytest.skip("no chromium or no chromedriver here: install Debian's chromium and chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
