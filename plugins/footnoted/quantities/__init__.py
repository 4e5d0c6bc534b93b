"""A number with its unit: in words, and read from words."""
