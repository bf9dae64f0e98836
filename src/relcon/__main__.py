"""``python -m relcon`` is the command ``relcon``."""

from __future__ import annotations

from relcon.cli import main

if __name__ == "__main__":
    main()
