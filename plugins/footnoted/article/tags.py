"""What HTML's elements are to someone who reads the words: shut, wordless, apart, in rows.

Names only; ``walk`` and ``bodies`` act on them.
"""

OPAQUE = frozenset({"audio", "canvas", "code", "iframe", "math", "object", "pre", "script"}) | {
    *("select", "style", "svg", "template", "textarea", "video")
}
"""Elements whose contents are no prose: nothing in them is quoted."""
OPAQUE_CLASSES = frozenset({"arithmatex", "MathJax_Preview"})
"""Classes of the same kind."""
NO_WIDTH = frozenset({"hr", "img", "input", "wbr"})
"""Elements without words."""
NO_WIDTH_CLASSES = frozenset({"emojione", "gemoji", "twemoji"})
"""Classes of the same kind: emoji."""
APART = frozenset({"caption", "label", "td", "th", "tr"})
"""Elements that stand apart from their neighbours though Markdown may not call them blocks."""
ROWS = frozenset({"colgroup", "dl", "menu", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Elements in which no text may stand directly."""
CLOSED = frozenset({"a", "abbr", "button"})
"""Elements in which no note mark may stand: it goes behind them."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link"}) | {
    *("meta", "source", "track", "wbr")
}
"""Elements without an end tag."""
PROSE_BLOCKS = frozenset(
    {"blockquote", "details", "div", "dl", "ol", "p", "section", "table", "ul"}
)
"""Elements that may not stand in a paragraph."""
