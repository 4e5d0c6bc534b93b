"""LaTeX in the fields of a reference, as the text that it prints."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from footnoted.authoring.records import shorten_value

# -------------------------------------------------------------------------------------------------
# The known commands, and what becomes of them.
#
# Symbols come from ``pylatexenc``, if they print the same text everywhere and always.

LONGEST = 5000
"""The most characters that are read as LaTeX; a title has a fiftieth of that."""
_SYMBOLS = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textasciicircum": "^",
    "textasciigrave": "`", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{",
    "rbrace": "}", "textquotesingle": "'", "textquotedbl": '"', "textendash": "–",
    "textemdash": "—", "textunderscore": "_", "hyphen": "-", "slash": "/", "LaTeX": "LaTeX",
    "TeX": "TeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "pdfTeX": "pdfTeX", "euro": "€", "EUR": "€", "pounds": "£", "S": "§", "P": "¶", "SS": "SS",
    "copyright": "©",
    "degree": "°", "lq": "‘", "rq": "’", "glq": "\u201a", "grq": "‘", "glqq": "„",
    "grqq": "“", "flq": "\u2039",
    "frq": "\u203a", "flqq": "«", "frqq": "»", "textmu": "µ", "%": "%",
    "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    "par": " ", "newline": " ", "\\": " ", "linebreak": " ", "hskip": " ", "enskip": " ",
    "thinspace": "\u2009", "nobreakspace": "\u00a0", "colon": ":", "addcolon": ":", "adddot": ".",
    "addspace": " ", "addcomma": ",", "nobreakdash": "-", "textquotestraightdblbase": "„",
}  # fmt: skip
"""Commands of reference managers that ``pylatexenc`` lacks, or reads otherwise."""
_NOTHING = frozenset('- / @ ! " protect relax leavevmode allowbreak ignorespaces unskip'.split())
"""Commands that print nothing and mean nothing for the text: where a word may break."""
_STYLES = frozenset(
    """emph textrm textit textbf textsc textsl textsf texttt textup textmd textnormal underline
    uline mkbibemph mkbibitalic mkbibbold text mbox hbox mathrm mathbf mathit mathsf mathtt mathcal
    mathscr mathfrak mathbb boldsymbol bm ensuremath uppercase lowercase MakeUppercase MakeLowercase
    MakeTextUppercase smash""".split()
)
"""Commands whose argument is printed in another way."""
_SWITCHES = frozenset(
    """it bf sc sl rm sf tt em bfseries itshape scshape slshape upshape mdseries rmfamily sffamily
    ttfamily normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
    upshape displaystyle textstyle""".split()
)
"""Commands that change how the text after them looks."""
_OMITTED = frozenset(
    """cite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citetext
    citenum Citet Citep Citealt Citealp Citeauthor parencite textcite footcite autocite fullcite
    nocite footnote footnotemark thanks label ref autoref cref Cref eqref pageref index
    includegraphics input include hphantom vphantom phantom noopsort""".split()
)
"""Commands whose argument is no part of the text."""
_FRACTIONS = ("frac", "nicefrac", "textfrac", "sfrac")
_QUOTING = frozenset("enquote mkbibquote textquote".split())
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", '"': "\u0308", "c": "\u0327", "^": "\u0302", "~": "\u0303",
    "H": "\u030b", "k": "\u0328", "=": "\u0304", "b": "\u0331", ".": "\u0307", "d": "\u0323",
    "r": "\u030a", "u": "\u0306", "v": "\u030c", "vec": "\u20d7", "dot": "\u0307",
    "hat": "\u0302", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
    "tilde": "\u0303", "bar": "\u0304", "ddot": "\u0308", "not": "\u0338",
}  # fmt: skip
_BARE = {
    "'": "\u00b4",
    '"': "¨",
    "v": "ˇ",
    "c": "\u00b8",
    "=": "¯",
    "u": "˘",
    ".": "˙",
    "H": "˝",
    "k": "\u02db",
}
"""Accents over nothing; the others are their own sign."""
_DOTLESS = str.maketrans("ıȷ", "ij")
_LOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_HIGH = str.maketrans("0123456789+-−=()aoni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵒⁿⁱ")
_SCRIPTS = {"_": _LOW, "^": _HIGH, "textsubscript": _LOW, "textsuperscript": _HIGH}
_ARGUMENTS = {
    **dict.fromkeys((*_STYLES, *_QUOTING, "textsubscript", "textsuperscript", "thanks"), "{"),
    **dict.fromkeys(("parencite", "textcite", "footcite", "autocite", "fullcite"), "[[{"),
    **dict.fromkeys(("noopsort", "index", "phantom", "nocite", "pageref", "url", "nolinkurl"), "{"),
    **dict.fromkeys(("href", "foreignlanguage", "texorpdfstring"), "{{"),
    "footnotemark": "[", "textcolor": "[{{", "colorbox": "[{{", "hspace": "*{", "vspace": "*{",
    "path": "{", "hskip": "", "item": "[", "verb": "",
}  # fmt: skip
"""The arguments of each command that ``pylatexenc`` does not know."""


class NoLatex(ValueError):
    """The text cannot be read as LaTeX; the message says why, in words that follow "it"."""


class PrintedLatex(NamedTuple):
    """A text without LaTeX."""

    text: str
    remarks: tuple[str, ...] = ()
    """What was changed or left out, in words that follow the name of the field."""


# -------------------------------------------------------------------------------------------------
# From LaTeX to text: ``pylatexenc`` parses, and the parts are converted here.
#
# Nothing is lost without a remark. No file is read, no macro defined, no clock used.

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''")
_ADDRESS = re.compile(r"\\(?:url|nolinkurl|path|href)\s*(\{[^{}]*\})")
_PERCENT = re.compile(r"(?<!\\)%")
_MATH = re.compile(r"(?<!\\)\$(?=[^\s$])([^$]*?[^\s\\$]|[^\s\\$])\$(?!\d)")
"""A formula, by pandoc's rule: nothing in "from $5 to $10" is one."""
_DOLLAR = re.compile(r"(?<!\\)\$")
_FORMULA = "\0"
_ESCAPED = re.compile(r"\\([_%&#~$])(?:\{\})?")


def from_latex(text: str) -> PrintedLatex:
    """Return the text that LaTeX prints, and remarks on what is left out; raise ``NoLatex``."""
    if not _SPECIAL.search(text):
        return PrintedLatex(text)
    if len(text) > LONGEST:
        raise NoLatex(f"is longer than {LONGEST:,} characters")
    taken = _LatexTaken()
    try:
        read = taken.nodes(_parsed(_prepared(text)))
    except RecursionError:
        raise NoLatex("is nested too deeply") from None
    return PrintedLatex(unicodedata.normalize("NFC", read), tuple(dict.fromkeys(taken.remarks)))


def unescape(address: str) -> str:
    """Return an address without what LaTeX needs before some of its signs."""
    return _ESCAPED.sub(r"\1", address)


def _prepared(text: str) -> str:
    """Return the text with only those signs that mean something to LaTeX in a reference.

    A percent sign begins no comment there, and a dollar sign without a second one is a dollar sign.
    """
    text = text.replace(_FORMULA, "")
    text = _ADDRESS.sub(lambda found: found[0].replace("~", "\\~{}"), text)
    text = _PERCENT.sub(r"\\%", text.replace("$$", "$"))
    text = _MATH.sub(lambda found: f"{_FORMULA}{found[1]}{_FORMULA}", text)
    return _DOLLAR.sub(r"\\$", text).replace(_FORMULA, "$")


def _parsed(text: str) -> list[Any]:
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError  # type: ignore[import-untyped]

    walker = LatexWalker(text, latex_context=_grammar(), tolerant_parsing=True)
    try:
        nodes, _, length = walker.get_latex_nodes()
    except (LatexWalkerError, IndexError):  # its `\verb` reads past the end
        raise NoLatex("cannot be read as LaTeX") from None
    if length < len(text.rstrip()):
        raise NoLatex("cannot be read as LaTeX to its end")
    return list(nodes)


@cache
def _grammar() -> Any:
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import std_macro  # type: ignore[import-untyped]

    context = get_default_latex_context_db()
    macros = [std_macro(name, given) for name, given in _ARGUMENTS.items()]
    context.add_context_category("references", prepend=True, macros=macros)
    return context


@cache
def _symbols() -> Mapping[str, str]:
    """Return the text of each command that is a sign."""
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]
        get_default_latex_context_db,
    )

    context = get_default_latex_context_db()
    found = {
        spec.macroname: spec.simplify_repl
        for spec in context.iter_macro_specs(["latex-base", "advanced-symbols"])
        if isinstance(spec.simplify_repl, str) and "%" not in spec.simplify_repl
    }
    del found["today"]
    return {name: sign for name, sign in found.items() if sign} | _SYMBOLS


@cache
def _ligatures() -> Mapping[str, str]:
    from pylatexenc.latex2text import get_default_latex_context_db

    specs = get_default_latex_context_db().iter_specials_specs(["nonascii-specials"])
    return {spec.specials_chars: spec.simplify_repl for spec in specs}


class _LatexTaken:
    """One text while it is read."""

    def __init__(self) -> None:
        self.remarks: list[str] = []
        self.quoted = 0

    def nodes(self, nodes: Iterable[Any]) -> str:
        """Return the text of nodes in a row; empty for an argument that was not given."""
        return "".join(self.node(node) for node in nodes if node is not None)

    def node(self, node: Any) -> str:
        """Return the text of a node."""
        kind = type(node).__name__
        if kind == "LatexMathNode":
            return self._formula(node)
        if kind == "LatexMacroNode":
            return self._macro(node)
        if kind == "LatexSpecialsNode":
            return _ligatures().get(node.specials_chars, str(node.specials_chars))
        if kind not in ("LatexGroupNode", "LatexEnvironmentNode"):
            return str(node.latex_verbatim())
        if kind == "LatexEnvironmentNode":
            self._omit(f"\\begin{{{node.environmentname}}}")
        opening, closing = getattr(node, "delimiters", ("{", "}"))
        inner = self.nodes(node.nodelist)
        return inner if opening == "{" else f"{opening}{inner}{closing}"

    def _omit(self, what: str) -> None:
        self.remarks.append(f"is imported without {shorten_value(what)}.")

    def _restyle(self) -> None:
        self.remarks.append("is imported without its markup.")

    def _macro(self, node: Any) -> str:
        name = str(node.macroname)
        arguments = [each for each in node.nodeargd.argnlist if each] if node.nodeargd else []
        space = str(node.macro_post_space or "")
        if name in _OMITTED:
            self._omit(node.latex_verbatim())
            return ""
        if name in _ACCENTS:
            return self._accent(name, arguments) + ("" if arguments else space)
        if name in _symbols() and not arguments:
            sign = _symbols()[name]
            return sign if len(sign) == 1 and sign.isalpha() else sign + space
        if name in _NOTHING and not arguments:
            return ""
        if name in _SWITCHES:
            self._restyle()
            return self.nodes(arguments)
        return self._worded(name, node, arguments) if arguments else self._unknown(node)

    def _worded(self, name: str, node: Any, arguments: list[Any]) -> str:
        """Return the text of a command that has words for readers in its argument."""
        last = arguments[-1]
        if name in _QUOTING:
            text = self._quoted(last)
        elif name in _SCRIPTS:
            text = self._script(name, self.node(last))
        elif name in ("url", "nolinkurl", "path"):
            text = _address(last)
        elif name in ("hspace", "vspace"):
            text = " "
            self._omit(node.latex_verbatim())
        elif name in _FRACTIONS and len(arguments) > 1:
            text = "/".join(map(self.node, arguments))
        elif name == "sqrt":
            index = self.nodes(arguments[:-1]).strip("[]")
            text = f"{self._script('textsuperscript', index)}√({self.node(last)})"
        else:
            text = self._last(name, node, arguments)
        return text

    def _last(self, name: str, node: Any, arguments: list[Any]) -> str:
        """Return the text of a command whose last argument has its words."""
        if name == "href" and len(arguments) > 1:
            self._omit(_address(arguments[0]))
        elif name in _STYLES or name in ("textcolor", "colorbox"):
            self._restyle()
        elif name not in ("texorpdfstring", "foreignlanguage"):
            return self._unknown(node)
        return self.node(arguments[-1])

    def _unknown(self, node: Any) -> str:
        """Return the words in an unknown command's arguments, and add a remark about the
        command.
        """
        self.remarks.append(f"has the command `\\{node.macroname}`, which is not known.")
        arguments = node.nodeargd.argnlist if node.nodeargd else ()
        return self.nodes(arguments or ()) or str(node.macro_post_space or "")

    def _quoted(self, argument: Any) -> str:
        self.quoted += 1
        inner = self.node(argument)
        self.quoted -= 1
        return f"‘{inner}’" if self.quoted % 2 else f"“{inner}”"

    def _accent(self, name: str, arguments: list[Any]) -> str:
        letters = self.nodes(arguments).translate(_DOTLESS)
        if not letters.strip():
            return _BARE.get(name, name if len(name) == 1 and not name.isalpha() else "") + letters
        return letters[0] + _ACCENTS[name] + letters[1:]

    def _formula(self, node: Any) -> str:
        """Return a formula as signs, with raised and lowered letters if there are such."""
        text, script = "", ""
        for inner in node.nodelist:
            pieces = inner.chars if type(inner).__name__ == "LatexCharsNode" else [self.node(inner)]
            for piece in pieces:
                if piece in ("_", "^") and not script:
                    script = piece
                elif script and piece.isspace():
                    continue
                else:
                    text += self._script(script, piece) if script else piece
                    script = ""
        return text + script

    def _script(self, kind: str, text: str) -> str:
        table = _SCRIPTS[kind]
        if all(ord(sign) in table for sign in text):
            return text.translate(table)
        if kind in ("_", "^"):
            self.remarks.append(f"has a formula that cannot be set in a line: “{kind}{text}”.")
            return f"{kind}{text}"
        self._restyle()
        return text


def _address(argument: Any) -> str:
    """Return an address as it was typed."""
    return unescape(str(argument.latex_verbatim()).strip("{}"))
