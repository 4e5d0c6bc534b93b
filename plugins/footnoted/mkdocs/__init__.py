"""The first host: MkDocs, and its successor ProperDocs."""
