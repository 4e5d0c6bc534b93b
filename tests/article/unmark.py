"""Take marks and notes out of HTML again, and check its form, with a parser of its own.

An oracle for tests: shares no code with what it checks.
"""

from html.parser import HTMLParser

VOID = {
    *[
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
}
PHRASING_ONLY = {
    *[
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "span",
        "em",
        "strong",
        "sup",
        "sub",
        "a",
        "code",
        "abbr",
    ]
}
ROBUST = {"data-originalurl", "data-versionurl", "data-versiondate"}
BLOCKS = {
    *[
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "pre",
        "dl",
    ]
}


def link(attributes):
    """Return the tag of a link without what tells that it leads outside and where it is kept."""
    kept = {name: value for name, value in attributes.items() if name not in ROBUST}
    for name, word in {"rel": "external", "class": "fn-noted"}.items():
        words = [each for each in (kept.pop(name, None) or "").split() if each != word]
        kept |= {name: " ".join(words)} if words else {}
    return "<a " + " ".join(f'{name}="{value or ""}"' for name, value in kept.items()) + ">"


class _Unmarked(HTMLParser):
    """Gives back the HTML as written, without our spans, marks, heading and list."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.out = []
        self.stack = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        classes = (attributes.get("class") or "").split()
        identity = attributes.get("id") or ""
        ours = tag == "span" and {"fn-claim", "fn-date", "fn-figure"} & set(classes)
        note = (tag == "sup" and (identity.startswith("fnref") or "fn-typed" in classes)) or (
            tag == "div" and classes == ["footnote"]
        )
        heading = tag == "h2" and identity in {"notes", "notes_1"}
        if self.hidden or note or heading:
            self.hidden += tag not in VOID
            self.stack += [(tag, "hidden")] if tag not in VOID else []
            return
        if tag == "a":
            self.out.append(link(attributes))
        elif not ours:
            self.out.append(self.get_starttag_text())
        if tag not in VOID:
            self.stack.append((tag, "ours" if ours else ""))

    def handle_startendtag(self, tag, attrs):
        if not self.hidden:
            self.out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        kind = ""
        if self.stack and self.stack[-1][0] == tag:
            kind = self.stack.pop()[1]
        if kind == "hidden":
            self.hidden -= 1
        elif not kind and not self.hidden:
            self.out.append(f"</{tag}>")

    def handle_data(self, data):
        self._say(data)

    def handle_entityref(self, name):
        self._say(f"&{name};")

    def handle_charref(self, name):
        self._say(f"&#{name};")

    def handle_comment(self, data):
        self._say(f"<!--{data}-->")

    def _say(self, text):
        if not self.hidden:
            self.out.append(text)


def unmark(html):
    """Return the HTML without anything of ours."""
    parser = _Unmarked()
    parser.feed(html)
    parser.close()
    return "".join(parser.out).strip()


class _Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.stack = []
        self.problems = []
        self.ids = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.problems.append(f"id twice: {attributes['id']}")
            self.ids.append(attributes["id"])
        if len(attributes) != len(attrs):
            self.problems.append(f"attribute twice in {tag}")
        if tag == "a" and "a" in self.stack:
            self.problems.append("link in link")
        inner = self.stack[-1] if self.stack else ""
        if tag == "span" and inner in {"ul", "ol", "table", "tr", "thead", "tbody", "dl"}:
            self.problems.append(f"span directly in {inner}")
        if tag in BLOCKS and inner in PHRASING_ONLY:
            self.problems.append(f"{tag} in {inner}")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag in VOID:
            self.handle_starttag(tag, attrs)
        else:
            self.problems.append(f"{tag} closes itself")

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1] != tag:
            self.problems.append(f"</{tag}> in {self.stack[-1:] or 'nothing'}")
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass


def problems(html):
    """Return what is wrong with the form of some HTML, as far as we are to blame."""
    form = _Form()
    form.feed(html)
    form.close()
    return form.problems + [f"{tag} left open" for tag in form.stack]


def ids(html):
    """Return every id, in order."""
    form = _Form()
    form.feed(html)
    form.close()
    return form.ids


class _Words(HTMLParser):
    def __init__(self, reference):
        super().__init__()
        self.reference = reference
        self.depth = 0
        self.marks = 0
        self.words = []
        self.stack = []

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        attributes = dict(attrs)
        data = [value for name, value in attrs if name.startswith("data-") and value]
        inside = tag == "span" and self.reference in data
        note = tag == "sup" and (attributes.get("id") or "").startswith("fnref")
        self.stack.append((tag, inside, note))
        self.depth += inside
        self.marks += note

    def handle_endtag(self, tag):
        while self.stack:
            name, inside, note = self.stack.pop()
            self.depth -= inside
            self.marks -= note
            if name == tag:
                return

    def handle_data(self, data):
        if self.depth and not self.marks:
            self.words.append(data)


def words_of(html, reference):
    """Return the words that are marked as belonging to a record, ``NAME#ID``."""
    words = _Words(reference)
    words.feed(html)
    words.close()
    return "".join(words.words)
