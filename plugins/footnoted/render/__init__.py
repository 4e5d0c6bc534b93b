"""HTML from the Site: notes, chains, the parts of a briefing, one autoescaping environment.

Knows no host: every address is reckoned from source names.
"""
