"""Everything that changes a writer's files."""
