"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import pytest

from errand.manners.robots import parse

HOME = "https://hall.test"


@pytest.mark.parametrize(
    "text, path, forbidden",
    [
        ("", "/", False),
        ("User-agent: *\nDisallow:", "/", False),
        ("User-agent: *\nDisallow: /", "/", True),
        ("User-agent: *\nDisallow: /\nAllow: /hall/", "/hall/index", False),
        ("User-agent: *\nAllow: /hall/\nDisallow: /", "/other", True),
        ("User-agent: *\nDisallow: /*.jsp$", "/a/b.jsp", True),
        ("User-agent: *\nDisallow: /*.jsp$", "/a/b.jsp?x=1", False),
        ("User-agent: *\nDisallow: /*?", "/a?x=1", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", False),
        ("User-agent: baiduspider\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Errand\nDisallow: /admin", "/", False),
        ("User-agent: *\nDisallow:\n\nUser-agent: baiduspider\nUser-agent: errand\nDisallow: /", "/", True),
        ("User-agent: *\nDisallow: /办事", "/%E5%8A%9E%E4%BA%8B/1", True),
        ("User-agent: *\nDisallow: /%7ejoe", "/~joe/x", True),
        ("\ufeffUser-agent: * # all\n disallow : /x # no", "/x", True),
        ("<html><body>404: not found</body></html>", "/", False),
        ("Disallow: /", "/", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", False),
    ],
)
def test_what_may_be_read(text: str, path: str, forbidden: bool) -> None:
    assert (parse(text).forbids(HOME + path) is not None) is forbidden


def test_the_line_that_forbids_is_named() -> None:
    assert str(parse("User-agent: *\nDisallow: /a\nDisallow: /a/b").forbids(f"{HOME}/a/b/c")) == "Disallow: /a/b"


def test_a_wish_for_slowness_is_heard() -> None:
    assert parse("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x").delay_s == 2.5
