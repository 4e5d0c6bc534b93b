"""Copies of pictures in other widths, made once and kept."""

import hashlib
import io
import json
import os
import re
import struct
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path

from PIL import Image, ImageCms, features

from footnoted.pictures.clean import Original, clean_picture
from footnoted.pictures.container import WHOLE, Flaw
from footnoted.pictures.probe import Format, Probe

# -------------------------------------------------------------------------------------------------
# A folder of finished files, each named after what it was made from and what it contains.
#
# In ``KEY-DIGEST.webp`` the key says what was requested, and the digest is of the contents, so a
# damaged file is recognized and never used. Several builds may use one folder. No clock is read;
# the file system's times say what was used last.

SPARE = 512 * 1024 * 1024
"""How many bytes of files are kept that the last build did not use: other branches need some."""
_NAME = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})\.(\w{2,5})")
_UNFINISHED = re.compile(r"[0-9a-f]{32}\.\d+\.\d+\.part")
_NUMBERS = count()


class Cache:
    """The folder during one build; without a usable folder, the build goes on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble: OSError | None = None
        """Why something could not be kept in the folder; it is in a temporary one until the process
        ends.
        """
        self._used: set[str] = set()
        self._lock = threading.Lock()
        names = sorted(_listed(folder))
        self._names: dict[tuple[str, str], list[str]] = {}
        for name in names:
            if found := _NAME.fullmatch(name):
                self._names.setdefault((found[1], found[3]), []).append(name)

    def find(self, key: str, suffix: str) -> Path | None:
        """Return the file made for this key, if it is there and undamaged; note that it was
        used.
        """
        for name in self._names.get((key, suffix), ()):
            file = self.folder / name
            if is_whole(file):
                self._use(name)
                return file
            with suppress(OSError):
                file.unlink()
        return None

    def keep(self, key: str, suffix: str, data: bytes) -> Path:
        """Return the file with what was made for this key; it is written whole or not at all.

        Raises ``OSError`` if there is no room for it anywhere.
        """
        try:
            file = self._written(self.folder, key, suffix, data)
        except OSError as error:
            self.trouble = error
            return self._written(_elsewhere(), key, suffix, data)
        self._use(file.name)
        return file

    @staticmethod
    def _written(folder: Path, key: str, suffix: str, data: bytes) -> Path:
        _open(folder)
        digest = hashlib.sha256(data).hexdigest()[:32]
        part = folder / f"{key}.{os.getpid()}.{next(_NUMBERS)}.part"
        file = folder / f"{key}-{digest}.{suffix}"
        try:
            part.write_bytes(data)
            os.replace(part, file)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return file

    def sweep(self, spare: int = SPARE) -> int:
        """Remove what was not used, the longest unused first, down to ``spare`` bytes.

        Return how many files were removed. Files with other names are left alone.
        """
        unused, removed = [], 0
        for name in _listed(self.folder):
            ours = _NAME.fullmatch(name) or _UNFINISHED.fullmatch(name)
            if ours and name not in self._used:
                unused.append(self._told(name))
        for _, name, size in sorted(unused, reverse=True):
            spare -= size
            if spare < 0:
                with suppress(OSError):
                    (self.folder / name).unlink(missing_ok=True)
                    removed += 1
        return removed

    def _told(self, name: str) -> tuple[int, str, int]:
        try:
            told = os.stat(self.folder / name)
        except FileNotFoundError:  # another build was faster
            return 0, name, 0
        return told.st_mtime_ns, name, told.st_size

    def _use(self, name: str) -> None:
        with self._lock:
            self._used.add(name)


def _listed(folder: Path) -> list[str]:
    """Return the names in a folder; empty if it is not there or cannot be read."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _open(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        # No repository should have it, whatever its own list of ignored files says.
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")


@cache
def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="footnoted-pictures-")


def _elsewhere() -> Path:
    """Return a folder that is removed when this process ends; raise ``OSError``."""
    return Path(_temporary().name)


_seen: dict[Path, tuple[int, int, int]] = {}
"""Size and times of a file when this process last read it: a preview reads no file twice."""
_seeing = threading.Lock()
"""The lock for reading and writing it: builds ask for many files at once."""


def is_whole(file: Path) -> bool:
    """Return whether a file is what its name says; note that it was used."""
    with _seeing:
        before = _seen.get(file)
    if before and before == _state(file):
        return True
    if _digest(file) != file.stem.partition("-")[2]:
        return False
    with suppress(OSError):  # another user's
        os.utime(file)
    with _seeing:
        _seen[file] = _state(file)
    return True


def _state(file: Path) -> tuple[int, int, int]:
    try:
        told = os.lstat(file)
    except OSError:
        return 0, 0, 0
    return told.st_ino, told.st_size, told.st_mtime_ns


def _digest(file: Path) -> str:
    """Return the digest of a file as in its name; empty if it cannot be read."""
    try:
        if file.is_symlink():
            return ""
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()[:32]
    except OSError:
        return ""


# -------------------------------------------------------------------------------------------------
# Pixels of a picture, upright and in sRGB, in one width after the other, as WebP or AVIF.
#
# Pixels are decoded only here. The caller has probed the file, so it is within the limits. What
# cannot be decoded raises one of ``UNDECODABLE``.

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
"""A drawing or screenshot keeps sharp edges if that takes at most this many times the bytes."""
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
"""The turn that makes it upright, by EXIF's orientation (CIPA DC-008, 4.6.4)."""


def encoders() -> str:
    """Return names and versions of the encoders: with others the bytes may differ."""
    versions = (features.version(name) for name in ("pil", "webp", "avif", "littlecms2", "jpg"))
    return " ".join(str(version) for version in versions)


def scale_to_widths(
    data: bytes, probe: Probe, base: int, widths: Sequence[int]
) -> Iterator[Pixels]:
    """Yield the picture in each of these widths, in pixels as a reader sees them.

    All are made from the one of width ``base``, which is no larger than the picture. So a copy is
    the same whether or not others are made with it.
    """
    across, down = probe.seen
    largest = _upright(data, probe, (base, height(across, down, base)))
    for width in widths:
        size = (width, height(across, down, width))
        yield largest if width == base else _resized(largest, size)


def height(across: int, down: int, width: int) -> int:
    """Return the height that goes with a width."""
    return max(1, round(down * width / across))


def encode_copy(pixels: Pixels, form: Format, probe: Probe, packet: bytes) -> bytes:
    """Return the bytes of a published copy; the same Pillow gives the same bytes."""
    if form is Format.AVIF:
        return _avif(pixels, QUALITY[form], packet)
    lossy = _webp(pixels, packet, quality=QUALITY[form])
    if probe.format not in _DRAWN:
        return lossy
    lossless = _webp(pixels, packet, lossless=True, quality=50)
    return lossless if len(lossless) <= LOSSLESS * len(lossy) else lossy


def rewritten_avif(data: bytes, probe: Probe, packet: bytes) -> bytes:
    """Return an AVIF made anew with no metadata but this packet, as nothing in it can be left out.

    It is upright and in sRGB; a moving picture still moves.
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
    """Return the pixels of a picture, no larger than needed, in sRGB and upright."""
    stored = seen[::-1] if probe.orientation >= 5 else seen
    with Image.open(io.BytesIO(data), formats=[probe.format.upper()]) as opened:
        if opened.size != (probe.width, probe.height):
            raise ValueError("its header names another size")
        # A JPEG can be decoded at a half, a quarter or an eighth: less memory, less time.
        opened.draft(None, stored)
        opened.load()
        return _colored(_resized(_plain(opened), stored), probe.orientation)


def _plain(pixels: Pixels) -> Pixels:
    """Return pixels that can be averaged: no palette, 8 bits; other properties stay."""
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
    """Return pixels upright and in sRGB, which is what a file without a profile means."""
    pixels = _plain(pixels)
    profile = pixels.info.get("icc_profile")
    alpha = pixels.getchannel("A") if pixels.mode in {"LA", "RGBA"} else None
    if alpha:
        pixels = pixels.convert(pixels.mode.removesuffix("A"))
    pixels = _converted(pixels, profile) if profile else pixels
    pixels = pixels.convert("RGB")
    if alpha:
        pixels.putalpha(alpha)
    # What the file says about itself must not reach an encoder.
    pixels.info = {}
    turn = _TURNS.get(orientation)
    return pixels.transpose(turn) if turn is not None else pixels


def _converted(pixels: Pixels, profile: bytes) -> Pixels:
    """Return pixels converted from a profile to sRGB; a profile for other pixels is ignored."""
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


# -------------------------------------------------------------------------------------------------
# What is to be made from one picture file: a file without metadata, and copies by width.
#
# These are values; they are made below.

VERSION = 1
"""The version of this code; a change makes every copy again."""
WIDTHS = (480, 960, 1440, 1920)
"""Pixels. Our column is 680 to 816 CSS pixels wide: a phone, the column, and both on a dense
screen."""
TALLEST = 16_000
"""In pixels: WebP allows 16,383."""
_CLOSE = 0.8
"""A width is left out if it is more than this share of the largest one."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One file to be made."""

    original: Original
    form: Format
    packet: bytes = b""
    """The XMP to be put into it."""
    width: int = 0
    """The width of a copy in pixels; 0 if the file keeps its name and size."""

    def key(self, encoders: str) -> str:
        """Return the name under which the result is kept: from content, recipe and encoders."""
        # Leaving metadata out decodes nothing, except in AVIF.
        decoded = self.width or self.form is Format.AVIF
        told = [VERSION, self.original.digest, self.form, self.width, self.packet.hex()]
        text = json.dumps([*told, encoders if decoded else ""])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def widths(original: Original) -> tuple[int, ...]:
    """Return the widths of a picture's copies, the smallest first; empty if it gets none.

    There are none of drawings, of moving pictures, of pictures with Content Credentials (a copy
    would lose them) and of pictures as small as the smallest copy.
    """
    across, down = original.probe.seen
    if original.untouched or original.probe.frames > 1 or across <= WIDTHS[0]:
        return ()
    top = min(across, WIDTHS[-1])
    every = (*(width for width in WIDTHS if width < _CLOSE * top), top)
    return tuple(width for width in every if down * width <= TALLEST * across)


# -------------------------------------------------------------------------------------------------
# Make every file that is missing, on every core; a picture is decoded once.
#
# The caller says how a file is read and where the results are kept.

Read = Callable[[], bytes | None]
"""Returns the bytes of a picture file; None if it can no longer be read."""
Told = Callable[[int, int], None]
"""Called with the number of pictures that are done, and of all."""
Made = Mapping[Recipe, Path]
"""The finished file of each recipe."""

THREADS = 8
"""The most threads, since each needs memory."""
AT_ONCE = 100_000_000
"""The pixels of all pictures in work at one time. In the worst case, a transparent PNG, each takes
10 bytes. One picture alone may have as many.
"""
SUFFIXES = {Format.JPEG: "jpg"}
"""Suffixes of files in the cache that are not the format's name."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made of one picture."""

    original: Original
    read: Read
    recipes: tuple[Recipe, ...]


def make(
    jobs: Mapping[str, Job], cache: Cache, told: Told = lambda done, total: None
) -> tuple[Made, Mapping[str, Flaw]]:
    """Return the finished files, and by name the pictures from which none could be made."""
    made: dict[Recipe, Path] = {}
    flaws: dict[str, Flaw] = {}
    maker = _Maker(cache, encoders())
    with ThreadPoolExecutor(_cores()) as pool:
        lacking = {}
        for name, found in zip(jobs, pool.map(maker.found, jobs.values()), strict=True):
            made |= found
            if missing := tuple(recipe for recipe in jobs[name].recipes if recipe not in found):
                job = replace(jobs[name], recipes=missing)
                lacking[pool.submit(maker.made, job)] = name
        for done, future in enumerate(as_completed(lacking), 1):
            result = future.result()
            if isinstance(result, Flaw):
                flaws[lacking[future]] = result
            else:
                made |= result
            told(done, len(lacking))
    return made, dict(sorted(flaws.items()))


class _Maker:
    """Works on one picture at a time in each thread."""

    def __init__(self, cache: Cache, versions: str) -> None:
        self.cache = cache
        self.versions = versions
        self.room = _Room(AT_ONCE)

    def found(self, job: Job) -> dict[Recipe, Path]:
        """Return what was made before."""
        every = ((recipe, self.cache.find(*self._key(recipe))) for recipe in job.recipes)
        return {recipe: file for recipe, file in every if file}

    def made(self, job: Job) -> dict[Recipe, Path] | Flaw:
        """Return what was missing of one picture, or why it cannot be made."""
        probe = job.original.probe
        with self.room.taken(probe.width * probe.height):
            data = job.read()
            if data is None or hashlib.sha256(data).hexdigest() != job.original.digest:
                return Flaw("It was changed while the site was built.", "Build again.")
            try:
                files = dict(_files(data, job))
            except UNDECODABLE as error:
                if getattr(error, "errno", None) is not None:
                    raise  # the machine's fault: what Pillow says of pixels has no number
                return Flaw(f"Its pixels cannot be decoded: {error}.", WHOLE)
        return {each: self._kept(each, file) for each, file in files.items()}

    def _kept(self, recipe: Recipe, data: bytes) -> Path:
        return self.cache.keep(*self._key(recipe), data)

    def _key(self, recipe: Recipe) -> tuple[str, str]:
        return recipe.key(self.versions), SUFFIXES.get(recipe.form, recipe.form)


class _Room:
    """A limit of pixels in memory; a thread that needs more than are free waits."""

    def __init__(self, pixels: int) -> None:
        self._all = self._free = pixels
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, pixels: int) -> Iterator[None]:
        """Reserve that many pixels, or all of them if there are fewer."""
        wanted = min(pixels, self._all)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= wanted)
            self._free -= wanted
        try:
            yield
        finally:
            with self._changed:
                self._free += wanted
                self._changed.notify_all()


def _files(data: bytes, job: Job) -> Iterator[tuple[Recipe, bytes]]:
    probe = job.original.probe
    for recipe in job.recipes:
        if not recipe.width and recipe.form is Format.AVIF:
            yield recipe, rewritten_avif(data, probe, recipe.packet)
        elif not recipe.width:
            yield recipe, clean_picture(data, probe, recipe.packet)
    wanted = sorted({recipe.width for recipe in job.recipes if recipe.width})
    if not wanted:
        return
    base = widths(job.original)[-1]
    for width, pixels in zip(wanted, scale_to_widths(data, probe, base, wanted), strict=True):
        for recipe in job.recipes:
            if recipe.width == width:
                yield recipe, encode_copy(pixels, recipe.form, probe, recipe.packet)


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))(0)
    return min(len(usable), THREADS)
