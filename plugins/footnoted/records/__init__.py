"""What writers write: the forms, and how files become forms."""
