"""The parameters of an address that only say how its reader came by it.

A table; what stands on it leads to no other page. Knows no other part of an address.

Taken from the published lists of ClearURLs (rules.clearurls.xyz), of Firefox's query stripping
(`privacy.query_stripping.strip_list`) and of Google's own manual for `utm_`; only names that are
used for nothing else anywhere were taken, so `ref`, `source` or `id` are not among them.
"""

PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
"""Google Analytics, Matomo (both of its prefixes), HubSpot's advertisements."""

NAMES = frozenset(
    {
        *("fbclid", "igsh", "igshid"),  # Facebook, Instagram
        *("gclid", "gclsrc", "gbraid", "wbraid", "dclid", "_ga", "_gl"),  # Google
        *("msclkid", "twclid", "ttclid", "yclid", "ysclid", "li_fat_id"),  # other networks
        *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking"),
        *("mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id", "_openstat", "s_cid", "wickedid"),
    }
)
"""Whole names, in lower case: networks, then senders of letters and their like."""


def tracks(name: str) -> bool:
    """Tell whether a parameter of this name leads nowhere, in whatever capitals."""
    name = name.lower()
    return name in NAMES or name.startswith(PREFIXES)
