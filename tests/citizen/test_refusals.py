"""What a portal's words complain of, and of which field; hints and successes are no complaints."""

from __future__ import annotations

import pytest

from errand.citizen.refusals import Complaint, Message, Named, Refused, complaint_of, pause_ms, refusals
from errand.given.lexicon import Lexicon

SAID = {
    "请求过于频繁，请稍后再试": Complaint.SPEED,
    "提交过快，请 10 秒后再提交": Complaint.SPEED,
    "You are posting too fast.": Complaint.SPEED,
    "该手机号已注册": Complaint.TAKEN,
    "login is already taken": Complaint.TAKEN,
    "来信标题不能为空！": Complaint.MISSING,
    "请先勾选须知": Complaint.MISSING,
    "Subject can't be blank": Complaint.MISSING,
    "邮箱格式有误": Complaint.RULE,
    "内容不得少于 20 个字": Complaint.RULE,
    "Password is too short (minimum is 8 characters)": Complaint.RULE,
    "保存失败": Complaint.FAILED,
    "提交成功，受理编号 ZX1": None,
    "注册成功，请登录": None,
    "居住证办理": None,
    "还剩 480 字": None,
    "": None,
}
FIELDS = [
    Named(0, ("用户名", "登录账号"), ("user",)),
    Named(1, ("证件类型",), ("zjlx",)),
    Named(2, ("证件号码", "身份证号"), ("idno",)),
    Named(3, ("手机号码", "手机号"), ("mobile",)),
    Named(4, ("我已阅读并接受《服务协议》",), ("xy",)),
]


@pytest.mark.parametrize("words", SAID)
def test_words_are_told_by_what_they_complain_of(words: str, lexicon: Lexicon) -> None:
    assert complaint_of(words, lexicon) is SAID[words]


@pytest.mark.parametrize(
    "words, at",
    [
        ("身份证格式不正确，请重新输入", 2),
        ("请选择证件类型", 1),
        ("手机号码不正确", 3),
        ("必须同意协议后才能注册", None),
        ("提交失败", None),
        ("用户名已存在", 0),
    ],
)
def test_a_refusal_is_tied_to_the_field_it_names(words: str, at: int | None, lexicon: Lexicon) -> None:
    assert [one.at for one in refusals([Message(words)], FIELDS, lexicon)] == [at]


def test_a_refusal_without_a_name_is_about_the_field_it_stands_at(lexicon: Lexicon) -> None:
    said = [Message("此项为必填项", ("mobile", "", ""))]

    assert refusals(said, FIELDS, lexicon) == [Refused(Complaint.MISSING, "此项为必填项", 3)]


def test_of_several_words_those_that_name_a_field_count(lexicon: Lexicon) -> None:
    said = [Message("请按提示填写完整"), Message("用户名不能为空"), Message("用户名不能为空"), Message("通知公告")]

    assert [(one.words, one.at) for one in refusals(said, FIELDS, lexicon)] == [("用户名不能为空", 0)]


def test_what_the_browser_itself_says_is_that_something_is_missing(lexicon: Lexicon) -> None:
    said = [Message("", ("idno", "", "证件号码"), native=True)]

    assert refusals(said, FIELDS, lexicon) == [Refused(Complaint.MISSING, "", 2)]


def test_a_refusal_for_speed_is_waited_out_as_long_as_it_says() -> None:
    assert [pause_ms(words, 4_000, 20_000) for words in ("请 10 秒后再试", "请求过于频繁", "请 600 秒后再试")] == [
        10_000,
        4_000,
        20_000,
    ]
