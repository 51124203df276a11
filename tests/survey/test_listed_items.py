"""What a hall lists, as a file for a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

from errand.page.records import ListedLine
from errand.survey.assess.depth import DepthReader
from errand.survey.assess.listing import Listing, ListLine
from errand.survey.listed_items import write_items


def test_each_line_stands_with_its_list_and_depth_and_is_never_a_formula(tmp_path: Path) -> None:
    lines = [
        ListLine.of(ListedLine("居住证办理", "/item/1", ("1", "居住证办理", "市公安局", "全程网办")), DepthReader()),
        ListLine("=HYPERLINK(1)", "javascript:openItem(1)", ("=HYPERLINK(1)", "市公安局")),
    ]
    listing = Listing("户籍办理", 2, "http://127.0.0.1/items?theme=x", 2, lines)

    write_items(tmp_path, "hangzhou", [("person", [listing]), ("legal", [])])

    with (tmp_path / "items" / "hangzhou.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["对象", "主题或部门", "事项", "网上办理深度", "网址"],
            ["个人", "户籍办理", "居住证办理", "D4", "http://127.0.0.1/item/1"],
            ["个人", "户籍办理", "'=HYPERLINK(1)", "", ""],
        ]
