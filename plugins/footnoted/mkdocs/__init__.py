"""The first host: MkDocs."""
