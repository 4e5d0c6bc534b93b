"""Pixels of a picture, upright and in sRGB, in one width after the other, as WebP or AVIF.

The only place that decodes pixels. Who calls has probed the file: its limits hold here. Knows no
file and no place; what cannot be decoded raises one of ``UNDECODABLE``.
"""

import io
import struct
import zlib
from collections.abc import Iterator, Sequence

from PIL import Image, ImageCms, features

from footnoted.pictures.probe import Format, Probe

Pixels = Image.Image

UNDECODABLE = (
    EOFError,
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises for damaged files."""

QUALITY = {Format.WEBP: 80, Format.AVIF: 60}
"""About the same to the eye, on the scales of the two encoders."""
METHOD = 2
"""WebP: method 4 takes 2.5 times as long for 6 % fewer bytes (benchmarks/pictures.py)."""
SPEED = 8
"""AVIF: slower is far slower and hardly smaller."""
LOSSLESS = 1.5
"""A drawing or screenshot keeps sharp edges where that takes at most this many times the bytes."""
_DRAWN = {Format.PNG, Format.GIF}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes it upright, by EXIF's orientation (CIPA DC-008, 4.6.4)."""


def encoders() -> str:
    """Name what decides on the bytes: another version may give others."""
    versions = (features.version(name) for name in ("pil", "webp", "avif", "littlecms2", "jpg"))
    return " ".join(str(version) for version in versions)


def developed(data: bytes, probe: Probe, base: int, widths: Sequence[int]) -> Iterator[Pixels]:
    """Give the picture in each of these widths, in pixels as a reader sees them.

    All are made from that of width ``base``, which is none larger than the picture: so a copy is
    the same whether or not others are made with it.
    """
    across, down = probe.seen
    largest = _upright(data, probe, (base, height(across, down, base)))
    for width in widths:
        size = (width, height(across, down, width))
        yield largest if width == base else _resized(largest, size)


def height(across: int, down: int, width: int) -> int:
    """Give the height that goes with a width."""
    return max(1, round(down * width / across))


def encoded(pixels: Pixels, form: Format, probe: Probe, packet: bytes) -> bytes:
    """Give the bytes of a published copy; the same Pillow gives the same bytes."""
    if form is Format.AVIF:
        return _avif(pixels, QUALITY[form], packet)
    lossy = _webp(pixels, packet, quality=QUALITY[form])
    if probe.format not in _DRAWN:
        return lossy
    lossless = _webp(pixels, packet, lossless=True, quality=50)
    return lossless if len(lossless) <= LOSSLESS * len(lossy) else lossy


def rewritten_avif(data: bytes, probe: Probe, packet: bytes) -> bytes:
    """Give an AVIF anew with no metadata but this packet: nothing in it can be left out in place.

    Upright and in sRGB; one that moves goes on moving.
    """
    frames = [_colored(frame, probe.orientation) for frame in _frames(data)]
    first, *more = frames
    moving = {"save_all": True, "append_images": more} if more else {}
    return _avif(first, 80, packet, **moving)


def _frames(data: bytes) -> Iterator[Pixels]:
    with Image.open(io.BytesIO(data), formats=["AVIF"]) as opened:
        for number in range(getattr(opened, "n_frames", 1)):
            opened.seek(number)
            yield opened.copy()


def _upright(data: bytes, probe: Probe, seen: tuple[int, int]) -> Pixels:
    """Decode a picture no larger than needed, in sRGB, turned for looking at."""
    stored = seen[::-1] if probe.orientation >= 5 else seen
    with Image.open(io.BytesIO(data), formats=[probe.format.upper()]) as opened:
        if opened.size != (probe.width, probe.height):
            raise ValueError("its header names another size")
        # A JPEG can be decoded at a half, a quarter or an eighth: less memory, less time.
        opened.draft(None, stored)
        opened.load()
        return _colored(_resized(_plain(opened), stored), probe.orientation)


def _plain(pixels: Pixels) -> Pixels:
    """Give pixels that can be averaged: no palette, 8 bits; what else the file says stays."""
    if pixels.mode.startswith("I"):
        profile = pixels.info.get("icc_profile")
        pixels = pixels.point(lambda value: value * (1 / 256)).convert("L")
        pixels.info["icc_profile"] = profile
    if "transparency" in pixels.info or pixels.mode == "PA":
        return pixels.convert("RGBA")
    if pixels.mode == "P":
        return pixels.convert("RGB")
    return pixels.convert("L") if pixels.mode == "1" else pixels


def _resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _colored(pixels: Pixels, orientation: int) -> Pixels:
    """Give pixels upright and in sRGB, which is what a file without a profile means."""
    pixels = _plain(pixels)
    profile = pixels.info.get("icc_profile")
    alpha = pixels.getchannel("A") if pixels.mode in {"LA", "RGBA"} else None
    if alpha:
        pixels = pixels.convert(pixels.mode.removesuffix("A"))
    pixels = _converted(pixels, profile) if profile else pixels
    pixels = pixels.convert("RGB")
    if alpha:
        pixels.putalpha(alpha)
    # What the file said of itself must not reach an encoder.
    pixels.info = {}
    turn = _TURNS.get(orientation)
    return pixels.transpose(turn) if turn is not None else pixels


def _converted(pixels: Pixels, profile: bytes) -> Pixels:
    """Convert from a profile to sRGB; one that fits no such pixels is no profile."""
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        made = ImageCms.profileToProfile(pixels, given, target, relative, "RGB", flags=flags)
    except (ImageCms.PyCMSError, OSError):
        return pixels
    return made or pixels


def _webp(pixels: Pixels, packet: bytes, **settings: float) -> bytes:
    out = io.BytesIO()
    pixels.save(out, "WEBP", method=METHOD, xmp=packet, icc_profile=b"", exif=b"", **settings)
    return out.getvalue()


def _avif(pixels: Pixels, quality: int, packet: bytes, **settings: object) -> bytes:
    out = io.BytesIO()
    pixels.save(
        out, "AVIF", quality=quality, speed=SPEED, max_threads=1, xmp=packet, exif=b"", **settings
    )
    return out.getvalue()
