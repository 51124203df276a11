"""What the fields of real-life forms are taken for: labels of halls, letter boxes and applications, with no browser."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from errand.citizen.comprehension import Understood, understand
from errand.given.facts import Fact, case, joined, question
from errand.given.lexicon import Lexicon
from errand.given.persona import make_persona
from errand.page.records import Field, FieldOption, PerceivedForm

PERSONA = make_persona("newcomer", 7)
FACTS = joined(PERSONA.facts(), question("居住证办理咨询", "居住证怎么办？", "居住证办理", "居住证"))


def field(label: str = "", kind: str = "text", rung: str = "label", **more: str | bool) -> Field:
    """A field of one name; further names and attributes by their own words."""
    rungs = ("placeholder", "beside", "legend", "behind")
    names = {rung: label} if label else {}
    names |= {key: str(value) for key, value in more.items() if key in rungs}
    attributes = {key: str(value) for key, value in more.items() if key not in rungs and key != "agreement"}
    return Field(0, kind, names, attributes, None, filled=False, agreement=bool(more.get("agreement")))


def form(*fields: Field) -> PerceivedForm:
    return PerceivedForm("", fields, ())


def concepts(found: Iterable[Understood]) -> list[str | None]:
    return [one.concept for one in found]


LABELS = {
    # 政务服务网：注册
    ("用户名", "text"): "person.login-name",
    ("登录帐号：", "text"): "person.login-name",
    ("* 真实姓名", "text"): "person.name",
    ("姓　　名：", "text"): "person.name",
    ("姓名（必填）", "text"): "person.name",
    ("身份证件号码", "text"): "person.id-number",
    ("居民身份证号码", "text"): "person.id-number",
    ("证件类型", "list"): "person.certificate-type",
    ("证件类别：", "drawn-list"): "person.certificate-type",
    ("手机号码（11位）", "text"): "person.phone",
    ("请输入您的手机号", "text"): "person.phone",
    ("您的常用手机号码", "text"): "person.phone",
    ("固定电话", "text"): "person.landline",
    ("座机：", "text"): "person.landline",
    ("电子邮箱", "text"): "person.email",
    ("常用电子邮箱地址", "text"): "person.email",
    ("E-mail：", "text"): "person.email",
    ("性　别", "choice"): "person.sex",
    ("民族", "list"): "person.ethnic-group",
    ("国籍/地区", "drawn-list"): "person.nationality",
    ("出生年月", "date"): "person.birth-date",
    ("户籍所在地", "text"): "person.household-address",
    ("联系地址", "text"): "person.address",
    ("现居住详细地址", "text"): "person.address",
    ("邮政编码", "text"): "person.postcode",
    ("文化程度", "list"): "person.education",
    ("工作单位", "text"): "person.employer",
    ("职业", "list"): "person.occupation",
    ("政治面貌", "list"): "person.political-status",
    ("密码提示问题", "list"): "person.security-question",
    ("密保问题答案", "text"): "person.security-answer",
    ("所在省市区", "cascade"): "person.region",
    ("申请人类型", "choice"): "person.user-kind",
    # 12345 与市长信箱：写信
    ("信件标题（不超过30字）", "text"): "consult.title",
    ("诉求标题", "text"): "consult.title",
    ("来信主题：", "text"): "consult.title",
    ("信件内容", "area"): "consult.body",
    ("请详细描述您的诉求内容", "area"): "consult.body",
    ("问题详细描述", "area"): "consult.body",
    ("诉求目的", "choice"): "consult.category",
    ("信件类别", "list"): "consult.category",
    ("写信目的", "drawn-list"): "consult.category",
    ("内容分类", "list"): "consult.topic",
    ("受理部门", "drawn-list"): "consult.department",
    ("收信单位：", "list"): "consult.department",
    ("请选择要咨询的部门", "list"): "consult.department",
    ("咨询事项", "picker"): "consult.item",
    ("事发区域", "cascade"): "consult.region",
    ("事发地址", "text"): "consult.place",
    ("是否同意公开", "choice"): "consult.public",
    ("信件是否公开", "list"): "consult.public",
    ("是否需要短信通知", "choice"): "consult.by-sms",
    ("希望的回复方式", "choice"): "consult.reply-by",
    ("是否匿名", "choice"): "consult.anonymous",
    ("写信人姓名", "text"): "person.name",
    ("您的称呼", "text"): "person.name",
    ("联系方式", "text"): "person.phone",
    ("上传附件", "file"): "person.attachment",
    # English
    ("名字", "text"): "person.name",
    ("Last Name *", "text"): "person.surname",
    ("Your e-mail address", "text"): "person.email",
    ("Mobile phone number", "text"): "person.phone",
    ("Date of birth", "date"): "person.birth-date",
    ("Zip/Postal code", "text"): "person.postcode",
    ("Subject", "text"): "consult.title",
    ("Description", "area"): "consult.body",
    ("Priority", "list"): "consult.priority",
    ("Security question", "list"): "person.security-question",
    ("Remember me", "tick"): "person.remember",
    # as people write labels
    ("请填写您的真实姓名", "text"): "person.name",
    ("您的电话是", "text"): "person.phone",
    ("联系电话（必填，不公开）", "text"): "person.phone",
    ("1、姓名", "text"): "person.name",
    ("（二）联系方式", "text"): "person.phone",
    ("手机号 / Mobile", "text"): "person.phone",
    ("姓名 Name", "text"): "person.name",
    ("留言主题", "text"): "consult.title",
    ("您要咨询的问题", "area"): "consult.body",
    ("我要咨询的内容是", "area"): "consult.body",
    ("诉求描述（不少于10个字）", "area"): "consult.body",
    ("来信内容描述", "area"): "consult.body",
    ("请简要概括您的问题", "text"): "consult.title",
    ("请简要概述您的问题", "area"): "consult.body",
    ("反映事项", "text"): "consult.title",
    ("信件主题词", "text"): "consult.title",
    ("问题类型", "list"): "consult.category",
    ("所属类别", "list"): "consult.category",
    ("选择受理单位", "list"): "consult.department",
    ("请选择部门", "list"): "consult.department",
    ("致", "list"): "consult.department",
    ("所在乡镇街道", "list"): "person.region",
    ("现居住地", "text"): "person.address",
    ("住所", "text"): "person.address",
    ("身份证号码（18位）", "text"): "person.id-number",
    ("有效身份证件号", "text"): "person.id-number",
    ("公民身份证号码", "text"): "person.id-number",
    ("设置登录密码", "password"): "person.password",
    ("请再次输入登录密码", "password"): "person.password-again",
    ("重新输入密码", "password"): "person.password-again",
    ("确认新密码", "password"): "person.password-again",
    ("用户名/手机号", "text"): "person.login-name",
    ("会员账号", "text"): "person.login-name",
    ("登录用户名（字母开头）", "text"): "person.login-name",
    ("邮 箱", "text"): "person.email",
    ("您的E-mail", "text"): "person.email",
    ("电子信箱", "text"): "person.email",
    ("QQ邮箱", "text"): "person.email",
    ("QQ", "text"): None,
    ("微信号", "text"): None,
    ("传真", "text"): None,
    ("年龄", "text"): None,
    ("企业名称", "text"): None,
    ("法定代表人", "text"): None,
    ("紧急联系人", "text"): None,
    ("家庭成员", "text"): None,
    ("车架号", "text"): None,
    ("银行卡号", "text"): None,
    ("预约日期", "date"): None,
    ("预约时间", "list"): None,
    ("办理窗口", "list"): None,
    ("关键词", "text"): "search.box",
    ("是否公开信件内容", "choice"): "consult.public",
    ("是否愿意公开您的来信", "choice"): "consult.public",
    ("信息公开方式", "choice"): "consult.public",
    ("是否保密", "choice"): "consult.public",
    ("是否需要电话回复", "choice"): "consult.reply-by",
    ("是否回访", "choice"): None,
    ("短信通知我", "tick"): "consult.by-sms",
    ("记住账号", "tick"): "person.remember",
    ("业务流水号", "text"): "progress.number",
    ("请输入办件编号", "text"): "progress.number",
    ("信件查询编号", "text"): "progress.number",
    ("受理编号/信件编号", "text"): "progress.number",
    ("查询密码(6位)", "text"): "progress.password",
    ("出生年月日", "date"): "person.birth-date",
    ("您的性别", "choice"): "person.sex",
    ("称呼", "choice"): "person.sex",
    ("政治身份", "list"): None,
    ("户口性质", "list"): None,
    ("工作单位及职务", "text"): "person.employer",
    ("通信地址及邮编", "text"): "person.address",
    ("详细住址（门牌号）", "text"): "person.address",
    ("姓", "text"): "person.surname",
    ("Your full name", "text"): "person.name",
    ("E-Mail Address (required)", "text"): "person.email",
    ("Phone no.", "text"): "person.phone",
    ("Message to us", "area"): "consult.body",
    ("How can we help?", "area"): "consult.body",
    ("Company name", "text"): "person.employer",
    ("Card number", "text"): None,
    ("Promo code", "text"): None,
    ("Street and house number", "text"): "person.address",
    ("Town/City", "text"): "person.region",
    ("Nachname", "text"): None,
    ("Username or email", "text"): "person.login-name",
    ("Re-type password", "password"): "person.password-again",
    ("Confirm your password", "password"): "person.password-again",
    ("Create a password", "password"): "person.password",
    ("What is this about?", "text"): "consult.title",
    ("Issue summary", "text"): "consult.title",
    # what is nobody's name, address or password
    ("隐藏我的邮件地址", "tick"): "person.keep-private",
    ("统一社会信用代码", "text"): None,
    ("开户银行", "text"): None,
    ("车牌号", "text"): None,
    ("满意度", "choice"): None,
    ("Favourite colour", "text"): None,
    ("Username hint", "tick"): None,
}


@pytest.mark.parametrize("label, kind", LABELS)
def test_a_field_by_itself_is_taken_for(label: str, kind: str, lexicon: Lexicon) -> None:
    assert concepts(understand(form(field(label, kind)), lexicon, FACTS)) == [LABELS[label, kind]]


FORMS = {
    "the registration of Redmine": (
        [
            field("登录名 *"), field("密码 *", "password"), field("确认 *", "password"), field("名字 *"),
            field("姓氏 *"), field("邮件地址 *", type="email"), field("隐藏我的邮件地址", "tick"),
            field("语言", "list"),
        ],
        [
            "person.login-name", "person.password", "person.password-again", "person.given-name", "person.surname",
            "person.email", "person.keep-private", "person.language",
        ],
    ),
    "the ticket of django-helpdesk: two boxes of one label": (
        [
            field("所有待办", "list", name="queue"), field("问题描述", name="title"),
            field("问题描述", "area", name="body"),
            field("邮箱地址", name="submitter_email", type="email"),
            field("截止日期", name="due_date"),
        ],
        ["consult.category", "consult.title", "consult.body", "person.email", "consult.date"],
    ),
    "the registration of Django": (
        [
            field("用户名"), field("电子邮件地址", type="email"),
            field("密码", "password"), field("密码确认", "password"),
        ],
        ["person.login-name", "person.email", "person.password", "person.password-again"],
    ),
    "the registration of roundup, by cells": (
        [
            field("登录名", rung="beside", name="username"), field("登录密码", "password", "beside"),
            field("确认密码", "password", "beside"), field("邮件地址", rung="beside", name="address"),
        ],
        ["person.login-name", "person.password", "person.password-again", "person.email"],
    ),
    "the issue of roundup": (
        [field("标题", rung="beside"), field("优先级", "list", "beside"), field("注记", "area", "beside")],
        ["consult.title", "consult.priority", "consult.body"],
    ),
    "two password boxes without a word": (
        [field("手机号码"), field("", "password"), field("", "password")],
        ["person.phone", "person.password", "person.password-again"],
    ),
    "a security question beside the password": (
        [
            field("密码", "password"), field("密码提示问题", "list"), field("密码提示答案"),
            field("确认密码", "password"),
        ],
        ["person.password", "person.security-question", "person.security-answer", "person.password-again"],
    ),
    "a district behind a city behind a province": (
        [field("所在地区", "list"), field("所在地区", "list"), field("所在地区", "list"), field("详细地址")],
        ["person.region", "person.region", "person.region", "person.address"],
    ),
    "boxes without labels, by what they are for programs": (
        [
            field(autocomplete="name"), field(type="email"), field(type="tel"), field(maxlength="18"),
            field(autocomplete="section-a postal-code"), field("", "password", autocomplete="new-password"),
        ],
        ["person.name", "person.email", "person.phone", "person.id-number", "person.postcode", "person.password"],
    ),
    "identifiers of an old hall": (
        [field(name="xm"), field(name="sfzh"), field(id="lxdh"), field("", "area", name="zxnr"), field(name="zxbt")],
        ["person.name", "person.id-number", "person.phone", "consult.body", "consult.title"],
    ),
    "a code that is sent, a captcha, an agreement": (
        [field("短信验证码", "code"), field("验证码", "captcha"), field("我已阅读并同意", "tick", agreement=True)],
        ["sms.box", "captcha", "register.agree"],
    ),
    "a birth date in three boxes": (
        [field("年", legend="出生日期"), field("月", legend="出生日期"), field("日", legend="出生日期")],
        ["person.birth-year", "person.birth-month", "person.birth-day"],
    ),
    "passwords in boxes that show dots by their style": (
        [field("用户名"), field("密码"), field("确认密码")],
        ["person.login-name", "person.password", "person.password-again"],
    ),
    "a large box alone": ([field("", "area")], ["consult.body"]),
    "one telephone under two names": (
        [field("手机"), field("联系电话："), field("家庭住址"), field("通讯地址")],
        ["person.phone", "person.phone", "person.address", "person.address"],
    ),
    "the same names once more, for another kind of applicant": (
        [field("姓名"), field("联系电话"), field("电子邮箱"), field("联系电话"), field("电子邮箱")],
        ["person.name", "person.phone", "person.email", None, None],
    ),
    "a firm and who is called for it": (
        [
            field("公司名称"), field("企业性质", name="firm.type"), field("注册地址"), field("法人手机"),
            field("法人身份证号码"), field("联系人姓名"), field("联系人手机号"), field("联系人电子邮箱"),
            field("本人身份证号码"), field("成立日期", "date"), field("开户银行账号"), field("营业面积", name="f.area"),
        ],
        [
            "person.employer", None, None, None, None, "person.name", "person.phone", "person.email",
            "person.id-number", None, None, None,
        ],
    ),
    "what builders call it says less than what people read there": (
        [field("级别", name="user_title"), field("婚育情况", name="kind"), field("备用栏", name="form[mobile]")],
        [None, None, "person.phone"],
    ),
    "an identifier that is a way to it": (
        [field(name="user.realName"), field(name="user[idcard]")],
        ["person.name", "person.id-number"],
    ),
    "a password in a text box above the same once more": (
        [field("登录名"), field("密 码", onfocus="this.type='password'"), field("再次输入", "password")],
        ["person.login-name", "person.password", "person.password-again"],
    ),
    "what a word is joined to is what is asked for": (
        [field("邮箱"), field("邮箱附件图片"), field("手机号码"), field("证件类型", "list"), field("证件照片")],
        ["person.email", None, "person.phone", "person.certificate-type", None],
    ),
    "a relative's, with an example that says less": (
        [field("监护人姓名", placeholder="请输入姓名"), field("配偶身份证号", placeholder="身份证号码")],
        [None, None],
    ),
    "who is called for a firm, in a form that asked for herself before": (
        [field("姓名"), field("企业信用代码"), field("联系人姓名")],
        ["person.name", None, None],
    ),
    "an account by either of two names": (
        [field("", placeholder="请填写登录名/手机号"), field("", "password", placeholder="密码")],
        ["person.login-name", "person.password"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FORMS)
def test_a_whole_form_is_taken_for(what: str, lexicon: Lexicon) -> None:
    fields, expected = FORMS[what]

    assert concepts(understand(form(*fields), lexicon, FACTS)) == expected


def test_the_password_of_a_query_is_that_of_the_case(lexicon: Lexicon) -> None:
    asked = form(field("申报号"), field("密码", "password"))
    facts = joined(PERSONA.facts(), case("ZX2026110099", "482913"))

    found = understand(asked, lexicon, facts)

    assert concepts(found) == ["progress.number", "progress.password"]
    assert [one.fact and one.fact.value for one in found] == ["ZX2026110099", "482913"]


def test_an_account_is_what_its_box_asks_for_however_it_is_called(lexicon: Lexicon) -> None:
    asked = form(field("手机号/身份证号"), field("密码", "password"))
    facts = joined(PERSONA.facts(), {"login.account": Fact("tester01", secret=True)})

    assert concepts(understand(asked, lexicon, facts)) == ["login.account", "person.password"]
    assert concepts(understand(asked, lexicon, FACTS)) == ["person.phone", "person.password"]


def test_what_a_portal_file_says_of_a_label_goes_before_all_words(lexicon: Lexicon) -> None:
    facts = joined(FACTS, {"诉求目的": Fact("投诉"), "部门代号": Fact("A-7")})
    asked = form(field("诉求目的：*", "choice"), field("部门代号（见附表）"), field("部门代号说明"))

    found = understand(asked, lexicon, facts)

    assert [(one.concept, one.exact, one.fact and one.fact.value) for one in found[:2]] == [
        ("诉求目的", True, "投诉"),
        ("部门代号", True, "A-7"),
    ]
    assert found[2].concept != "部门代号"


class Encoder:
    """An encoder that holds one word for one thing, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def nearest(self, text: str, concepts: Iterable[str]) -> tuple[str, float] | None:
        self.asked.append(text)
        return ("consult.body", 0.8) if text == "心里话" and "consult.body" in {*concepts} else None


def test_meaning_is_asked_only_where_no_word_tells_and_is_marked(lexicon: Lexicon) -> None:
    encoder = Encoder()
    asked = form(field("姓名"), field("心里话"), field("", "text"), field("车牌号"))

    found = understand(asked, lexicon, FACTS, encoder)

    assert encoder.asked == ["心里话", "车牌号"]
    assert [(one.concept, one.rung, one.exact) for one in found] == [
        ("person.name", "label", True),
        ("consult.body", "meaning", False),
        (None, "", False),
        (None, "", False),
    ]


def test_a_rung_and_whether_it_was_by_the_very_words_are_told(lexicon: Lexicon) -> None:
    asked = form(field("您的常用手机号码"), field("", placeholder="请输入姓名"), field("", type="email"))

    found = understand(asked, lexicon, FACTS)

    assert [(one.rung, one.exact) for one in found] == [("label", False), ("placeholder", True), ("type", False)]


def test_what_is_offered_tells_what_is_asked(lexicon: Lexicon) -> None:
    def offering(label: str, *texts: str) -> Field:
        return Field(0, "choice", {"label": label}, {}, True, filled=False, options=tuple(map(FieldOption, texts)))

    asked = form(
        offering("业务类型", "咨询", "投诉", "建议"), offering("您是", "先生", "女士"), offering("愿意吗", "是", "否")
    )

    assert concepts(understand(asked, lexicon, FACTS)) == ["consult.category", "person.sex", None]


def test_a_birth_date_in_three_lists_is_a_year_a_month_and_a_day(lexicon: Lexicon) -> None:
    def numbers(label: str, first: int, last: int, unit: str) -> Field:
        options = (FieldOption("请选择", blank=True), *(FieldOption(f"{n}{unit}") for n in range(first, last + 1)))
        return Field(0, "list", {"beside": label} if label else {}, {}, True, filled=False, options=options)

    born = [numbers("出生日期", 1930, 2026, ""), numbers("年", 1, 12, ""), numbers("月", 1, 31, "日")]
    asked = form(field("姓名"), *born)

    found = understand(asked, lexicon, FACTS)

    assert concepts(found) == ["person.name", "person.birth-year", "person.birth-month", "person.birth-day"]
    assert "-".join(f"{int(one.fact.value):02}" for one in found[1:] if one.fact) == FACTS["person.birth-date"].value


def test_a_box_for_a_code_is_no_number_of_a_case(lexicon: Lexicon) -> None:
    asked = form(field("手机验证码", name="sms_code"), field("查询密码", name="code"))

    assert concepts(understand(asked, lexicon, FACTS)) == ["sms.box", "progress.password"]


def test_options_do_not_make_a_list_what_its_label_is_not(lexicon: Lexicon) -> None:
    one = Field(0, "list", {"label": "满意程度"}, {}, True, filled=False, options=(FieldOption("满意"),))

    assert concepts(understand(form(one), lexicon, FACTS)) == [None]


def test_what_joins_a_box_to_the_one_before_is_asked_about_by_nobody(lexicon: Lexicon) -> None:
    class Anything:
        def nearest(self, text: str, concepts: Iterable[str]) -> tuple[str, float] | None:
            return (next(iter(concepts)), 0.99) if text else None

    read = understand(form(field("发生日期", "date"), field("至", "date")), lexicon, FACTS, Anything())

    assert concepts(read) == ["consult.date", None]
