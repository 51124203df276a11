"""python -m errand.machine.npm: install the libraries."""

from errand.machine.npm import install

raise SystemExit(0 if install() else 1)
