"""The small newsroom in which every example of the manual stands.

Made up, and without a problem of its own; an example's file takes the place of the one here.
"""

from collections.abc import Mapping

NEWSROOM: Mapping[str, str] = {
    "crane.md": """\
---
title: The northern crane stands still
date: 2024-05-06
---

The northern crane stood idle for a week, the harbor master said. A storm had damaged the crane
in April. On 3 May about 1,200 tonnes (1,300 short tons) of cargo were waiting.
""",
    "harbor.md": """\
---
title: What the harbor reads
date: 2024-05-01
---

Ships are listed in the [harbor log](https://harbor.example/log), news come from
[The Courier](https://courier.example/crane).
""",
    "quay.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>
""",
    "_shared/sources.yml": """\
sources:
  courier:
    type: article-newspaper
    title: Crane out of use
    container-title: The Courier
    issued: 2024-05-04
    url: https://courier.example/crane
    archived: [{url: https://perma.example/AB12-CD34, date: 2024-05-05}]
  harbor-log:
    type: webpage
    title: Harbor log
    publisher: North Harbor
    url: https://harbor.example/log
    archived: [{url: https://perma.example/EF56-GH78, date: 2024-05-05}]
""",
    "_shared/parties.yml": """\
parties:
  master: {name: The harbor master, type: person}
  union: {name: Harbor Union, type: organization}
""",
    "_shared/events.yml": """\
events:
  storm: {title: A storm damages the crane, date: 2024-04}
""",
}
"""Texts by path below the folder of briefings; `crane.yml` is given by the examples."""
