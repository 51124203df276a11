"""python -m errand.machine.npm [PACKAGE.JSON ...]: install the libraries of errand's own list and of those named."""

import sys
from pathlib import Path

from errand.machine.npm import LIST, install

raise SystemExit(0 if install([LIST, *map(Path, sys.argv[1:])]) else 1)
