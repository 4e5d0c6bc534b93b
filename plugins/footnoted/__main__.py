"""The program ``footnoted``; ``python -m footnoted`` is the same.

Nothing else is imported before a Ctrl-C is awaited.
"""

import os
import sys


def run() -> None:
    """Run the command and exit; an interrupt or a broken stream is one line, at any moment."""
    code: int | str | None = 0
    try:
        from footnoted.cli.main import main

        main(prog_name="footnoted")
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = 130
        _say("\nInterrupted.")
    except OSError as error:  # what is to be said cannot be said
        code = 74
        _say(f"Error: {error.strerror}.")
    sys.exit(_flushed(code))


def _flushed(code: int | str | None) -> int | str | None:
    """Write what waits in the streams; give the code, 74 where all seemed well and is not."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            if not code:
                code = 74
                _say(f"Error: standard output: {error.strerror}.")
            # Else Python tries it again at its end, and complains (its manual on SIGPIPE).
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _say(text: str) -> None:
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        pass  # there is nobody left to say it to


if __name__ == "__main__":
    run()
