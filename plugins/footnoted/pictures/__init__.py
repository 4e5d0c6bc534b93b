"""Picture files and their rights."""
