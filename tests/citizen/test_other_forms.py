"""Another form of a value, as the words of a rule ask for it; other rules change nothing."""

from __future__ import annotations

import pytest

from errand.citizen.other_forms import fitting
from errand.given.lexicon import Lexicon

FORMS = [
    ("person.password", "Cx123456aq", "密码须为8-16位，且包含字母、数字和特殊字符", "Cx123456aq@"),
    ("person.password-again", "Cx123456aq", "6～8个字符", "Cx123456"),
    ("person.password", "Cx123456aq", "8至20位，数字、字母、符号至少两种", "Cx123456aq"),
    ("person.password", "Cx123456aq", "密码只能为6位数字", "123456"),
    ("person.password", "cx123456aq", "须同时包含大小写字母", "Acx123456aq"),
    ("person.password", "Cx123456aq", "Password must be at least 12 characters", "Cx123456aq01"),
    ("person.login-name", "banshi0123456", "用户名须为4-10位字母或数字，以字母开头", "banshi0123"),
    ("person.login-name", "banshi0123456", "maximum is 8 characters", "banshi01"),
    ("person.birth-date", "1990-02-03", "格式：yyyy/MM/dd", "1990/02/03"),
    ("person.birth-date", "1990-02-03", "yyyyMMdd", "19900203"),
    ("person.birth-date", "1990-02-03", "请选择日期", "1990-02-03"),
    ("consult.title", "咨询居住证办理的材料", "标题不超过5字", "咨询居住证"),
    ("consult.body", "请问？", "内容不少于10字", "请问？请予以说明，谢谢。"),
    ("person.name", "欧阳小小", "姓名不超过3字", "欧阳小小"),
    ("person.phone", "14200000000", "须为8位数字", "14200000000"),
]  # fmt: skip


@pytest.mark.parametrize("concept, value, words, form", FORMS)
def test_a_value_takes_the_form_a_rule_allows(
    concept: str, value: str, words: str, form: str, lexicon: Lexicon
) -> None:
    assert fitting(concept, value, words, lexicon) == form
