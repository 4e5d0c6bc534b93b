"""The program ``footnoted``; ``python -m footnoted`` is the same.

Nothing else is imported before Ctrl-C is handled.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

INTERRUPTED = 130
"""The exit code that a shell gives a process ended by Ctrl-C."""
BROKEN = 74
"""The exit code if something cannot be read or written, as in BSD's ``sysexits.h``."""
interrupts: list[int] = []
"""One entry for each Ctrl-C, because some imported code hides the exception."""


def run() -> None:
    """Run the command and exit; an interrupt or a broken stream becomes one line, at any moment."""
    code: int | str | None = 0
    try:
        _await_interrupts()
        from footnoted.cli.main import main

        main(prog_name="footnoted")
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        interrupts.append(code := 1)
    except OSError as error:  # the message cannot be printed
        code = BROKEN
        _say(f"Error: {error.strerror}.")
    except Exception:
        if not interrupts:
            raise
        code = 1
    code = _flushed(code)
    if interrupts and code:
        if code != INTERRUPTED:
            _say("\nInterrupted.")
        os._exit(INTERRUPTED)  # Python may send the signal once more, to its own process
    sys.exit(code)


def _await_interrupts() -> None:
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored
        signal.signal(signal.SIGINT, _note_interrupt)
    sys.unraisablehook = _end_interrupt


def _note_interrupt(number: int, frame: "FrameType | None") -> "NoReturn":
    interrupts.append(number)
    raise KeyboardInterrupt


def _end_interrupt(what: "sys.UnraisableHookArgs") -> None:
    """End the process after an interrupt in one of Python's hooks, which Python would only
    report.
    """
    if what.exc_type is KeyboardInterrupt:
        _say("\nInterrupted.")
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(what)


def _flushed(code: int | str | None) -> int | str | None:
    """Write what waits in the streams; return the code, or 74 instead of 0 if that fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            if not code:
                code = BROKEN
                _say(f"Error: standard output: {error.strerror}.")
            # Otherwise Python tries it again at its end, and complains (its manual on SIGPIPE).
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _say(text: str) -> None:
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        pass  # there is nobody left to tell


if __name__ == "__main__":
    run()
