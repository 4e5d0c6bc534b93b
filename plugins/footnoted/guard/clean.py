"""Take out of HTML what may not stand in an article, and leave every other byte as it is.

Token by token: what is left holds no element in which a browser would read tags differently,
so what was judged here is what a browser sees.
"""

import re
from collections.abc import Callable
from html import escape

from footnoted.guard import codes
from footnoted.guard.elements import DRAWING, UNENDED, VOID, WITH_CONTENTS
from footnoted.guard.finding import Fault
from footnoted.guard.markup import Form, Token, tokens
from footnoted.guard.policy import Policy, Verdict, judge, refused, shown

Report = Callable[[str, tuple[Fault, ...]], None]
"""Told the tag as typed, and what is wrong with it."""


def clean(html: str, policy: Policy, report: Report) -> str:
    """Give the HTML without what ``policy`` refuses; each tag is judged by itself."""
    if "<" not in html:
        return html
    return "".join(_Cleaner(html, policy, report).parts())


def balanced(html: str, policy: Policy, report: Report) -> str:
    """Do the same for a whole article, and pair its tags, so that it changes nothing around it."""
    if "<" not in html:
        return html
    cleaner = _Balancer(html, policy, report)
    return "".join([*cleaner.parts(), *cleaner.rest()])


class _Cleaner:
    def __init__(self, html: str, policy: Policy, report: Report) -> None:
        self._html, self._policy, self._report = html, policy, report
        self._within = ""

    def parts(self) -> list[str]:
        return [self._part(token) for token in tokens(self._html)]

    def _part(self, token: Token) -> str:
        typed = self._html[token.low : token.high]
        if self._within:
            if token.form is Form.END and token.name == self._within:
                self._within = ""
            return ""
        if token.form is Form.START:
            return self._start(token, typed)
        if token.form is Form.END:
            return self._end(token, typed)
        if token.form in (Form.BOGUS, Form.OPEN):
            return self._broken(token, typed)
        # A lone "<" must not begin a tag with what comes to stand behind it.
        lone = typed[0] == "<" and self._html[token.high : token.high + 1] in ("", "<")
        return typed.replace("<", "&lt;") if token.form is Form.TEXT and lone else typed

    def _start(self, token: Token, typed: str) -> str:
        verdict = judge(token.name, token.attributes, self._policy)
        if verdict.faults:
            self._report(typed, verdict.faults)
        if verdict.stays:
            return self._kept(token, typed, verdict)
        if token.name in WITH_CONTENTS and not token.closed and self._ends(token):
            self._within = token.name
        return ""

    def _kept(self, token: Token, typed: str, verdict: Verdict) -> str:
        if len(verdict.attributes) == len(token.attributes):
            return typed
        return _tag(token, verdict)

    def _ends(self, token: Token) -> bool:
        """Tell whether the element is closed at all; if not, only its tag goes."""
        return bool(re.compile(f"</{token.name}[\\s/>]", re.I).search(self._html, token.high))

    def _end(self, token: Token, typed: str) -> str:
        if token.name in self._policy.elements and not token.attributes:
            return typed
        return "" if token.name not in self._policy.elements else f"</{token.name}>"

    def _broken(self, token: Token, typed: str) -> str:
        if token.form is Form.BOGUS:
            self._report(typed, (refused(shown(typed[1:-1])),))
            return ""
        message = f"`{shown(typed)}` is opened and never ends."
        self._report(typed, (Fault(codes.ACTIVE, message),))
        return typed.replace("<", "&lt;")


class _Balancer(_Cleaner):
    def __init__(self, html: str, policy: Policy, report: Report) -> None:
        super().__init__(html, policy, report)
        self._open: list[tuple[str, str]] = []

    def rest(self) -> list[str]:
        """Close what is still open."""
        return [self._closed(*self._open.pop()) for _ in range(len(self._open))]

    def _kept(self, token: Token, typed: str, verdict: Verdict) -> str:
        if token.name in DRAWING and not any(name == "svg" for name, _ in self._open):
            if token.name != "svg":
                self._report(typed, (refused(token.name),))
                return ""
        elif token.name in DRAWING and token.closed:
            return super()._kept(token, typed, verdict)
        if token.name not in VOID:
            self._open.append((token.name, typed))
        return super()._kept(token, typed, verdict)

    def _end(self, token: Token, typed: str) -> str:
        kept = super()._end(token, typed)
        if not kept or token.name in VOID:
            return ""
        if all(name != token.name for name, _ in self._open):
            message = f"`</{token.name}>` closes nothing and was left out."
            self._report(typed, (Fault(codes.UNBALANCED, message),))
            return ""
        closed = []
        while (last := self._open.pop())[0] != token.name:
            closed.append(self._closed(*last))
        return "".join([*closed, kept])

    def _closed(self, name: str, typed: str) -> str:
        if name in UNENDED:
            return ""
        message = f"`<{name}>` was never closed; it now ends with what it stands in."
        self._report(typed, (Fault(codes.UNBALANCED, message),))
        return f"</{name}>"


def _tag(token: Token, verdict: Verdict) -> str:
    parts = [token.name]
    for name, value in verdict.attributes:
        parts.append(name if value is None else f'{name}="{escape(value)}"')
    return f"<{' '.join(parts)}{' /' if token.closed else ''}>"
