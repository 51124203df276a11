# errand check: what is recognised at a portal, and how far each errand comes.

title = 检查 { $portal }
errands = 各件事能走到哪里（只读，什么也不提交）
with-lines = 加上下面建议的行：{ $far }
to-the-end = 走到底，{ $steps } 步
to-the-press = 走到提交之前，{ $steps } 步；提交之后要走了才知道
stops = 走了 { $steps } 步停下：{ $why }
form = 表单：{ $fields }
field = { $label } ← { $fact }
field-guessed = { $label } ← 猜
no-fact = 不知道填什么
held = 被拦下的请求（检查只放行读取）
proposed = 建议写进门户文件的行（# 后面的没有试出效果）：
nothing-proposed = 不需要为门户文件补充任何内容。
not-recognised = 没有认出这一页：{ $why }
not-reached = 没有走到：{ $why }
column-concept = 概念
column-name = 名称
column-rung = 梯级
column-said = 凭什么认出
column-note = 备注
picture = 图：{ $path }
about = { $rung } 近似
behind = 在别处
optional = （可无）
not-found = 没有找到
ambiguous = 有歧义，{ $count } 处：{ $others }
same-as = 与 { $concepts } 是同一处
behind-entries = 在 { $entries } 之后
nearest = 最接近的文字：{ $texts }

## the pages of the tour

leg-home = 首页
leg-results = 搜索结果
leg-guide = 办事指南
leg-services = 个人办事
leg-theme = 主题下的事项
leg-consult = 咨询表单
leg-help = 操作指引
leg-correction = 纠错建议
leg-complaint = 投诉举报
leg-rating = 服务评价
leg-progress = 进度查询
leg-register = 注册表单
leg-login = 登录表单
leg-case = 办件记录
