"""The second host: the command."""
