"""For an environment that was set up before errand had its entry point: the next `make setup` gives it one."""

from importlib.metadata import entry_points

import pytest

_INSTALLED = any(one.name == "errand" for one in entry_points(group="pytest11"))
pytest_plugins = [] if _INSTALLED else ["errand.plugin.entry"]


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """The entry point would have added them."""
    config = pluginmanager.get_plugin("pytestconfig")
    if not _INSTALLED:
        from errand.plugin.options import add_options

        assert isinstance(config, pytest.Config)
        add_options(parser, config)
