"""Dates as they are known: in EDTF, in words, and read from words."""
