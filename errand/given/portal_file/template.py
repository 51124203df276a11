"""A portal file to start from: everything a tester can say, explained, with what she need not say commented out."""

from __future__ import annotations

from errand.given.portal_file.address import check_address

_TEXT = """\
# 门户文件：一个门户与众不同的地方。写多少算多少；只有网址必须有。
# 用法：pytest journeys/ --city=hangzhou --portal-file=本文件
# 井号后没有空格的行是可以启用的设置：删去井号即可。各概念的名称见 fixtures/lexicon.toml。

# 门户首页的网址，只能是 http:// 或 https://，不能带用户名和密码。
url = {url}

# 哪个城市：拼音、六位代码或汉字。也可以在命令行用 --city 写明。
#city = "hangzhou"

# 沿用哪一类门户的写法（方言）：{dialects}，或本文件旁边的一个 .toml 文件。
#extends = "icity"

# 官员想问这些访问是谁做的，可以联系谁：随每个请求发出，只能用英文字母和数字。访问真实门户时必须写。
#contact = "tester@example.org"

# 名字虽与门户相同、其实归别人管的主机（主机或主机:端口）：转到那里算转外站。别的主机名本来就算，不用写。
#strangers = ["hall.example.org:8085"]

# 用 POST 但只是读取的路径（开头相同即可）：检查和普查只放行 GET，不写明的 POST 一概拦下并列出。
#reads_by_post = ["/api/list"]

# 市民来办什么事。
#[matter]
#item = "居住证办理"
#everyday = "居住证"
#theme = "户籍办理"
#paper = "身份证"
#twin_themes = ["准营准办", "出境入境"]

# 门户自己的叫法，按概念写；排在词库之前。两个斜线之间是正则表达式。
#[words]
#"search.button" = ["查一查"]
#"consult.entry" = ["有话要说", "/^我要(问|咨询)/"]

# 只有文字认不出来的地方才写选择器。
#[selectors]
#"search.button" = "#so .btn"

# 表单里认不出、或要填别的内容的项：按页面上的标签写，或按概念写。可以是一句话、几种可能的选项（最可能的在前）、
# 环境变量，或另一个概念（与它填得一样）。
#[fields]
#"诉求目的" = "咨询"
#"受理部门" = ["公安局", "市公安局"]
#"备用邮箱" = {{fact = "person.email"}}
#"社保卡号" = {{env = "HALL_SOCIAL_CARD"}}

# 一件早已提交、可以查询的办件。密码只能写环境变量的名字，不能写密码本身。
#[known_case]
#number = "ZX2026110001"
#password = {{env = "HALL_CASE_PASSWORD"}}

# 门户方提供的测试账号。
#[account]
#login_name = {{env = "HALL_LOGIN_NAME"}}
#password = {{env = "HALL_PASSWORD"}}

# 门户方同意了哪些不可撤销的提交：谁同意的、哪一天、哪些动作（register 注册、consult 提交咨询）。
# 没有这一节，市民填好表单后停在提交之前。
#[consent]
#by = "某某市政务服务管理办公室 张三"
#when = 2026-11-02
#acts = ["register", "consult"]

# 熟悉的人在这里最少几步，按旅程（或测试函数）写。不写就取 errand 自己在这里办成的最短一次。
#[fewest]
#search = 3
#guide = 4

# 一次运行至多几步、几分钟，到了就停下，记为未能判定。
#[ceiling]
#steps = 120
#minutes = 10

# 访问的节奏：两步之间至少几秒（不能少于 1），同一主机每天最多访问几次。
#[pace]
#between_steps_s = 2.0
#visits_per_day = 20

# 每个请求另带的请求头，只发给门户自己的主机。
#[headers]
#X-Tested-By = "errand"
#X-Test-Key = {{env = "HALL_TEST_KEY"}}
"""


def template(url: str, dialects: list[str]) -> str:
    """The text of a new portal file; raises UsageError for an address that cannot be a portal's."""
    check_address(url, "URL", resolve=False)
    quoted = url.replace("\\", "\\\\").replace('"', '\\"')
    return _TEXT.format(url=f'"{quoted}"', dialects="、".join(dialects))
