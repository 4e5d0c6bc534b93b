"""Text as LaTeX that reads as the same text: what means something there is escaped.

Letters stay what they are, in UTF-8. Knows no BibTeX entry; ``bibtex`` does.
"""

import re

_SPECIAL = {
    "\\": "\\textbackslash{}",
    # BibTeX counts braces whether they are escaped or not.
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "`": "\\textasciigrave{}",
    "\u00a0": "~",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_ESCAPE = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
"""Between signs that TeX would draw together: ``--`` becomes a dash."""


def latex(text: str) -> str:
    """Give a text as LaTeX on one line."""
    plain = _LIGATURE.sub("\0", " ".join(re.split(r"[ \t\r\n]+", text)))
    return _ESCAPE.sub(lambda found: _SPECIAL[found[0]], plain).replace("\0", "{}")


def verbatim(address: str) -> str:
    """Give an address for a field that LaTeX takes letter by letter; braces must balance there."""
    return address.replace("{", "%7B").replace("}", "%7D")
