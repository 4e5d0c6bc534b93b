"""A date as it is known: in EDTF, in words, and read from words."""
