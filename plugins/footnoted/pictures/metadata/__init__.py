"""What is written in a picture file: IPTC-IIM, XMP and EXIF as one table of fields.

Reads bytes; compares nothing with a sidecar.
"""
