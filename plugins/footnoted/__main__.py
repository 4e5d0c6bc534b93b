"""``python -m footnoted`` is the command ``footnoted``.

Holds nothing else.
"""

from footnoted.cli.main import main

if __name__ == "__main__":
    main(prog_name="python -m footnoted")
