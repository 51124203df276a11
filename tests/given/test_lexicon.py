"""The lexicon: what is in it, and how a slip in it is named."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from errand.citizen.portal_page import PortalPage
from errand.core.errors import UsageError
from errand.given.concept import SOUGHT
from errand.given.concept_file import schema
from errand.given.lexicon import SHIPPED_LEXICON, Lexicon, Spot, load_lexicon
from errand.given.shipped import FIXTURES

PAGES = ("guide", "home", "interaction", "items", "people", "progress", "services")


def read(folder: Path, text: str) -> Lexicon:
    (file := folder / "words.toml").write_text(text, encoding="utf-8")
    return load_lexicon(file)


@pytest.mark.parametrize(
    "text, slip",
    [
        (
            '["search.button"]\nkind = "press"\nzh = "搜索"\nword = ["搜索"]',
            r"words\.toml: search\.button\.word: unknown key; nearest: words",
        ),
        (
            '["search.button"]\nkind = "buton"\nzh = "搜索"',
            r"words\.toml: search\.button\.kind: must be one of textbox, press, .*, part; ",
        ),
        ('["search.button"]\nzh = "搜索"', r"words\.toml: search\.button\.kind: is missing; one of textbox, press"),
        ('["search.button"]\nkind = "press"', r"words\.toml: search\.button\.zh: is missing"),
        (
            '[a]\nkind = "press"\nzh = "甲"\nwords = [3]',
            r"words\.toml: a\.words\[.*\]: must be text",
        ),
        ('[a]\nkind = "press"\nzh = "甲"\nvia = ["b"]', r"words\.toml: a\.via: there is no concept b; "),
        ('[a]\nkind = "text"\nzh = "甲"\nholds = "b"', r"words\.toml: a\.holds: there is no part b; "),
        ('[a]\nkind = "text"\nzh = "甲"\nselector = "//div"', r"words\.toml: a\.selector: is no CSS selector"),
        ("a = 3", r"words\.toml: a: must be a table, not a whole number"),
        ('["search.button"\nkind = "press"', r"words\.toml: is no TOML"),
    ],
)
def test_a_slip_is_named_with_file_and_key(text: str, slip: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=slip):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        load_lexicon(tmp_path / "none.toml")


def test_an_unknown_concept_is_named_with_file_and_the_nearest(tmp_path: Path) -> None:
    lexicon = read(tmp_path, '["search.button"]\nkind = "press"\nzh = "搜索按钮"')

    with pytest.raises(UsageError, match=r"words\.toml has no concept search\.buton \(nearest: search\.button\)"):
        lexicon["search.buton"]


def test_a_spot_is_called_by_the_words_read_off_the_page_else_by_the_concept(tmp_path: Path) -> None:
    lexicon = read(tmp_path, '["item.title"]\nkind = "press"\nzh = "事项"\nwords = ["办理"]')

    assert lexicon.title(Spot("item.title", "the item")) == "事项"
    assert lexicon.title(Spot("item.title", "the item", says="居住证办理")) == "居住证办理"
    assert lexicon.spec(Spot("item.title", "the item", says="居住证办理")).words == ("居住证办理", "办理")


def test_what_a_button_stands_beside_comes_with_it(tmp_path: Path) -> None:
    lexicon = read(
        tmp_path,
        '["go"]\nkind = "press"\nzh = "查询"\nnear = "box"\n["box"]\nkind = "textbox"\nzh = "编号"\nwords = ["编号"]',
    )

    near = lexicon.spec(Spot("go", "go")).near
    assert near is not None
    assert near.words == ("编号",)


# --- words with parts ------------------------------------------------------------

PARTS = """
[count]
kind = "part"
zh = "数目"
words = ['/\\d+/', "若干"]
[unit]
kind = "part"
zh = "量词"
words = ["条", "(项)"]
[sum]
kind = "text"
zh = "条数"
words = ["总数", "共{count}{unit}", '/^计(为|有)?{count}$/', "{count} found", '/第(?<nth>\\d+)页/']
"""


@pytest.mark.parametrize(
    "text, values",
    [
        ("共 12 条", {"count": "12", "unit": "条"}),
        ("共：12（项）", {"count": "12", "unit": "(项)"}),
        ("本页共若干条", {"count": "若干", "unit": "条"}),
        ("计有12", {"count": "12"}),
        ("计有12页", {}),
        ("12 Found", {"count": "12"}),
        ("第3页", {"nth": "3"}),
        ("共条", {}),
    ],
)
def test_a_value_is_read_where_the_word_with_its_part_is_found(
    text: str, values: dict[str, str], tmp_path: Path
) -> None:
    lexicon = read(tmp_path, PARTS)

    assert lexicon.values("sum", [text]) == values
    assert lexicon.says("sum", text) is bool(values)


def test_the_first_text_that_has_a_value_gives_it(tmp_path: Path) -> None:
    assert read(tmp_path, PARTS).values("sum", ["", "第2页", "共3条", "共4条"]) == {
        "nth": "2",
        "count": "3",
        "unit": "条",
    }


def test_words_before_every_literal_lead(tmp_path: Path) -> None:
    lexicon = read(tmp_path, PARTS).extended({"sum": ("有{count}件",)}, {})

    assert lexicon.values("sum", ["有7件", "共3条"], leading=True) == {"count": "7"}
    assert read(tmp_path, PARTS).values("sum", ["共3条"], leading=True) == {}


@pytest.mark.parametrize(
    "word, slip",
    [
        ("共{cuont}条", "there is no part {cuont}; nearest: count"),
        ("共{count}/{count}", "says {count} twice"),
        ("共{12}条", "a brace stands for itself only in a regular expression"),
        ("/共{cuont}/", "there is no part {cuont}"),
        ("/共{count}(?>条)/", "has an atomic group"),
        ("/共", "a regular expression stands between two slashes"),
        ("//", "a regular expression stands between two slashes"),
    ],
)
def test_a_word_that_is_none_is_named(word: str, slip: str, tmp_path: Path) -> None:
    own = read(tmp_path, PARTS).extended({"sum": (word,)}, {})

    assert [(key, said[: len(slip)]) for key, said in own.slips()] == [("sum.words", slip)]


# --- a project's own file ------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "fixtures").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "fixtures" / "lexicon.toml"


def test_a_project_adds_words_and_concepts_of_its_own(project: Path) -> None:
    project.write_text(
        '["search.button"]\nwords = ["找一找"]\n'
        '[hall.queue]\nkind = "press"\nzh = "取号"\nen = "a ticket"\nwords = ["取号"]',
        "utf-8",
    )

    lexicon = load_lexicon()

    assert lexicon["search.button"].words[:2] == ("找一找", "搜索")
    assert lexicon["search.button"].strict == load_lexicon(SHIPPED_LEXICON)["search.button"].strict
    assert (lexicon["hall.queue"].kind, lexicon.title("hall.queue", "en")) == ("press", "a ticket")
    assert lexicon["search.button"].origins["找一找"] == str(project)


@pytest.mark.parametrize(
    "text, slip",
    [
        ('["search.button"]\nwords = ["/(?P<n>找)/"]', "lexicon.toml: search.button.words: has a group (?P<name>…)"),
        ('["search.button"]\nkind = "text"', "lexicon.toml: search.button.kind: is press in errand's own lexicon"),
        ('["serch.button"]\nwords = ["找"]', "lexicon.toml: serch.button.kind: is missing"),
        ('["search.button"]\nselector = "a["', "lexicon.toml: search.button.selector: is no CSS selector"),
    ],
)
def test_a_slip_in_a_projects_file_is_named(text: str, slip: str, project: Path) -> None:
    project.write_text(text, "utf-8")

    with pytest.raises(UsageError) as raised:
        load_lexicon()

    assert slip in str(raised.value)


# --- fixtures/lexicon.toml ------------------------------------------------------------


def test_every_concept_has_words_that_are_some_and_names_in_both_languages(lexicon: Lexicon) -> None:
    for name, concept in lexicon.concepts.items():
        assert all(each.strip() for each in (*concept.words, *concept.names)), name
        assert lexicon.title(name, "zh") == concept.zh
        assert lexicon.title(name, "en") == concept.en, name
        assert concept.en, name


def test_every_concept_can_be_found_somehow(lexicon: Lexicon) -> None:
    by_title = {
        "theme",
        "item.title",
        "guide.part",
        "form.list",
        "form.field",
        "search.suggestion",
    }  # words read off the portal
    by_title.add("key.enter")  # stands on no page
    assert [
        name
        for name, one in lexicon.concepts.items()
        if not any((one.words, one.names, one.selector)) and name not in by_title
    ] == []


def test_no_concept_has_a_word_twice(lexicon: Lexicon) -> None:
    assert [
        name
        for name, one in lexicon.concepts.items()
        if len(set(one.words)) != len(one.words) or len(set(one.names)) != len(one.names)
    ] == []


def test_every_word_is_one_that_page_and_engine_share(lexicon: Lexicon) -> None:
    assert list(lexicon.slips()) == []


def test_the_schema_for_editors_is_the_one_the_reader_keeps() -> None:
    assert (FIXTURES / "lexicon.schema.json").read_text("utf-8") == schema()


def test_pages_name_only_concepts_the_lexicon_has(lexicon: Lexicon) -> None:
    for name in PAGES:
        module = __import__(f"pages.{name}", fromlist=["*"])
        kinds = [kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, PortalPage)]
        holders = [vars(module), *(vars(kind) for kind in kinds)]
        spots = [value for holder in holders for value in holder.values() if isinstance(value, Spot)]
        spots += [sign for kind in kinds for sign in kind.signs]
        assert spots
        for spot in spots:
            assert spot.concept in lexicon.concepts, (name, spot)
            assert lexicon[spot.concept].kind in SOUGHT, f"{name}: nobody looks for {spot.concept} on a page"
