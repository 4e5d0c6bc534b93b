"""Give a line with one text put into quotation marks.

Proposes only; ``parse`` reads the proposed line again before it shows it to anyone.
"""

import re

_NEXT_KEY = re.compile(r",\s*[\w.-]+:(?=\s|$)|\}")
_NEXT_ITEM = re.compile(r"[,\]]")
_COMMENT = re.compile(r"\s+#(?=\s).*$|\s+$")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_KEY = re.compile(r"\s*(?:-\s+)*(?:[^\s{\[][^:]*:\s+)?")
_KEY_LINE = re.compile(r"( *)[\w-]+:(?=\s|$)")
_OPENING = (":", "|", ">", "|-", ">-", "|+", ">+")
"""How a line ends whose value stands below it."""
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')


def quoted(text: str) -> str:
    """Give a text as YAML reads it back: in ``"…"`` where that is plain, else in ``'…'``."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def in_flow(line: str, column: int) -> bool:
    """Tell whether a column stands inside ``[]`` or ``{}`` opened as a value on this line."""
    before = _QUOTED.sub(lambda found: "x" * len(found.group()), line[:column])
    rest = before[_key_end(before) :]
    if rest[:1] not in {"[", "{"}:
        return False
    return sum(map(rest.count, "[{")) > sum(map(rest.count, "]}"))


def quote_from(line: str, start: int, past: int, flow: bool) -> str:
    """Quote the value that starts at ``start`` and reaches at least to ``past``."""
    end = _flow_end(line, start, past) if flow else _block_end(line, past)
    return line[:start] + quoted(line[start:end]) + line[end:]


def quote_key(line: str, start: int) -> str | None:
    """Give the line with its key quoted; None where ``start`` is not at a block key."""
    found = re.compile(r"[^\s:]+(?=:\s)").match(line, start)
    if not found or line[:start].strip(" -"):
        return None
    return line[:start] + quoted(found.group()) + line[found.end() :]


def join_address(line: str, start: int) -> str:
    """Join an address with the ``#part`` that a space cut off."""
    return line[:start] + re.sub(r"(\S)\s+#(?=\S)", r"\1#", line[start:], count=1)


def single_quoted(line: str, start: int) -> str | None:
    """Give the line with its ``"…"`` at ``start`` in single marks, backslashes kept."""
    found = _DOUBLE.match(line, start)
    if not found:
        return None
    inner = found.group()[1:-1].replace("'", "''")
    return f"{line[:start]}'{inner}'{line[found.end() :]}"


def untabbed(line: str, above: str = "", below: str = "") -> str:
    """Give the line with each leading tab as two spaces, or more where its neighbours tell.

    ``above`` and ``below`` are the nearest lines that say something. A line stands deeper
    than the key that it follows, and a key with its value as deep as a key that follows it.
    """
    rest = line.lstrip("\t ")
    width = len(line[: len(line) - len(rest)].replace("\t", "  "))
    key = _KEY_LINE.match(below)
    if above.rstrip().endswith(":"):
        width = max(width, len(above) - len(above.lstrip()) + 2)
    elif key and not rest.rstrip().endswith(_OPENING):
        width = max(width, key.end(1))
    return " " * width + rest


def value_start(line: str, column: int) -> int:
    """Give where the value around a column starts on its line."""
    if not in_flow(line, column):
        return _key_end(line[:column])
    starts = [found.end() for found in re.finditer(r"[\[{,]\s*(?:[\w.-]+:\s+)?", line[:column])]
    return starts[-1]


def _key_end(line: str) -> int:
    found = _KEY.match(line)
    return found.end() if found else 0


def _block_end(line: str, past: int) -> int:
    found = _COMMENT.search(line, past)
    return found.start() if found else len(line)


def _flow_end(line: str, start: int, past: int) -> int:
    in_mapping = line[:start].rstrip().endswith(":")
    found = (_NEXT_KEY if in_mapping else _NEXT_ITEM).search(line, past)
    end = found.start() if found else len(line)
    return start + len(line[start:end].rstrip())
