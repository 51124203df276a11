"""errand (办事): simulated citizens at Chinese cities' online government service halls, and what it costs them."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("errand")
except PackageNotFoundError:  # run from a checkout that nobody installed
    __version__ = "0+unknown"
