"""`python3 -m errand.machine setup`: prepare this checkout; what the Makefile calls before any package is installed."""

import sys

from errand.machine.setup import main

if sys.argv[1:2] != ["setup"]:
    sys.exit("usage: python3 -m errand.machine setup [--with-this-python] [--headed]")
sys.exit(main(sys.argv[2:]))
