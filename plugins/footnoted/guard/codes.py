"""The kinds of problem an article's mark-up or an address can have.

Both families guard safety: no site can re-level them and no sidecar can allow them.

html.active
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <script>alert(1)</script>
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The crane stood *idle*.

html.attribute
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <p id="claim-idle">The crane stood idle.</p>
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <p id="idle">The crane stood idle.</p>

html.unbalanced
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <div>

        The crane stood idle.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        <div>
        The crane stood idle.
        </div>

url.unsafe
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        [The Courier](javascript:alert)
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        [The Courier](https://courier.example/crane)

url.embedded
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        ![](https://courier.example/quay.png)
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        [A picture](https://courier.example/quay.png){.no-note}

url.mixed-script
    Bad::
        sources:
          storm-report:
            type: report
            url: https://h\u0430rbor.example/
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
    Good::
        sources:
          storm-report:
            type: report
            url: https://harbor.example/
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
"""

from footnoted.diagnostics import Code, Level

ACTIVE = Code(
    "html.active",
    Level.ERROR,
    "An article contains mark-up that can do more than be read: script, forms, frames, drawings, "
    "styles or elements nobody knows.",
    "Write it in Markdown, or with elements that only show something.",
)
ATTRIBUTE = Code(
    "html.attribute",
    Level.ERROR,
    "An article sets an attribute, id or class that belongs to the site or its theme.",
    "Take it out, or choose another name.",
)
UNBALANCED = Code(
    "html.unbalanced",
    Level.WARNING,
    "A raw element is opened and never closed, or closed and never opened, so it would change "
    "the page around the article.",
    "Write start tag and end tag as a pair, within one block.",
)
UNSAFE = Code(
    "url.unsafe",
    Level.ERROR,
    "An address could run script, hide where it leads, or lead into the reader's own network.",
    "Give the page's plain address: https://, the site, the path.",
)
EMBEDDED = Code(
    "url.embedded",
    Level.ERROR,
    "An article loads a picture from another site, which would tell that site who reads the page.",
    "Put the picture beside the article, or link to it.",
)
MIXED_SCRIPT = Code(
    "url.mixed-script",
    Level.WARNING,
    "The name of a site mixes letters of several scripts, so it may look like another name.",
    "Compare it with the site's real name, letter by letter.",
)
