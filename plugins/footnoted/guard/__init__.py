"""The trust boundary inside an article: what its Markdown may make of a page, and which addresses.

Knows Python-Markdown and text; knows neither records nor files nor a host.
"""

from footnoted.guard.address import is_outside, mixed_host, safe_address, why_unsafe
from footnoted.guard.extension import GuardExtension
from footnoted.guard.finding import Finding
from footnoted.guard.letters import mixed, scripts
from footnoted.guard.normal import doi_address, normal_address
from footnoted.guard.policy import shown

__all__ = [
    "Finding",
    "GuardExtension",
    "doi_address",
    "is_outside",
    "mixed",
    "mixed_host",
    "normal_address",
    "safe_address",
    "scripts",
    "shown",
    "why_unsafe",
]
