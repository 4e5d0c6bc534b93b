"""What axe-core has against a page; text painted alike is measured for contrast a few times only.

A reference page has ten thousand pieces of text in some dozens of paints, and contrast is by far
the dearest of all rules. Every other rule looks at every element.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALIKE = 3
"""How many of the elements whose text is painted alike are measured."""

MARKED = "data-measured"
# What decides about contrast: an element's own letters, and what is below and around them.
MARK = """([mark, alike]) => {
    const ways = new Map(), behind = new Map(), counted = new Map();
    const number = way => ways.get(way) ?? (ways.set(way, ways.size), ways.size - 1);
    const plain = "rgba(0, 0, 0, 0)|none|1|none|none|normal|auto|none|static";
    const ground = e => {
        if (!e) return -1;
        if (!behind.has(e)) {
            const s = getComputedStyle(e), around = ground(e.parentElement);
            const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter,
                s.backdropFilter, s.mixBlendMode, s.clip, s.clipPath, s.position].join("|");
            behind.set(e, own === plain ? around : number(`${around}|${own}`));
        }
        return behind.get(e);
    };
    const apart = "[disabled], [aria-disabled], [aria-hidden], [inert], fieldset, label";
    for (const e of document.body.querySelectorAll("*")) {
        const said = [...e.childNodes].map(n => n.nodeType === 3 ? n.data.trim() : "").join("");
        const control = e.matches("input, select, textarea, button");
        if (!said && !control || !e.checkVisibility()) continue;
        const s = getComputedStyle(e);
        const way = [ground(e), s.color, s.fontSize, s.fontWeight, s.textShadow, s.visibility,
            control ? e.localName : "", said.length > 1, !!e.closest(apart)].join("|");
        const times = counted.get(way) ?? 0;
        counted.set(way, times + 1);
        if (control || times < alike) e.setAttribute(mark, "");
    }
}"""
RUN = """([within, tags, mark]) => {
    axe.configure({rules: [{id: "color-contrast", selector: `[${mark}]`}]});
    return axe.run(within ?? document, {
        resultTypes: ["violations"], runOnly: {type: "tag", values: tags}
    }).then(results => results.violations);
}"""


def broken_rules(page: Page, within: str | None = None) -> list[str]:
    """Return the rules that a page, or what is within some element of it, breaks, and where."""
    page.evaluate(Axe().axe_script)
    page.evaluate(MARK, [MARKED, ALIKE])
    violations: list[dict[str, Any]] = page.evaluate(RUN, [within, TAGS, MARKED])
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in violations
        for node in violation["nodes"]
    ]
