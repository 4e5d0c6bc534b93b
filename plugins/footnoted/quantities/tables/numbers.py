"""Units of data, time and shares.

A month has no fixed number of days, so calendar time is a dimension of its own.
Kilobytes are 1,000 bytes, as SI and CLDR have it.
"""

from footnoted.quantities.tables.row import Rows
from footnoted.quantities.unit import Dimension as Of

_data = Rows(Of.DATA, "digital")
_time = Rows(Of.TIME, "duration")
_calendar = Rows(Of.CALENDAR, "duration")
_share = Rows(Of.SHARE, "concentr")
_points = Rows(Of.POINTS, "")

DATA = (
    _data("bit", 1, "bit", "bit"),
    _data("kilobit", 1000, "kbit", "kbit", "kb"),
    _data("megabit", 10**6, "Mbit", "Mbit", "Mb"),
    _data("gigabit", 10**9, "Gbit", "Gbit", "Gb"),
    _data("terabit", 10**12, "Tbit", "Tbit", "Tb"),
    _data("byte", 8, "By", "B"),
    _data("kilobyte", 8000, "kBy", "kB", "KB"),
    _data("megabyte", 8 * 10**6, "MBy", "MB"),
    _data("gigabyte", 8 * 10**9, "GBy", "GB"),
    _data("terabyte", 8 * 10**12, "TBy", "TB"),
    _data("petabyte", 8 * 10**15, "PBy", "PB"),
)

TIMES = (
    _time("microsecond", "1e-6", "us", "µs", "μs"),
    _time("millisecond", "0.001", "ms", "ms"),
    _time("second", 1, "s", "s", "sec"),
    _time("minute", 60, "min", "min"),
    _time("hour", 3600, "h", "h", "hr"),
    _time("day", 86400, "d", "days", "d"),
    _time("week", 604800, "wk", "weeks", "wk"),
    _calendar("month", 1, "mo", "months"),
    _calendar("year", 12, "a", "years", "yr"),
    _calendar("decade", 120, "10.a", "decades"),
    _calendar("century", 1200, "100.a", "centuries"),
)

SHARES = (
    _share("percent", "0.01", "%", "%", names=("per cent", "percentage")),
    _share("permille", "0.001", "[ppth]", "‰", names=("per mille",)),
    _share("part-per-million", "1e-6", "[ppm]", "ppm", names=("permillion",), cldr="permillion"),
    _share(
        "part-per-billion",
        "1e-9",
        "[ppb]",
        "ppb",
        cldr="portion-per-1e9",
    ),
    _points("percentage-point", 1, "", "pp", "p.p.", cldr=""),
    _points("basis-point", "0.01", "", "bp", "bps", cldr=""),
)
