"""What only all briefings together know, and what the renderer is told."""
