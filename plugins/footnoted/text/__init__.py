"""Functions on strings alone: quotations, markup, addresses."""
