"""The words of the survey's tables, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from errand.given.cities import load_cities
from errand.survey.assess.guide_assessment import KEYS
from errand.survey.assess.redlines import RED_LINES
from errand.survey.hall_record import Value

_Pair = tuple[str, str]

WORDS: Mapping[str, _Pair] = {
    "title": ("网上政务大厅调查", "Survey of online government service halls"),
    "about": (
        "{cities} 个城市，{first} 至 {last}，{kind}。对照：{source}；表中“2018 发布”只说当年，不说现在。",
        "{cities} cities, {first} to {last}, {kind}. Held against: {source}; what was published is of 2018 only.",
    ),
    "practice": ("练习门户", "practice portals"),
    "live": ("真实门户", "live portals"),
    "both": ("练习门户和真实门户", "practice and live portals"),
    "partial": (
        "没有调查全部 294 个城市，不下与 2018 年是否相同的结论。",
        "Not all 294 cities were visited: no agreement with 2018 is claimed.",
    ),
    "cost": (
        "打开页面 {pages} 个，直接请求 {requests} 个；其中 {compared} 个两种方式都看过，{differing} 个不一致。",
        "{pages} pages opened, {requests} read by request; {compared} of these seen both ways, {differing} differed.",
    ),
    "all": ("全部", "all"),
    "indicators": ("各项指标", "Indicators"),
    "indicators.note": (
        "数的是大厅个数；明知没有开通的大厅不算在内（“已开通”一项除外）。不能判断的另数，不当作没有。",
        "Halls known to be closed are left out but for the first line; not determinable never counts as absent.",
    ),
    "means": ("各市均值", "Means of cities"),
    "means.note": (
        "不加权的各市均值；区间只来自各市内的抽样，没有抽样时为精确值。",
        "Unweighted means; the interval is of samples within cities only, without one the mean is exact.",
    ),
    "extremes": ("点名的数字", "Numbers of named cities"),
    "defects": ("点名的缺陷", "Defects of named cities"),
    "opening": ("表1 开通情况", "Table 1: opening"),
    "opening.note": ("原表分地区的数字已失，只存合计。", "Of the printed table only the totals survive."),
    "bases": ("表2 服务事项分类", "Table 2: ways of sorting services"),
    "bases.note": ("原表的数字已失。", "The printed counts are lost."),
    "items": ("表3 入驻事项基本信息", "Table 3: items"),
    "items.note": (
        "原表的均值、标准差、样本数已失。",
        "Printed mean, standard deviation and number of halls are lost.",
    ),
    "redlines": ("官方红线（单次访问所见）", "Official red lines, as far as a visit shows"),
    "redlines.note": (
        "各条单独判断，不算总分；一次访问看不出的记作不能判断。",
        "Each by itself, no total score; what a visit cannot tell counts as not determinable.",
    ),
    "confusion": ("与练习门户实情对照", "Against what is true of the practice halls"),
    "confusion.note": (
        "只有练习门户的实情是知道的。误作有：实情没有而读作有；误作无：实情有而读作没有；大厅未开通处也可能有网站，读到的不算错。",
        "Known of practice halls only. False yes: read, not there; missed: the reverse. A closed hall may have a site.",
    ),
    "deviations": ("数字与实情对照", "Numbers against what is true"),
    "readings": ("全部读数与证据", "Every reading with its evidence"),
    "indicator": ("指标", "indicator"),
    "section": ("原文章节", "section"),
    "published": ("2018 发布", "published 2018"),
    "published-share": ("2018 占比", "share 2018"),
    "measured": ("本次测得", "measured"),
    "share": ("占比", "share"),
    "n": ("大厅数", "halls"),
    "unknown": ("不能判断", "not determinable"),
    "agreement": ("比较", "against 2018"),
    "difference": ("相差", "difference"),
    "low": ("下限", "low"),
    "high": ("上限", "high"),
    "sampled": ("抽样的城市", "cities sampled"),
    "city": ("城市", "city"),
    "holders": ("本次最少或最多", "fewest or most now"),
    "defect": ("缺陷", "defect"),
    "found": ("找到", "found"),
    "missed": ("没找到", "not found"),
    "unknown-cities": ("不能判断或没有去", "not determinable or not visited"),
    "elsewhere": ("别处也有", "elsewhere"),
    "elsewhere-cities": ("哪些城市", "which cities"),
    "province": ("省份", "province"),
    "cities": ("城市数", "cities"),
    "opened": ("已开通", "opened"),
    "closed": ("未开通", "not opened"),
    "own": ("独立网站", "site of its own"),
    "inside": ("附属政府门户", "inside the government portal"),
    "figure": ("项目", "figure"),
    "rule": ("红线", "red line"),
    "says": ("内容", "what it says"),
    "source": ("依据", "source"),
    "kept": ("没有触线", "kept"),
    "broken": ("触线", "broken"),
    "broken-cities": ("触线的城市", "cities that broke it"),
    "tp": ("都有", "both yes"),
    "fp": ("误作有", "false yes"),
    "fn": ("误作无", "missed"),
    "tn": ("都无", "both no"),
    "at_closed": ("未开通处读到", "read at a closed hall"),
    "who": ("读错或不能判断的城市", "cities misread or not determinable"),
    "exact": ("完全一致", "exact"),
    "within": ("在区间内", "within the interval"),
    "wrong": ("不一致", "wrong"),
    "reading": ("读数", "reading"),
    "key": ("代号", "key"),
    "value": ("值", "value"),
    "looked-at": ("看了", "looked at"),
    "of": ("共", "of"),
    "why": ("为什么不能判断", "why not determinable"),
    "quote": ("原话", "words"),
    "url": ("网址", "address"),
    "picture": ("截图（SHA-256）", "picture (SHA-256)"),
    "slug": ("拼音", "slug"),
    "portal": ("门户", "portal"),
    "visited": ("访问时间", "visited at"),
    "city-count": ("{count} 条读数，{unknown} 条不能判断", "{count} readings, {unknown} not determinable"),
    "contents": ("目录", "Contents"),
    "halls": ("逐市读数", "City by city"),
    "filter": ("筛选城市", "Filter cities"),
    "equal": ("相同", "equal"),
    "possible": ("可能相同", "perhaps equal"),
    "differs": ("不同", "differs"),
    "unpublished": ("没有发布", "not published"),
    "partial-word": ("不比较", "not compared"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "none": ("不能判断", "not determinable"),
    "nature": ("按事项性质", "by nature"),
    "object": ("按服务对象", "by whom it is for"),
    "theme": ("按服务主题", "by theme"),
    "department": ("按实施主体", "by department"),
    "fewest": ("事项最少", "fewest items"),
    "most": ("事项最多", "most items"),
    "mean": ("事项平均", "items, mean"),
    "median": ("事项中位数", "items, median"),
    "spread": ("事项标准差", "items, standard deviation"),
    "above": ("高于均值的城市", "cities above the mean"),
    "online-person": ("个人服务在线办理率", "handled online, persons"),
    "online-legal": ("法人服务在线办理率", "handled online, legal persons"),
    "comma": ("、", ", "),
    "more": ("等 {count} 个", " and more, {count} in all"),
    "written": ("已写入 {path}", "written: {path}"),
    "nobody": ("没有调查记录", "there are no records of a survey"),
}

READINGS: Mapping[str, _Pair] = {
    "hall.site": ("有网站", "there is a site"),
    "hall.open": ("大厅已开通", "hall opened"),
    "hall.own_site": ("独立网站", "site of its own"),
    "hall.inside_portal": ("附属政府门户", "inside the government portal"),
    "hall.level": ("下级到哪一层", "lowest level named"),
    "hall.city_only": ("下级没有自己的事项", "lower levels hold no items"),
    "hall.guides": ("有办事指南", "item guides"),
    "hall.supervision": ("有效能监察", "efficiency supervision"),
    "hall.stars": ("星级评价", "star rating"),
    "hall.whole_process": ("全过程监督", "whole-process supervision"),
    "hall.newcomer": ("新手指南", "new-user guide"),
    "hall.parallel": ("并联审批", "parallel approval"),
    "hall.help_dead": ("操作指引打不开", "help cannot be opened"),
    "hall.bases": ("事项分类方式", "ways of sorting services"),
    "hall.progress": ("进度查询入口", "progress entry"),
    "hall.statistics": ("办事统计更新日期", "statistics updated on"),
    "list.powers": ("权力清单", "power list"),
    "list.catalogue": ("政务服务目录", "service catalogue"),
    "channel.consult": ("在线咨询", "online consultation"),
    "channel.message": ("留言板", "message board"),
    "channel.correction": ("纠错建议", "error report"),
    "channel.rating": ("服务评价", "rating"),
    "channel.complaint": ("投诉举报", "complaint"),
    "channel.petition": ("网上信访", "petition"),
    "block.openness": ("政务公开栏目", "block: openness"),
    "block.services": ("入驻事项栏目", "block: services"),
    "block.guides": ("办事指南栏目", "block: guides"),
    "block.interaction": ("政务互动栏目", "block: interaction"),
    "block.supervision": ("效能监察栏目", "block: supervision"),
    "items.total": ("事项总数", "items"),
    "items.person": ("个人事项", "items for persons"),
    "items.legal": ("法人事项", "items for legal persons"),
    "items.declared_person": ("个人事项（标称）", "items for persons, declared"),
    "items.declared_legal": ("法人事项（标称）", "items for legal persons, declared"),
    "items.departments_person": ("个人事项（按部门标称）", "items for persons, declared by department"),
    "items.departments_legal": ("法人事项（按部门标称）", "items for legal persons, declared by department"),
    "items.unthemed_person": ("不在任何主题下的个人事项", "items for persons under no theme"),
    "items.unthemed_legal": ("不在任何主题下的法人事项", "items for legal persons under no theme"),
    "items.counts_wrong": ("事项数标错", "declared counts wrong"),
    "online.person": ("个人服务在线办理率", "handled online, persons"),
    "online.legal": ("法人服务在线办理率", "handled online, legal persons"),
    "online.count": ("可在线办理的事项", "items handled online"),
    "depth.tally": ("网上办理深度分布", "depths of items"),
    "depth.guide_only": ("只有指南", "guides only"),
    "depth.some_full": ("有全程网办事项", "some handled online in full"),
    "themes.empty": ("个人主题除其他外皆空", "personal themes empty but for 其他"),
    "themes.empty_count": ("空的个人主题", "empty personal themes"),
    "themes.duplicates": ("主题下事项重复", "items listed twice"),
    "themes.scrambled": ("主题分类混乱", "items under foreign themes"),
    "guide.basis_name_only": ("办理依据只有名称", "legal basis by name only"),
    "search.dead": ("搜索用不了", "search does not work"),
    "search.found": ("搜索找得到", "search finds the item"),
    "links.dead": ("主要页面的死链", "dead links on the main pages"),
    "letters.nobody_answers": ("咨询无人答复", "nobody answers"),
    "letters.read": ("看到的公开信件", "published letters read"),
    "letters.over_5_days": ("超过 5 个工作日的占比", "share over 5 working days"),
    "letters.unanswered_3_months": ("超过 3 个月没有答复", "unanswered for over 3 months"),
    "letters.dates_wrong": ("日期有误的信件", "letters with impossible dates"),
    "interaction.opens": ("互动页打得开", "interaction page opens"),
    "supervision.opens": ("监察页打得开", "supervision page opens"),
    "guide.key_elements": ("指南关键要素", "guides: key elements"),
    "guide.mandatory_elements": ("指南必备要素", "guides: mandatory elements"),
    "guide.all_elements": ("指南全部要素", "guides: all elements"),
    "guide.placeholders": ("指南占位词", "guides: placeholders"),
    "guide.contradictions": ("指南自相矛盾", "guides: contradictions"),
    "guide.files_dead": ("指南附件打不开", "guides: dead files"),
    "guide.reading_seconds": ("读一份指南的秒数", "guides: seconds to read one"),
    "guide.sentence_characters": ("指南每句字数", "guides: characters a sentence"),
    "guide.long_sentences": ("指南长句占比", "guides: share of long sentences"),
    "letters.median_days": ("答复用时中位数（工作日）", "median days to an answer (working days)"),
    **{line.key: (line.zh, line.en) for line in RED_LINES},
    **{f"guide.key.{key}": pair for key, pair in KEYS.items()},
}

VALUES: Mapping[str, _Pair] = {
    "open": ("有", "open"),
    "login": ("要登录", "for those who log in"),
    "closed": ("有栏目未开通", "present but closed"),
    "missing": ("没有", "none"),
    "kept": ("没有触线", "kept"),
    "veto": ("触线", "broken"),
    "deducted": ("扣分", "points deducted"),
    "county": ("县（区）", "county"),
    "township": ("乡镇（街道）", "township"),
    "village": ("村（社区）", "village"),
}


def said(key: str, lang: str, **given: object) -> str:
    """A word of the tables, with what is given put in."""
    return WORDS[key][lang != "zh"].format(**given)


def reading_name(key: str, lang: str) -> str:
    """What readers call a reading; one that nobody has named keeps its key."""
    pair = READINGS.get(key)
    return pair[lang != "zh"] if pair else key


def value_name(key: str, value: Value, lang: str) -> Value:
    """A value as a cell: numbers stay numbers, what is closed as a set is put in words, the rest is the portal's."""
    if value is None or isinstance(value, bool):
        return said("none" if value is None else "yes" if value else "no", lang)
    if isinstance(value, str) and key.startswith(("channel.", "red.", "deduct.", "hall.level")) and value in VALUES:
        return VALUES[value][lang != "zh"]
    return value


def city_name(slug: str, lang: str) -> str:
    """What readers call a city."""
    city = load_cities().get(slug)
    if city is None:
        return slug
    return city.short_zh if lang == "zh" else city.name_en
