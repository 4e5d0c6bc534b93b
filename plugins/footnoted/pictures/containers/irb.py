"""Photoshop's image resource blocks: where IPTC-IIM stands in a JPEG.

Reads no record of it.
"""

import struct

IPTC = 0x0404
"""The resource that holds IPTC-IIM (Photoshop File Formats, Image Resource IDs)."""


def iim(data: bytes) -> bytes:
    """Give the IPTC-IIM data among resource blocks; empty where there is none."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        # A Pascal string, padded so that with its length it takes an even number of bytes.
        at += 6 + (data[at + 6] + 2) // 2 * 2
        if at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, at)
        at += 4
        if number == IPTC:
            return data[at : at + size]
        at += size + size % 2
    return b""
