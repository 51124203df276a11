"""A message is a value: stored and read again it is the same one."""

from __future__ import annotations

import msgspec

from errand.core.message import Message, Said, Term

SAID = Message.of(
    "findings.made-up",
    count=3,
    seconds=0.5,
    host="a.example",
    texts=(Said("搜索"), Said("查询")),
    none=(),
    about=Term("concept", "search.box"),
    inner=Message.plain("好"),
)


def test_a_message_read_back_from_json_is_the_same_message() -> None:
    again = msgspec.json.decode(msgspec.json.encode(SAID), type=Message)
    assert again == SAID
    assert hash(again) == hash(SAID)
    assert len({SAID, again, Message.of("findings.made-up")}) == 2


def test_without_a_language_a_message_shows_its_code_and_parameters() -> None:
    assert str(Message.of("findings.made-up", count=3)) == "findings.made-up count=3"
    assert str(Message.plain("好")) == "好"
