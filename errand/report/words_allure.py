"""What is said in Allure's pages, and of them, in Chinese and English."""

from __future__ import annotations

ALLURE: dict[str, tuple[str, str]] = {
    "allure.epic": ("网上办事", "Online errands"),
    "allure.report": ("办事体验报告", "Errand report"),
    "allure.unsorted-fault": ("门户问题：未归类", "portal failed: unsorted"),
    "allure.unsorted-error": ("测试程序出错：未归类", "harness error: unsorted"),
    "allure.known": ("已知问题", "known issue"),
    "allure.chart.status": ("本次结果", "Results of this session"),
    "allure.chart.history": ("历次结果", "Results over time"),
    "allure.chart.changes": ("与上次相比的变化", "Changes since last time"),
    "allure.chart.stability": ("各旅程的稳定性", "Stability by journey"),
    "allure.chart.durations": ("用时分布", "Durations"),
    "report.done": ("Allure 报告：{path}", "Allure report: {path}"),
    "report.no-node": (
        "无法生成 Allure 报告：没有找到 {missing}。请安装 Node.js 20 或更新版本（含 npm）后重试。",
        "No Allure report: {missing} not found. Install Node.js 20 or newer (with npm) and try again.",
    ),
    "report.no-allure": (
        "无法生成 Allure 报告：npm 没有装上 allure {version}：{why}",
        "No Allure report: npm did not install allure {version}: {why}",
    ),
    "report.failed": ("无法生成 Allure 报告：allure 出错：{why}", "No Allure report: allure failed: {why}"),
    "report.no-results": (
        "无法生成 Allure 报告：{path} 里没有 Allure 结果（运行时用了 --alluredir 或 -p no:allure_pytest？）。",
        "No Allure report: {path} holds no Allure results (was another --alluredir given?).",
    ),
    "report.still-there": (
        "结果都还在 {path}：{files}；文字汇总用 errand summary 查看。",
        "Everything is still in {path}: {files}; errand summary prints it as text.",
    ),
    "report.serve": (
        "报告较大，已分成多个文件，需经网页服务打开：python -m http.server --bind 127.0.0.1 -d {path}",
        "The report is large and in many files; open it through: python -m http.server --bind 127.0.0.1 -d {path}",
    ),
}
