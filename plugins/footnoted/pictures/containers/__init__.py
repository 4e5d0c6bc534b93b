"""How each kind of picture file is put together: its blocks from the first byte to the last.

Decodes no pixels and understands no metadata; it says where they are.
"""
