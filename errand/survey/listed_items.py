"""What a hall lists, item by item, as items/<city>.csv in the run's folder: it names the items that lag behind."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from errand.store.csv_table import as_csv
from errand.store.disk import replace_file
from errand.survey.assess.listing import Listing, ListLine
from errand.words import word

HEADS = ("side", "list", "item", "depth", "url")  # names of columns in the catalogue


def write_items(folder: Path, city: str, sides: Iterable[tuple[str, Iterable[Listing]]], lang: str = "zh") -> None:
    """Write one line for each item in each list it stands in; depth D0 to D5, empty where the list does not say."""
    rows = (
        (word(f"survey.side-{side}", lang), listing.name, line.title, line.depth or "", _address(listing, line))
        for side, listings in sides for listing in listings for line in listing.lines
    )  # fmt: skip
    (folder / "items").mkdir(parents=True, exist_ok=True)
    replace_file(
        folder / "items" / f"{city}.csv", as_csv([word(f"survey.column-{head}", lang) for head in HEADS], rows)
    )


def _address(listing: Listing, line: ListLine) -> str:
    return urljoin(listing.url, line.href) if line.href.startswith(("/", "http")) else ""
