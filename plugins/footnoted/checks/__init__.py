"""Rules over the Site; levels and allowances."""
