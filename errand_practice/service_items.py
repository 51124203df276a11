"""
A city's service items, made on demand.

Item number i is kind i mod K in its variant i div K: variant 0 is the kind itself, the further ones are its
situations (变更, 补办 ...) at its branch offices.  How many variants of each kind there are, and how many of them are
handled online, stock.py works out.  Nothing is ever listed that nobody looks at: a list of 5,881 items is arithmetic
until a page of ten is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

from errand_practice.faults import Faults
from errand_practice.hall_facts import Items
from errand_practice.kinds import Kind, load_kinds
from errand_practice.profiles import HallProfile
from errand_practice.regions import Region
from errand_practice.search import answers, rank, unrelated
from errand_practice.stock import ONLINE_FROM, make_stock, stock_of
from errand_practice.themes import AUDIENCES, OTHER, THEMES, Object

PAGE_SIZE = 10
SITUATIONS = ("新办", "变更", "延续", "补办", "换发", "注销", "信息查询", "证明开具")
OFFICES = (
    "城东分中心", "城西分中心", "城南分中心", "城北分中心", "高新区分中心", "经开区分中心", "新城区分中心",
    "火车站便民点", "大学城便民点", "工业园便民点",
    "老城街道便民服务站", "滨河街道便民服务站", "文化路社区便民服务站",
)  # fmt: skip
DOUBLED = ("准营准办", "出境入境")


@dataclass(frozen=True, slots=True)
class Item:
    """One service item of one city. office is "" for the city's main hall, situation "" for the kind itself."""

    index: int
    code: str
    title: str
    kind: Kind
    situation: str
    office: str
    depth: str

    @property
    def online(self) -> bool:
        """Whether the item can be handed in online."""
        return self.depth >= ONLINE_FROM


class Selection(Sequence[int]):
    """The numbers of all items of some kinds, variant by variant: counted and indexed without listing them."""

    def __init__(self, kinds: Sequence[int], variants: Sequence[int]) -> None:
        self._step = len(variants)
        self._layers: list[tuple[int, int, list[int]]] = []  # where it starts, its first variant, the kinds in it
        start = reached = 0
        for height in sorted({variants[number] for number in kinds}):
            if height > reached:
                layer = [number for number in kinds if variants[number] >= height]
                self._layers.append((start, reached, layer))
                start += (height - reached) * len(layer)
                reached = height
        self._length = start

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        start, first, kinds = self._layers[bisect_right(self._layers, at, key=lambda layer: layer[0]) - 1]
        variant, place = divmod(at - start, len(kinds))
        return (first + variant) * self._step + kinds[place]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: its items, and how long the whole list is."""

    items: list[Item]
    total: int
    page: int
    pages: int


class Catalogue:
    """The items of one city as it presents them, faults included."""

    def __init__(self, profile: HallProfile, faults: Faults | None = None, kinds: Sequence[Kind] | None = None) -> None:
        self.kinds = load_kinds() if kinds is None else kinds
        self.profile = profile
        self.faults = profile.faults if faults is None else faults
        items = Items(0, 0, 0, 0, 0) if "no-items" in self.faults else profile.facts.items
        self.stock = stock_of(items) if kinds is None else make_stock(kinds, items)
        self.total = sum(self.stock.variants)

    def count(self, object: Object | None = None) -> int:
        """How many items there are, for persons, legal persons or both."""
        return len(self.listed(object))

    def declared(self, object: Object, *, theme: str = "", department: str = "", audience: str = "") -> int:
        """The count shown beside a theme, department or audience."""
        true = len(self.listed(object, theme=theme, department=department, audience=audience))
        if "counts-wrong" in self.faults:
            group = f"{object}{theme}{department}{audience}"
            return true + 7 + (self.profile.seed + sum(map(ord, group))) % 34
        return true

    def listed(
        self, object: Object | None = None, *, theme: str = "", department: str = "", audience: str = ""
    ) -> Sequence[int]:
        """The numbers of the items on a list."""
        if theme and object:
            return self._theme(object, theme)
        themes = AUDIENCES[object].get(audience, ()) if audience and object else None
        wanted = [
            number
            for number, kind in enumerate(self.kinds)
            if object in (None, kind.object)
            and department in ("", kind.department)
            and (themes is None or kind.theme in themes)
        ]
        return self._select(wanted)

    def page(
        self,
        object: Object | None = None,
        *,
        theme: str = "",
        department: str = "",
        audience: str = "",
        page: int = 1,
    ) -> ListPage:
        """A page of a list, ten items long."""
        return self._cut(self.listed(object, theme=theme, department=department, audience=audience), page)

    def item(self, code: str) -> Item | None:
        """The item with this code, or None."""
        city, number, variant = code[:6], code[6:9], code[9:]
        if city != self.profile.city.code or not (number.isascii() and number.isdigit()):
            return None
        if len(variant) < 3 or not (variant.isascii() and variant.isdigit()) or int(number) >= len(self.kinds):
            return None
        there = int(variant) < self.stock.variants[int(number)]
        return self._item(int(variant) * len(self.kinds) + int(number)) if there else None

    def search(self, words: str, page: int = 1) -> ListPage:
        """The items that answer to these words, best first."""
        if "search-empty" in self.faults or not words.strip():
            return self._cut([], page)
        if "search-wrong" in self.faults:
            return self._cut(self._select(unrelated(self.kinds, words, self.profile.seed)), page)
        numbers, situations = rank(self.kinds, words, (*SITUATIONS, *OFFICES))
        found: Sequence[int] = self._select(numbers)
        if situations:
            found = [i for i in found if _answers(self._item(i), situations)]
        return self._cut(found, page)

    def all(self, page: int = 1) -> ListPage:
        """All items, as a catalogue of them lists them."""
        return self._cut(self.listed(), page)

    def powers(self, page: int = 1) -> ListPage:
        """The items that use an administrative power: all but public services."""
        return self._cut(self._select([n for n, k in enumerate(self.kinds) if k.guide["kind"] != "公共服务"]), page)

    def region(self, region: Region | None, page: int) -> ListPage:
        """The items that a county, township or village has of its own; a city alone on its site has none there."""
        return self._cut(self._of_region(region), page)

    def region_count(self, region: Region) -> int:
        """How many items a region has."""
        return len(self._of_region(region))

    def _of_region(self, region: Region | None) -> Sequence[int]:
        if region is None or self.profile.facts.city_only:
            return []
        return self._select([number for number in range(len(self.kinds)) if region.has_kind(number)])

    def departments(self, object: Object | None = None) -> list[str]:
        """The departments that have items, in order of appearance."""
        kinds = (kind for kind, variants in zip(self.kinds, self.stock.variants, strict=True) if variants)
        return list(dict.fromkeys(kind.department for kind in kinds if object in (None, kind.object)))

    def everything(self) -> Iterator[Item]:
        """All items, one after the other."""
        return (self._item(index) for index in self._select(range(len(self.kinds))))

    def online_count(self) -> int:
        """How many items can be handed in online."""
        if self.profile.facts.items and self.total:
            return self.profile.facts.items.online
        return len(self._select([n for n, kind in enumerate(self.kinds) if kind.depth >= ONLINE_FROM]))

    def _theme(self, object: Object, theme: str) -> Sequence[int]:
        if "theme-empty" in self.faults and object == "person" and theme != OTHER:
            return []
        shelved = self._shelved(object, theme)
        if "theme-duplicates" in self.faults and theme in DOUBLED:
            foreign = next(name for name in DOUBLED if name != theme)
            shared = self._shelved(object, foreign)[: PAGE_SIZE // 2]
            return [number for number in [*shelved, *shared] for _ in range(2)]
        return shelved

    def _shelved(self, object: Object, theme: str) -> Sequence[int]:
        """The items filed under a theme: its own, or those of the theme a scrambled hall takes it for."""
        if "themes-scrambled" in self.faults:
            names = THEMES[object]
            shift = 3 + self.profile.seed % (len(names) - 6)
            if theme in names:
                theme = names[(names.index(theme) + shift) % len(names)]
        return self._select([n for n, kind in enumerate(self.kinds) if (kind.object, kind.theme) == (object, theme)])

    def _select(self, numbers: Sequence[int]) -> Sequence[int]:
        return Selection(numbers, self.stock.variants)

    def _cut(self, numbers: Sequence[int], page: int) -> ListPage:
        pages = max(1, -(-len(numbers) // PAGE_SIZE))
        asked, page = max(page, 1), min(max(page, 1), pages)
        total, start = len(numbers), (page - 1) * PAGE_SIZE
        if "list-endless" in self.faults and numbers:
            page, start = asked, 0
            pages, total = max(pages, page + 1), max(total, (page + 1) * PAGE_SIZE)
        items = [self._item(index) for index in numbers[start : start + PAGE_SIZE]]
        return ListPage(items, total, page, pages)

    def _item(self, index: int) -> Item:
        variant, number = divmod(index, len(self.kinds))
        kind = self.kinds[number]
        code = f"{self.profile.city.code}{number:03d}{variant:03d}"
        item = Item(index, code, kind.name, kind, "", "", self.stock.depth(number, variant))
        if not variant:
            return item
        office, situation = divmod(variant - 1, len(SITUATIONS))
        where = _office(office)
        inner = f"{SITUATIONS[situation]}·{where}" if where else SITUATIONS[situation]
        return replace(item, title=f"{kind.name}（{inner}）", situation=SITUATIONS[situation], office=where)


def _answers(item: Item, words: Sequence[str]) -> bool:
    return all(answers(item.kind, item.title, word) for word in words)


def _office(number: int) -> str:
    """The office of a variant: first the main hall, then the branches, then numbered stations."""
    if number == 0:
        return ""
    if number <= len(OFFICES):
        return OFFICES[number - 1]
    return f"第{number - len(OFFICES)}便民服务站"
