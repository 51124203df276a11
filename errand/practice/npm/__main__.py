"""python -m errand.practice.npm: install the libraries."""

from errand.practice.npm_libraries import install

raise SystemExit(0 if install() else 1)
