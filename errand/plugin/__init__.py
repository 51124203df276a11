"""The pytest plugin: options, fixtures and hooks."""
