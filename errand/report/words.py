"""Every word the reports and commands say, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from errand.core.errors import UsageError
from errand.core.model import REASONS, Outcome, Reason, Verdict
from errand.report.words_allure import ALLURE
from errand.report.words_charts import CHARTS
from errand.report.words_compare import COMPARE

LANGUAGES = ("zh", "en")
_Pair = tuple[str, str]

JOURNEYS: Mapping[str, _Pair] = {
    "register": ("注册", "Register"),
    "search": ("找事项", "Search an item"),
    "guide": ("读指南", "Read the guide"),
    "consult": ("提咨询", "Ask a question"),
    "progress": ("查进度", "Check progress"),
    "errand": ("全程办事", "Whole errand"),
}
VERDICTS: Mapping[Verdict, _Pair] = {
    Verdict.COMPLETED: ("完成", "completed"),
    Verdict.FAILED: ("门户问题", "portal failed"),
    Verdict.BLOCKED: ("被拦", "blocked"),
    Verdict.DELEGATED: ("转外站", "sent elsewhere"),
    Verdict.HARNESS_ERROR: ("测试程序出错", "harness error"),
}
VERBS: Mapping[str, _Pair] = {
    "open": ("打开", "open"),
    "click": ("点击", "click"),
    "fill": ("填写", "fill"),
    "choose": ("选择", "choose"),
    "tick": ("勾选", "tick"),
    "attach": ("上传", "attach"),
    "press": ("按下", "press"),
    "back": ("后退", "back"),
}
WORDS: Mapping[str, _Pair] = {
    **ALLURE,
    **CHARTS,
    **COMPARE,
    "summary.title": ("办事体验汇总", "What the errands cost"),
    "summary.surveyed": (
        "共调查了 {halls} 个大厅；看表：errand survey --from {folder}",
        "Halls surveyed: {halls}. Their tables: errand survey --from {folder}",
    ),
    "summary.none": ("没有任何运行记录。", "No run was recorded."),
    "city.practice": ("{city}（{province}）· 练习门户", "{city} ({province}) · practice portal"),
    "city.live": ("{city}（{province}）· {portal}", "{city} ({province}) · {portal}"),
    "column.journey": ("旅程", "Journey"),
    "column.outcome": ("结果", "Outcome"),
    "column.steps": ("步数/最少", "Steps/min"),
    "column.visits": ("页面", "Pages"),
    "column.median": ("等待中位", "Wait p50"),
    "column.longest": ("最长等待及所在步骤", "Longest wait, at step"),
    "row.step": ("第{number}步 {verb}{target}", "step {number} {verb}{target}"),
    "row.completed": ("完成 {completed}/{count}", "{completed} of {count} completed"),
    "row.times": ("{count}×", "{count}×"),
    "unsure": ("不确定，可能只是叫法不同", "unsure, perhaps only worded differently"),
    "row.why": ("原因：", "why: "),
    "row.why-times": ("原因（{count} 次）：", "why ({count}×): "),
    "page.persona.newcomer": ("新市民", "newcomer"),
    "page.persona.shop owner": ("店主", "shop owner"),
    "page.persona.pensioner": ("退休老人", "pensioner"),
    "page.device.desktop": ("台式电脑", "desktop computer"),
    "sheet.defect": ("问题", "Defect"),
    "sheet.message": ("现象", "What was seen"),
    "sheet.step": ("步骤", "Step"),
    "sheet.low": ("区间下限", "Interval from"),
    "sheet.high": ("区间上限", "Interval to"),
    "sheet.n": ("样本数", "n"),
    "sheet.sure": ("是否确定", "Sure"),
    "sheet.yes": ("确定", "sure"),
    "sheet.rank-low": ("名次最好", "Rank at best"),
    "sheet.rank-high": ("名次最差", "Rank at worst"),
    "sheet.province": ("省份", "Province"),
    "sheet.portal": ("门户", "Portal"),
    "sheet.runs": ("运行数", "Runs"),
    "sheet.measure": ("指标", "Measure"),
    "sheet.value": ("数值", "Value"),
    "sheet.unit": ("单位", "Unit"),
    "sheet.why": ("为何没有", "Why there is none"),
    "sheet.source": ("出处", "Source"),
    "page.written": ("报告：{path}", "Report: {path}"),
    "page.title": ("各市网上办事体验报告", "What errands cost at the cities' halls"),
    "page.title-of": ("{city}网上办事体验报告", "What errands cost at the hall of {city}"),
    "page.context": (
        "{runs} 次运行，{cities} 个城市，{first} 至 {last}",
        "{runs} runs, {cities} cities, {first} to {last}",
    ),
    "page.practice": ("练习门户", "practice portal"),
    "page.live": ("真实门户", "live portal"),
    "page.lab": ("实验室数据", "lab data"),
    "page.lab-short": ("实验室", "lab"),
    "page.contents": ("目录", "Contents"),
    "page.fixes": ("先修什么", "What to mend first"),
    "page.fixes-order": (
        "按拦住的运行占该市全部尝试的比例排序，其次按市民停下的步骤先后。方括号内为 95% 区间，n 为次数。",
        "Ordered by the share of the city's attempts each stopped, then by how early. In brackets: 95 % intervals.",
    ),
    "page.more-fixes": ("另有 {count} 项，见各城市。", "{count} more, with their cities."),
    "page.hit": ("拦住的尝试占比", "share of attempts it stopped"),
    "page.where": ("停在哪里", "Where"),
    "page.step": ("第 {number} 步", "step {number}"),
    "page.mend": ("建议", "Suggestion"),
    "page.rule": ("依据", "Rule"),
    "page.picture": ("当时的页面", "The page at that moment"),
    "page.picture-of": ("页面截图：{what}", "Picture of the page: {what}"),
    "page.league": ("城市排名", "League table"),
    "page.league-note": (
        "按完成率排名。名次下的横条是 95% 区间：区间重叠的城市分不出高下。",
        "By completion. The bar under a rank is its 95 % interval: cities whose bars overlap cannot be told apart.",
    ),
    "page.filter": ("筛选城市", "Filter cities"),
    "page.rank": ("名次", "Rank"),
    "page.city": ("城市", "City"),
    "page.heat": ("城市与旅程", "Cities and journeys"),
    "page.heat-note": (
        "每格是该市该旅程的完成率；横线表示没有走过。",
        "Completion per city and journey; a dash: never walked.",
    ),
    "page.shared": ("同一平台的共同问题", "Shared by cities on one platform"),
    "page.shared-note": ("多半是同一个原因，修一次即可。", "Probably one cause, to be mended once."),
    "page.colon": ("：", ": "),
    "page.cities": ("各城市", "City by city"),
    "page.runs": ("{count} 次运行", "{count} runs"),
    "page.completed": ("完成率", "completed"),
    "page.acts": ("人至少 {value}", "a person at least {value}"),
    "page.waits": ("等待 {value}", "waiting {value}"),
    "page.drop": ("走到各页的次数：", "Reached: "),
    "page.rules": ("违反的无障碍规则", "Accessibility rules broken"),
    "page.rules-note": (
        "axe-core 的规则及其 WCAG 2.1 成功准则；原则同 GB/T 37668-2019 的分类，逐项对应没有官方表，不作断言。",
        "axe-core's rules and their WCAG 2.1 criteria; GB/T 37668-2019 has the same principles, no item is claimed.",
    ),
    "rule.impact": ("严重程度", "Impact"),
    "rule.critical": ("致命", "critical"),
    "rule.serious": ("严重", "serious"),
    "rule.moderate": ("中等", "moderate"),
    "rule.minor": ("轻微", "minor"),
    "rule.criterion": ("WCAG 准则", "WCAG criterion"),
    "rule.principle": ("原则", "Principle"),
    "rule.pages": ("页面种类", "Kinds of page"),
    "rule.nodes": ("一页最多处", "Most on a page"),
    "page.measures": ("全部指标", "All measures"),
    "page.foot": (
        "errand 在实验室里由模拟市民实测；时间只代表本次的网络位置和设备。满意度不能靠模拟得出，须由真人评价。",
        "Simulated citizens in a lab: times hold for this vantage point and device. Satisfaction cannot be simulated.",
    ),
    "page.left-out": ("另有 {count} 张截图因文件大小未收入。", "{count} pictures were left out for size."),
    "group.effectiveness": ("有效性", "Effectiveness"),
    "group.efficiency": ("效率", "Efficiency"),
    "group.effort": ("预测的人的用时（下限）", "Predicted human time (lower bound)"),
    "group.form": ("表单负担", "Form burden"),
    "group.latency": ("等待与速度", "Waiting and speed"),
    "group.accessibility": ("无障碍", "Accessibility"),
    "group.satisfaction": ("满意度", "Satisfaction"),
    "measures.lab": ("（实验室）", " (lab)"),
    "measures.context": (
        "{runs} 次运行，{dates}，设备 {devices}，人物 {people}",
        "{runs} runs, {dates}, device {devices}, persona {people}",
    ),
    "measures.note": (
        "方括号内为 95% 区间；n 为观察次数。标“实验室”的数字只代表本次的网络位置和设备。",
        "In brackets: 95 % intervals; n: observations. Lab values hold for this vantage point and device only.",
    ),
    "unit-name.share": ("占比", "share"),
    "unit-name.count": ("个（次）", "count"),
    "unit-name.ms": ("毫秒", "ms"),
    "unit-name.s": ("秒", "s"),
    "unit-name.ratio": ("比值", "ratio"),
    "better.higher": ("高", "higher"),
    "better.lower": ("低", "lower"),
    "better.neither": ("只陈述", "neither"),
    "unit.s": ("{value}秒", "{value} s"),
    "unit.ms": ("{value}毫秒", "{value} ms"),
    "findings": ("发现门户问题 {count} 项{cities}。", "Findings about the portals: {count}{cities}."),
    "findings.unsure": (
        "其中 {count} 项不确定：门户可能只是用了词库里没有的叫法，可用 errand check 查看并写进门户文件。",
        "Of these {count} unsure: the portal may only use words errand does not know; `errand check` shows them.",
    ),
    "findings.city": ("{city} {count}", "{city} {count}"),
    "findings.none": ("没有发现门户问题。", "No finding about the portals."),
    "findings.in": ("（{cities}）", " ({cities})"),
    "findings.more": ("等 {count} 个城市", "... of {count} cities"),
    "list.comma": ("、", ", "),
    "others": (
        (
            "共 {runs} 次运行：完成 {completed}，门户问题 {failed}；"
            "另有被拦 {blocked}、转外站 {delegated}、测试程序自身出错 {harness}，都不算城市的问题。"
        ),
        (
            "{runs} runs: {completed} completed, {failed} failed by the portal; counted apart, held against no city: "
            "{blocked} blocked, {delegated} sent elsewhere, {harness} broken by errand itself."
        ),
    ),
    "floor": (
        "测试程序自身的时间下限：{value}（本次实测，未从上表扣除）。",
        "The harness's own floor: {value} (measured in this session, not taken off the waits above).",
    ),
    "floor.none": ("测试程序自身的时间下限：本次未测得。", "The harness's own floor was not measured in this session."),
    "lab.practice": (
        "以上时间是在练习门户上测得的实验室时间，不代表真实网站的快慢。",
        "All times are lab times on a practice portal, not those of the real site.",
    ),
    "lab.live": (
        "以上时间是实验室时间：一台机器、一条线路上的模拟市民，不代表全体市民的体验。",
        "All times are lab times of simulated citizens on one machine and line, not of all citizens.",
    ),
    "progress.allure": ("为 Allure 计算各城市", "Working out the cities for Allure"),
    "progress.cities": ("计算各城市", "Working out the cities"),
    "cities.count": ("共 {count} 个城市", "{count} cities"),
}


def word(key: str, lang: str, **values: object) -> str:
    """Give the wording *key* in *lang* with its gaps filled."""
    return WORDS[key][_index(lang)].format(**values)


def journey_name(journey: str, lang: str) -> str:
    """Give a journey's name; a journey nobody has translated keeps its own."""
    pair = JOURNEYS.get(journey)
    return pair[_index(lang)] if pair else journey


def verb_name(verb: str, lang: str) -> str:
    """Give a step's verb."""
    pair = VERBS.get(verb)
    return pair[_index(lang)] if pair else verb


def verdict_name(verdict: Verdict, lang: str) -> str:
    """Give a verdict in words."""
    return VERDICTS[verdict][_index(lang)]


def reason_name(reason: Reason, lang: str) -> str:
    """Give a reason code in words."""
    text = REASONS[reason]
    return (text.zh, text.en)[_index(lang)]


def outcome_name(outcome: Outcome, lang: str) -> str:
    """Give an outcome in words: the reason where there is one, since it says more than the verdict."""
    return reason_name(outcome.reason, lang) if outcome.reason else verdict_name(outcome.verdict, lang)


def duration(ms: float, lang: str) -> str:
    """Give a time as people read it: whole milliseconds below a second, else seconds with two places."""
    if round(ms) < 1000:
        return word("unit.ms", lang, value=round(ms))
    return word("unit.s", lang, value=f"{ms / 1000:.2f}")


def _index(lang: str) -> int:
    try:
        return LANGUAGES.index(lang)
    except ValueError:
        raise UsageError(f"there is no language {lang!r}; choose one of {', '.join(LANGUAGES)}") from None
