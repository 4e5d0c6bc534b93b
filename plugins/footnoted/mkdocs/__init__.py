"""The first host: MkDocs, and ProperDocs, which goes on from it."""
