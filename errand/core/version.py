"""Which errand this is."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("errand")
except PackageNotFoundError:  # run from a checkout that nobody installed
    VERSION = "0+unknown"

__version__ = VERSION
