"""Pure craft on strings: quotations, markup, addresses."""
