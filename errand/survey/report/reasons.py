"""Why something could not be determined, in English: records hold the reason in Chinese, as the surveyor noted it."""

from __future__ import annotations

import re

# What stands for {} is the hall's own words, or a number, and is left as it is.
_ENGLISH = (
    ("大厅没有开通", "the hall is not open"),
    ("没有走到这一步", "the visit did not come so far"),
    ("只看了 {} 项", "only {} items were read"),
    ("没有读全", "not all of it was read"),
    ("有主题没有读到", "some theme could not be read"),
    ("没有按部门的数目", "no numbers by department"),
    ("列表没有写网上办理深度", "the lists do not say how deep items can be handled online"),
    ("没有事项", "no items"),
    ("没有认出列表", "the list was not recognised"),
    ("地址没有给出这个列表（{}）", "the address did not give this list (status {})"),
    ("只看了写有数目的主题", "only themes with a number beside them were opened"),
    ("有入口「{}」，打不开：{}", "there is an entry “{}” that does not open: {}"),
    ("按下后没有看到表单，也没有说明", "a press brought neither a form nor a word"),
    ("没有看到下级大厅的入口", "no entry to halls of lower levels was seen"),
    ("没有认出层级", "the levels were not recognised"),
    ("没有写数目", "no numbers stand there"),
    ("主要页面的链接不是地址，不能一一打开", "the links of the main pages are no addresses to be tried one by one"),
    ("没有看到操作指引的入口", "no entry to instructions was seen"),
    ("效能监察页打不开", "the page of supervision does not open"),
    ("没有效能监察页", "there is no page of supervision"),
    ("没有写明日期", "no date stands there"),
    ("没有读到办事指南", "no guide could be read"),
    ("指南没有写明主题", "guides do not name their theme"),
    ("指南里没有能直接下载的表格", "guides have no form to be downloaded directly"),
    ("没有可搜索的事项", "no item to search for"),
    ("没有写明提问和答复的日期", "questions and answers bear no dates"),
    ("没有读到公开的问题", "no published question was read"),
    ("公开的问题太少", "too few published questions"),
    ("一次访问看不出一周内打不开的比例", "one visit does not tell how often it fails within a week"),
    ("首页只作导航，要看全部二级页面", "the home page is only a way in: all pages behind it would have to be seen"),
    ("首页上没有看到日期", "no date was seen on the home page"),
    ("首页上最新的日期在今天之后", "the newest date on the home page is after today"),
    ("没有弄清咨询渠道能不能用", "whether questions can be asked was not found out"),
    ("有咨询渠道，没有看到一年内公开的信件", "questions can be asked; no letter of the past year was seen"),
    ("抽查 {} 份指南，{} 份缺 4 类以上关键要素，不足 {} 份", "of {} guides {} lack 4 key elements: fewer than {}"),
    ("没有看到办事指南", "no guide was seen"),
    ("没有看完全部栏目", "not all columns were seen"),
    ("没有看到办事统计数据的日期", "no date of statistics was seen"),
    ("办事统计数据的日期在今天之后", "the date of the statistics is after today"),
    ("{} 次访问，{} 次没有打开，比例的 95% 区间 {}，还不能判断", "{} visits, {} failed, share within {} (95 %): open"),
)  # fmt: skip
_PATTERNS = tuple(
    (re.compile(re.escape(chinese).replace(r"\{\}", "(.+)"), re.DOTALL), english) for chinese, english in _ENGLISH
)


def why_in(text: str, lang: str) -> str:
    """
    The reason in a language; what is a portal's own words, or a fault's, stays as it is.

    >>> why_in("只看了 1779 项", "en"), why_in("没有事项", "zh")
    ('only 1779 items were read', '没有事项')
    """
    if lang == "zh":
        return text
    for pattern, english in _PATTERNS:
        if found := pattern.fullmatch(text):
            return english.format(*found.groups())
    return text
