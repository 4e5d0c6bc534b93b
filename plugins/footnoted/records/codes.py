"""The kinds of problems of files and records, with examples.

Those of YAML itself are in ``records.events``.

schema.unknown-key
    Bad::
        claims:
          idle: {qoute: stood idle for a week, says: The crane stood idle.}
    Good::
        claims:
          idle: {quote: stood idle for a week, says: The crane stood idle.}

schema.missing
    Bad::
        dates:
          storm: {date: 2024-04, quote: in April}
    Good::
        dates:
          storm: {date: 2024-04, quote: in April, title: A storm damages the crane}

schema.wrong-type
    Bad::
        claims:
          idle: {quote: stood idle for a week, sources: courier}
    Good::
        claims:
          idle: {quote: stood idle for a week, sources: [courier]}

schema.bad-value
    Bad::
        claims:
          idle: {quote: stood idle for a week, status: true}
    Good::
        claims:
          idle: {quote: stood idle for a week, status: confirmed}

schema.combination
    Bad::
        figures:
          cargo: {of: Cargo waiting, value: 1200, low: 1100, unit: tonne}
    Good::
        figures:
          cargo: {of: Cargo waiting, low: 1100, high: 1300, unit: tonne}

date.impossible
    Bad::
        dates:
          storm: {date: 2024-04-31, title: A storm damages the crane}
    Good::
        dates:
          storm: {date: 2024-04~, title: A storm damages the crane}

id.form
    Bad::
        claims:
          Crane_Idle: {quote: stood idle for a week}
    Good::
        claims:
          crane-idle: {quote: stood idle for a week}

id.duplicate
    Bad::
        claims:
          storm: {quote: A storm had damaged the crane}
        dates:
          storm: {date: 2024-04, title: A storm damages the crane}
    Good::
        claims:
          damage: {quote: A storm had damaged the crane}
        dates:
          storm: {date: 2024-04, title: A storm damages the crane}

article.no-front-matter
    Bad, crane.md::
        The northern crane stood idle for a week.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The northern crane stood idle for a week.

article.too-deep
    Bad, crane.md::
        ---
        title: The crane
        date: 2024-05-06
        ---

        - - - - - - - - - - - - - - - - - - - - - The northern crane stood idle for a week.
    Good, crane.md::
        ---
        title: The crane
        date: 2024-05-06
        ---

        - The northern crane stood idle for a week.

article.unclosed
    Bad, crane.md::
        ---
        title: The crane
        date: 2024-05-06
        ---

        The northern crane stood idle for a week.
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    Good, crane.md::
        ---
        title: The crane
        date: 2024-05-06
        ---

        The northern crane stood idle for a week.

article.open-front-matter
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06

        The northern crane stood idle for a week.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The northern crane stood idle for a week.

sidecar.no-article
    Bad, cranes.yml::
        claims:
          idle: {says: The crane stood idle.}
    Good, crane.yml::
        claims:
          idle: {says: The crane stood idle.}

file.suffix
    Bad, crane.yaml::
        claims:
          idle: {says: The crane stood idle.}
    Good, crane.yml::
        claims:
          idle: {says: The crane stood idle.}

register.unknown
    Bad, _shared/people.yml::
        parties:
          mayor: {name: The mayor, type: person}
    Good, _shared/parties.yml::
        parties:
          mayor: {name: The mayor, type: person}

page.same-address
    Bad, crane/index.md::
        ---
        title: The crane runs again
        date: 2024-05-20
        ---
    Good, crane-again.md::
        ---
        title: The crane runs again
        date: 2024-05-20
        ---

picture.unsafe
    Bad, quay.svg::
        <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
    Good, quay.svg::
        <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h4v3"/></svg>
"""

from footnoted.diagnostics.problem import Code, Level

UNKNOWN_KEY = Code(
    "schema.unknown-key",
    Level.ERROR,
    "A key is not known at this place, so its text would be lost.",
    "Correct the key, or remove the line.",
)
MISSING = Code(
    "schema.missing",
    Level.ERROR,
    "A required key is missing.",
    "Add the key with its value.",
)
WRONG_TYPE = Code(
    "schema.wrong-type",
    Level.ERROR,
    "A value is of another kind than the key takes: a list for a text, a word for a number.",
    "Write the value in the form that the message names.",
)
BAD_VALUE = Code(
    "schema.bad-value",
    Level.ERROR,
    "A value is not one that the key takes.",
    "Write one of the values that the hint lists.",
)
COMBINATION = Code(
    "schema.combination",
    Level.ERROR,
    "The keys of a record do not go together: one is missing, or one is too many.",
    "Add or remove keys until they are as the message says.",
)
IMPOSSIBLE_DATE = Code(
    "date.impossible",
    Level.ERROR,
    "A date is written in a form that is not read, or there is no such day.",
    "Write the date as exactly as you know it: 2025-02-11, 2024-08, 2024, or 2024-04~ for about.",
)
ID_FORM = Code(
    "id.form",
    Level.ERROR,
    "An id or name has characters that are not allowed in an address.",
    "Write lower-case letters, digits and single hyphens, at most 64 characters.",
)
DUPLICATE_ID = Code(
    "id.duplicate",
    Level.ERROR,
    "Two records have the same id, so a reference to it is ambiguous.",
    "Rename one of the two, or remove one if both are the same.",
)
NO_FRONT_MATTER = Code(
    "article.no-front-matter",
    Level.ERROR,
    "An article does not begin with its title and date between two lines of three dashes.",
    "Begin the article with four lines: `---`, `title: …`, `date: 2025-02-11`, `---`.",
)
OPEN_FRONT_MATTER = Code(
    "article.open-front-matter",
    Level.ERROR,
    "The front matter of an article has no closing line, so the text would be read as part of it.",
    "Add a line with three dashes (`---`) after the front matter.",
)
ARTICLE_TOO_DEEP = Code(
    "article.too-deep",
    Level.ERROR,
    "Lists and quotes are nested too deep to be read. The paragraph is left out.",
    "Begin the list again further left, or write it as paragraphs.",
)
ARTICLE_UNCLOSED = Code(
    "article.unclosed",
    Level.ERROR,
    "Too many brackets are opened in one paragraph and not closed, which makes reading it very "
    "slow. The paragraph is left out.",
    "Close the brackets, or put the text between two lines of three backticks.",
)
NO_ARTICLE = Code(
    "sidecar.no-article",
    Level.ERROR,
    "A sidecar has no article of the same name next to it, so its records are not shown.",
    "Rename the sidecar or the article so that both have the same name.",
)
SUFFIX = Code(
    "file.suffix",
    Level.ERROR,
    "A file's suffix is not read: articles end in .md, sidecars in .yml.",
    "Rename the file.",
)
UNKNOWN_REGISTER = Code(
    "register.unknown",
    Level.ERROR,
    "A file in the folder of registers has none of their names, so it is not read.",
    "Name it sources.yml, parties.yml, events.yml or images.yml, or move it away.",
)
SAME_ADDRESS = Code(
    "page.same-address",
    Level.ERROR,
    "Two pages would have the same address, so one would be lost.",
    "Rename one of the two.",
)
NO_BRIEFINGS = Code(
    "library.no-briefings",
    Level.INFO,
    "There is no folder of briefings; the site is built without any.",
    "Create the folder and put a first article into it.",
)
SYMLINK = Code(
    "path.symlink",
    Level.ERROR,
    "A symbolic link could publish files by mistake, so none is followed.",
    "Replace the link by the file itself.",
)
OUTSIDE = Code(
    "path.outside",
    Level.ERROR,
    "A path leads out of the project's folder.",
    "Keep the file inside the project.",
)
NOT_A_FILE = Code(
    "path.not-a-file",
    Level.ERROR,
    "Something has the name of a text file but is a folder, a device or a pipe.",
    "Put an ordinary file in its place.",
)
UNREADABLE = Code(
    "path.unreadable",
    Level.ERROR,
    "A file or folder cannot be opened.",
    "Check that it exists and that you may read it.",
)
TOO_LARGE = Code(
    "path.too-large",
    Level.ERROR,
    "A file is too large to be read.",
    "Split it.",
)
ENCODING = Code(
    "path.encoding",
    Level.ERROR,
    "A text file is not UTF-8, so its letters may be read wrongly.",
    "Save the file as UTF-8. Every editor can do it.",
)
COLLISION = Code(
    "path.collision",
    Level.ERROR,
    "Two names differ only in capitals or in how accents are stored. On many systems they are "
    "one file.",
    "Rename one of the two.",
)
RESERVED = Code(
    "path.reserved",
    Level.ERROR,
    "A name means a device on Windows, so the project cannot be copied to a Windows computer.",
    "Choose another name.",
)
UNSAFE_PICTURE = Code(
    "picture.unsafe",
    Level.ERROR,
    "A picture is not of the kind that its name says, or contains more than a picture, such as a "
    "script.",
    "Export it again from a drawing or photo program, without scripts and links.",
)
PRIVATE_PICTURE = Code(
    "picture.private",
    Level.ERROR,
    "A picture with Content Credentials says where it was taken. The place cannot be removed "
    "without breaking the credentials.",
    "Export it without the place and sign it again, or without Content Credentials.",
)
PICTURE_STANDARDS = Code(
    "picture.standards-disagree",
    Level.INFO,
    "A picture file says one thing in XMP and another in IPTC-IIM or EXIF, so other programs may "
    "show the wrong one.",
    "Write the same into all of them with a photo program. Footnoted reads XMP first, then "
    "IPTC-IIM, then EXIF.",
)
PICTURE_UNREAD = Code(
    "picture.metadata-unread",
    Level.INFO,
    "The metadata of a picture file cannot be read, so it is not proposed or compared.",
    "Write the metadata again with a photo program.",
)
UNREAD = Code(
    "anchor.unread",
    Level.INFO,
    "The quoted words are not in the article's file, but a plugin of the site puts words into "
    "this article. Only a build can find out whether they are on the page.",
    "Build the site. The build reports the quotation if the page does not have the words.",
)
