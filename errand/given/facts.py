"""
Facts: what a citizen knows and may be asked for, by the concept of the field that asks for it (person.name, ...).

One table for persona, journey and portal file; a form is filled in from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One thing a citizen knows.

    *likely* are the words an option may say instead, the likeliest first; a *secret* (password, identity number,
    code, telephone) is kept out of every record.  One that is the *same_as* another concept's has no value of its own.
    """

    value: str
    likely: tuple[str, ...] = ()
    secret: bool = False
    same_as: str = ""


Facts = Mapping[str, Fact]
"""By concept, or by the label of a field, where a portal file says what a field of that label wants."""


def joined(*tables: Facts) -> Facts:
    """All facts of several tables; of two for one concept the later, and what is the same as another looked up."""
    facts = {concept: fact for table in tables for concept, fact in table.items()}
    known: dict[str, Fact] = {}
    for concept, fact in facts.items():
        meant = facts.get(fact.same_as) if fact.same_as else fact
        if meant is not None and not meant.same_as:
            known[concept] = meant
    return known


def question(title: str, body: str, item: str = "", everyday: str = "") -> Facts:
    """What somebody knows who asks about *item*, which people call *everyday*: a letter that is not to be published."""
    asked = {"consult.item": Fact(item, (everyday,) if everyday else ())} if item else {}
    return {
        "consult.title": Fact(title),
        "consult.body": Fact(body),
        "consult.category": Fact(
            "咨询",
            (
                "咨询类",
                "业务咨询",
                "办事咨询",
                "政策咨询",
                "网上咨询",
                "咨询求助",
                "询问",
                "question",
                "enquiry",
                "inquiry",
            ),
        ),
        "consult.topic": Fact("政务服务", ("办事服务", "综合", "户籍", "其他", "general", "other")),
        "consult.department": Fact(
            "政务服务", ("行政服务", "行政审批", "政务办", "审批局", "市政府办公室", "市政府", "办公室")
        ),
        "consult.region": Fact("市本级", ("市直", "市辖区", "市级", "本市")),
        "consult.public": Fact("不公开", ("否", "不在网上公开", "不同意公开", "不愿公开", "保密", "no", "private")),
        "consult.by-sms": Fact("否", ("不需要", "不接收", "不接受", "不通知", "no")),
        "consult.reply-by": Fact(
            "网上回复", ("网上答复", "网站", "网络", "网上", "在线", "电子邮件", "online", "e-mail")
        ),
        "consult.anonymous": Fact("否", ("不匿名", "实名", "公开姓名", "no")),
        "consult.priority": Fact("普通", ("一般", "正常", "中", "normal", "medium")),
        **asked,
    }


def case(number: str, password: str = "") -> Facts:
    """What somebody knows who asks how far a case has come; the password is a secret."""
    given = {"progress.password": Fact(password, secret=True)} if password else {}
    return {"progress.number": Fact(number), **given}
