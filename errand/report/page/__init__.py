"""The report for people: one HTML file that opens from disk, asks nobody for anything, and can be printed."""

from errand.report.page.render import render

__all__ = ["render"]
