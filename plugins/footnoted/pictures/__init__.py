"""Picture files and the rights to use them."""
