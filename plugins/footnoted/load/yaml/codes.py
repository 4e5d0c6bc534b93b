"""The kinds of problem a YAML text can have, before any schema looks at it.

All of them guard safety or meaning: none can be re-levelled or allowed.
"""

from footnoted.diagnostics import Code, Level


def _error(name: str, meaning: str, cure: str) -> Code:
    return Code(f"yaml.{name}", Level.ERROR, meaning, cure)


SYNTAX = _error(
    "syntax",
    "The text is not YAML from this place on, so nothing of the file could be read.",
    "Compare the line with its neighbours: indentation, colon and space, closed brackets.",
)
TEXT_AFTER_QUOTE = _error(
    "text-after-quote",
    "Words follow a closing quotation mark; YAML ends the text at that mark.",
    "Put the whole text into quotation marks of the other kind.",
)
UNQUOTED_COLON = _error(
    "unquoted-colon",
    "An unquoted text contains a colon and a space, which YAML reads as a new key.",
    "Put the text into quotation marks.",
)
UNQUOTED_COMMA = _error(
    "unquoted-comma",
    "An unquoted text inside {} contains a comma, which YAML reads as the next key.",
    "Put the text into quotation marks.",
)
CUT_BY_HASH = _error(
    "cut-by-hash",
    "A # behind a space starts a comment, so the rest of the text or address is lost.",
    "Join or quote the text; for a comment, put a space after the #.",
)
UNQUOTED_DATE_SET = _error(
    "unquoted-date-set",
    "A set of dates in brackets is not quoted, so YAML reads a list instead of a date.",
    "Put the date, brackets included, into quotation marks.",
)
LEADING_CHARACTER = _error(
    "leading-character",
    "An unquoted text starts with a character that means something else in YAML.",
    "Put the text into quotation marks.",
)
ESCAPE = _error(
    "escape",
    'A backslash inside "…" is followed by a letter that YAML does not know.',
    "Use single quotation marks, in which a backslash is a backslash.",
)
TAB = _error(
    "tab",
    "A line is indented with a tab; YAML indents with spaces only.",
    "Indent with two spaces for each step.",
)
UNCLOSED = _error(
    "unclosed",
    "A quotation mark or bracket is opened and never closed.",
    "Close it where the text or list ends.",
)
ALIAS = _error(
    "alias",
    "An alias (*name) stands for text written elsewhere; sidecars say everything in place.",
    "Write the text out, or quote it if it is meant to start with an asterisk.",
)
ANCHOR = _error(
    "anchor",
    "An anchor (&name) names a piece of the file for later use; sidecars have no such names.",
    "Remove it, or quote the text if it is meant to start with an ampersand.",
)
TAG = _error(
    "tag",
    "A tag (!name) asks the reader of the file to build something; sidecars hold text only.",
    "Remove it, or quote the text if it is meant to start with an exclamation mark.",
)
MERGE_KEY = _error(
    "merge-key",
    "A merge key (<<) copies entries from elsewhere; sidecars say everything in place.",
    "Write the entries out.",
)
DUPLICATE_KEY = _error(
    "duplicate-key",
    "The same key stands twice in one mapping; only one of the two could be kept.",
    "Rename or remove one of them.",
)
KEY = _error(
    "key",
    "A key is empty, or a list or mapping instead of a word.",
    "Write the key as one word followed by a colon and a space.",
)
SECOND_DOCUMENT = _error(
    "second-document",
    "A line of three dashes starts a second document; only the first would be read.",
    "Remove the line, or move what follows into a file of its own.",
)
NOT_A_MAPPING = _error(
    "not-a-mapping",
    "The file is not made of keys with values.",
    "Start with a key, a colon and its entries below it.",
)
TOO_DEEP = _error(
    "too-deep",
    "Lists and mappings are nested deeper than any sidecar needs.",
    "Check the brackets and the indentation.",
)
TOO_LARGE = _error(
    "too-large",
    "The text is larger than is read from one file.",
    "Split it: sources into the register, other records into another briefing.",
)
CONTROL_CHARACTER = _error(
    "control-character",
    "The text contains a character that cannot be printed and can corrupt what is made of it.",
    "Delete it; copying from a PDF or a terminal often brings one along.",
)
BIDI_CONTROL = _error(
    "bidi-control",
    "An invisible character turns the direction of writing, so people read other words than "
    "programs do.",
    "Delete it; Arabic and Hebrew text needs none, and the marks LRM and RLM are allowed.",
)
ZERO_WIDTH = Code(
    "yaml.zero-width",
    Level.WARNING,
    "The text contains an invisible character of no width; searches and quotations miss it.",
    "Delete it, unless the language needs it there.",
)
