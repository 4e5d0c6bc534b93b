"""Tags as parts of addresses: safe, lasting, and no two tags under one.

Each depends on the tag alone, so that no other tag can ever move it.
"""

import hashlib
import re

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 48


def slug(tag: str) -> str:
    """Give ``black-sea`` for "Black Sea"; where letters are lost, what is left and a digest.

    "Black Sea" and "black-sea" are one tag written twice, and get one slug. A digest stands
    behind two hyphens, which no plain slug holds.
    """
    words = re.sub(r"[\s_-]+", "-", tag.casefold()).strip("-")
    if _PLAIN.fullmatch(words) and len(words) <= _LONGEST:
        return words
    left = "-".join(re.findall(r"[a-z0-9]+", words))[:_LONGEST].rstrip("-")
    return f"{left}--{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:12]}"
