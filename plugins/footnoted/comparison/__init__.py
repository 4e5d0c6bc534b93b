"""What is different between two states of a library, as values, problems and reports."""
