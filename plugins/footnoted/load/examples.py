"""Good and bad examples of what is found in reading files, for the manual; see ``load.codes``.

Holds no code; what no file of text can show has its reason in ``catalogue.examples``.

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
