"""What a hall lists, item by item, as items/<city>.csv in the run's folder: it names the items that lag behind."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from errand.store.csv_table import as_csv
from errand.store.disk import replace_file
from errand.survey.assess.listing import Listing, ListLine

SIDES = {"person": "个人", "legal": "法人"}
HEADS = ("对象", "主题或部门", "事项", "网上办理深度", "地址")


def write_items(folder: Path, city: str, sides: Iterable[tuple[str, Iterable[Listing]]]) -> None:
    """Write one line for each item in each list it stands in; depth D0 to D5, empty where the list does not say."""
    rows = (
        (SIDES[side], listing.name, line.title, line.depth or "", _address(listing, line))
        for side, listings in sides for listing in listings for line in listing.lines
    )  # fmt: skip
    (folder / "items").mkdir(parents=True, exist_ok=True)
    replace_file(folder / "items" / f"{city}.csv", as_csv(HEADS, rows))


def _address(listing: Listing, line: ListLine) -> str:
    return urljoin(listing.url, line.href) if line.href.startswith(("/", "http")) else ""
