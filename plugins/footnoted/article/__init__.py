"""One article: Markdown in, marked HTML and a reading out."""
