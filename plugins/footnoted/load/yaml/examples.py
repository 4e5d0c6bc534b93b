"""Good and bad examples of the slips and refusals of YAML, for the manual; see ``yaml.codes``.

Holds no code; what cannot be seen on a page has its reason in ``catalogue.examples``.

yaml.syntax
    Bad::
        claims:
          idle:
            quote: stood idle for a week
           says: The crane stood idle.
    Good::
        claims:
          idle:
            quote: stood idle for a week
            says: The crane stood idle.

yaml.text-after-quote
    Bad::
        claims:
          idle:
            says: "Idle" is what the master called the crane.
    Good::
        claims:
          idle:
            says: '"Idle" is what the master called the crane.'

yaml.unquoted-colon
    Bad::
        claims:
          idle:
            says: The harbor master said: the crane is idle.
    Good::
        claims:
          idle:
            says: "The harbor master said: the crane is idle."

yaml.unquoted-comma
    Bad::
        claims:
          idle: {says: The crane, they said, stood idle.}
    Good::
        claims:
          idle: {says: "The crane, they said, stood idle."}

yaml.cut-by-hash
    Bad::
        claims:
          idle:
            says: Crane #2 stood idle.
    Good::
        claims:
          idle:
            says: "Crane #2 stood idle."

yaml.unquoted-date-set
    Bad::
        dates:
          storm:
            date: [2024-04-10..2024-04-12]
            title: A storm damages the crane
    Good::
        dates:
          storm:
            date: "[2024-04-10..2024-04-12]"
            title: A storm damages the crane

yaml.leading-character
    Bad::
        claims:
          idle:
            says: %10 of the cargo was waiting.
    Good::
        claims:
          idle:
            says: "%10 of the cargo was waiting."

yaml.escape
    Bad::
        claims:
          idle:
            says: "The log is kept in C:\\Quay."
    Good::
        claims:
          idle:
            says: 'The log is kept in C:\\Quay.'

yaml.tab
    Bad::
        claims:
        \tidle: {quote: stood idle for a week}
    Good::
        claims:
          idle: {quote: stood idle for a week}

yaml.unclosed
    Bad::
        claims:
          idle: {quote: stood idle for a week
    Good::
        claims:
          idle: {quote: stood idle for a week}

yaml.alias
    Bad::
        chains:
          told-us: [{party: master, how: told, read: true}]
        claims:
          idle:
            quote: stood idle for a week
            attribution: *told-us
    Good::
        chains:
          told-us: [{party: master, how: told, read: true}]
        claims:
          idle:
            quote: stood idle for a week
            attribution: told-us

yaml.anchor
    Bad::
        claims:
          idle:
            says: &idle The crane stood idle.
    Good::
        claims:
          idle:
            says: The crane stood idle.

yaml.tag
    Bad::
        claims:
          idle:
            says: !important The crane stood idle.
    Good::
        claims:
          idle:
            says: The crane stood idle.

yaml.merge-key
    Bad::
        claims:
          idle:
            <<: {sources: [courier]}
            quote: stood idle for a week
    Good::
        claims:
          idle:
            sources: [courier]
            quote: stood idle for a week

yaml.duplicate-key
    Bad::
        claims:
          idle: {quote: stood idle for a week}
          idle: {quote: A storm had damaged the crane}
    Good::
        claims:
          idle: {quote: stood idle for a week}
          damage: {quote: A storm had damaged the crane}

yaml.key
    Bad::
        claims:
          idle: {quote: stood idle for a week}
          [damage]: {quote: A storm had damaged the crane}
    Good::
        claims:
          idle: {quote: stood idle for a week}
          damage: {quote: A storm had damaged the crane}

yaml.second-document
    Bad::
        claims:
          idle: {quote: stood idle for a week}
        ---
        figures: {}
    Good::
        claims:
          idle: {quote: stood idle for a week}
        figures: {}

yaml.not-a-mapping
    Bad::
        - idle: {quote: stood idle for a week}
    Good::
        claims:
          idle: {quote: stood idle for a week}
"""
