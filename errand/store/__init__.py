"""Runs on disk: one folder per session, append-only journals in it, and the two tables made of them."""

from errand.store.folder import RunFolder
from errand.store.journal import Journal, Torn

__all__ = ["Journal", "RunFolder", "Torn"]
