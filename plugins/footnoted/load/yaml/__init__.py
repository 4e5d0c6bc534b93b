"""A strict YAML loader that remembers where everything stands.

Gives text, lists and mappings only; what a text means is the schema's business.
"""

from footnoted.load.yaml.document import At, Document, Span, Spot, Value
from footnoted.load.yaml.parse import parse

__all__ = ["At", "Document", "Span", "Spot", "Value", "parse"]
