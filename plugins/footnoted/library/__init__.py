"""What is only known from all briefings together, and what the renderer gets from it."""
