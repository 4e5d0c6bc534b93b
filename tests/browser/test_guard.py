"""Articles that mean harm, in a real browser: nothing runs, nothing is asked for, nothing opens.

The unguarded ones run here first, so that a silent browser proves nothing by accident.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Route

from tests.text.rendering import guarded, plain
from tests.text.test_hostile_data import POSITIONS

PAYLOADS = Path(__file__).parent.parent / "text" / "payloads.json"
WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = (...given) => { window.ran.push(name); };
addEventListener("error", event => window.ran.push("error " + event.message));
"""
# Also what only an event would run, an address that scripts, a form, a style that covers.
LEFT = """() => {
    const found = [];
    const acting = new Set(
        "script style iframe object embed form input base meta link svg math".split(" "));
    for (const element of document.body.querySelectorAll("*")) {
        for (const {name, value} of element.attributes)
            if (/^on/i.test(name) || name === "srcdoc") found.push(`${element.tagName} ${name}`);
        for (const address of [element.href, element.src, element.action, element.data])
            if (address && !/^(https?|mailto):/.test(String(address.baseVal ?? address)))
                found.push(`${element.tagName} ${address}`);
        if (acting.has(element.localName)) found.push(element.tagName);
        if (["fixed", "absolute"].includes(getComputedStyle(element).position))
            found.push(`${element.tagName} is ${getComputedStyle(element).position}`);
    }
    return found;
}"""
AWAKEN = """() => {
    for (const element of document.body.querySelectorAll("*"))
        for (const type of ["mouseover", "focus", "toggle", "load", "error", "pointerenter"])
            element.dispatchEvent(new Event(type));
}"""


@dataclass
class Happened:
    """What an article did."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def shown(browser: Browser) -> Iterator[Callable[[Iterable[str]], Happened]]:
    """Return what happens when pieces of HTML are shown, each on one page with the others."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    now: dict[str, Any] = {"html": "", "happened": Happened()}
    page.route("**/*", lambda route: _answer(route, now["html"], now["happened"].asked))
    page.on("dialog", lambda dialog: _dismiss(dialog, now["happened"].ran))

    def show(pieces: Iterable[str]) -> Happened:
        happened = Happened()
        body = "\n".join(f"<div class=piece>{piece}</div>" for piece in pieces)
        html = f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>"
        now.update(html=html, happened=happened)
        page.goto("http://article.test/page/")
        page.evaluate(AWAKEN)
        page.wait_for_timeout(200)
        happened.ran += page.evaluate("window.ran")
        happened.left = page.evaluate(LEFT)
        page.goto("about:blank")
        return happened

    yield show
    page.context.close()


def _dismiss(dialog: Dialog, ran: list[str]) -> None:
    ran.append(dialog.message)
    dialog.dismiss()


def _answer(route: Route, html: str, asked: list[str]) -> None:
    address = route.request.url
    if address == "http://article.test/page/":
        route.fulfill(content_type="text/html; charset=utf-8", body=html)
        return
    if not address.startswith("http://article.test/"):
        asked.append(address)
    route.fulfill(status=404, body="")


def own_payloads() -> list[str]:
    return [load["markdown"] for load in json.loads(PAYLOADS.read_text("utf-8"))]


def test_unguarded_they_run(shown):
    happened = [shown([plain(text)]) for text in own_payloads()[:20]]
    assert sum("alert" in each.ran for each in happened) >= 5


def test_guarded_none_of_ours_does_anything(shown):
    assert shown(guarded(text)[0] for text in own_payloads()) == Happened()


@pytest.mark.parametrize("position", POSITIONS)
def test_guarded_no_collected_string_does_anything(shown, shared_data, position):
    file = shared_data / "hostile" / "xss_payloads.json"
    payloads = [load["payload"] for load in json.loads(file.read_text("utf-8"))]
    happened = shown(guarded(POSITIONS[position].format(text))[0] for text in payloads)
    assert happened == Happened()
