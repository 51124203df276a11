# 结果、原因、动作、旅程、指标的名称。

## verdict-...: how a run ended

verdict-completed = 完成
verdict-failed = 门户问题
verdict-blocked = 被拦
verdict-delegated = 转外站
verdict-undetermined = 未能判定
verdict-harness-error = 测试程序出错

## reason-...: why it did not complete

reason-unreachable = 无法连接
reason-timeout = 打开超时
reason-tls-invalid = 证书无效
reason-server-error = 服务器出错
reason-dead-link = 链接失效
reason-missing = 找不到入口
reason-closed = 入口未开放
reason-no-response = 按了没反应
reason-obstructed = 被弹窗遮挡
reason-empty = 没有内容
reason-wrong-result = 结果不符
reason-wrong-theme = 主题错乱
reason-wrong-count = 数目不符
reason-duplicate = 事项重复
reason-incomplete = 内容不全
reason-rejected = 被误拒
reason-session-expired = 会话过期
reason-no-acknowledgement = 没有回执
reason-not-found = 查不到办件
reason-unanswered = 逾期未答复
reason-captcha = 需要图形验证码
reason-slider = 需要拖动滑块
reason-real-name = 需要实名认证
reason-qr-login = 只能扫码登录
reason-app-only = 只能在手机应用办理
reason-old-browser = 要求使用旧浏览器
reason-login-required = 必须先登录
reason-sms-code = 需要短信验证码
reason-bot-wall = 被反爬拦截
reason-consent = 未获授权提交
reason-visit-budget = 今日到访已满
reason-robots = robots.txt 不允许
reason-download = 给的是下载文件
reason-other-host = 转由外站办理
reason-not-recognised = 未能认出
reason-not-understood = 说法不明
reason-unproven = 按下未见反应，原因未明
reason-guess-refused = 猜填的内容被拒
reason-no-headway = 反复按下没有进展
reason-run-limit = 达到步数或时长上限
reason-portal-file = 门户文件有误
reason-not-recorded = 录制中没有
reason-harness = 测试程序自身出错

## journey-...: the errands

journey-register = 注册
journey-search = 找事项
journey-guide = 读指南
journey-consult = 提咨询
journey-progress = 查进度
journey-errand = 全程办事

## verb-...: a citizen's acts

verb-open = 打开
verb-click = 点击
verb-fill = 填写
verb-choose = 选择
verb-tick = 勾选
verb-attach = 上传
verb-press = 按下
verb-back = 后退

## evidence-...: what a fault of the portal's rests on

evidence-http-status = HTTP 状态
evidence-network-error = 浏览器报告的网络错误
evidence-time-limit = 到时限仍未打开
evidence-notice = 门户自己的提示
evidence-refusal = 有效内容被退回的原话
evidence-dead-press = 确已按到而页面、网络、窗口、弹窗都没有动静
evidence-covered = 实测被别的东西盖住，不消失
evidence-contradiction = 门户自己的内容前后矛盾
evidence-read-whole = 通读之后没有

## way-...: by which the citizen came to what she wanted

way-search-button = 按搜索按钮
way-search-enter = 搜索后按回车
way-search-suggestion = 选搜索建议
way-search-icon = 按搜索图标
way-theme = 按主题
way-list = 从列表
way-link = 点链接

## detour-..., forced-...: what the portal puts before the errand

detour-login = 登录
detour-register = 注册
detour-entrance = 过渡页
forced-countdown = 倒计时
forced-entrance = 过渡页

## measure-...

measure-completion = 完成率
measure-objectives = 目标达成度
measure-first_attempt = 首次完成率
measure-errors_per_run = 每次出错数
measure-runs_with_errors = 有错运行占比
measure-recovery = 被退回后补救成功占比
measure-account_share = 需要账号的任务占比
measure-undetermined_share = 未能判定占比
measure-blocked_share = 被拦占比
measure-delegated_share = 转外站占比
measure-harness_share = 程序出错占比
measure-steps = 步数
measure-pages = 不同页面数
measure-backtracks = 返回次数
measure-windows = 窗口数
measure-steps_over_fewest = 步数与最少步数之比
measure-lostness = 迷失度
measure-path_similarity = 与最短路径的相似度
measure-productive_time = 有效时间占比
measure-forced_wait_s = 强制等待时间
measure-task_time_s = 程序走完用时
measure-predicted_s = 预测用时下限
measure-predicted_waiting_s = 其中等待
measure-predicted_typing_s = 其中打字
measure-predicted_pointing_s = 其中移动点击
measure-predicted_thinking_s = 其中思考
measure-predicted_reading_s = 其中阅读
measure-typed_characters = 输入字数
measure-fields_asked = 要填项数
measure-fields_required = 必填项数
measure-fields_asked_twice = 重复填写项数
measure-uploads = 上传项数
measure-captchas = 验证码数
measure-verification_contents = 注册核验内容数
measure-wait_median_ms = 等待中位数
measure-wait_p75_ms = 等待第75百分位
measure-wait_p95_ms = 等待第95百分位
measure-ttfb_p75_ms = 首字节时间
measure-fcp_p75_ms = 首次绘制
measure-lcp_p75_ms = 最大内容绘制
measure-inp_p75_ms = 交互响应
measure-cls_p75 = 布局偏移
measure-apdex = 应用性能指数
measure-availability = 15秒内打开占比
measure-axe_violations = 每页违反规则数
measure-axe_serious = 每页严重违规数
measure-low_rung_share = 无可访问名称的控件占比
measure-low_contrast_share = 对比度不足的页面占比
measure-small_target_share = 过小点击目标占比
measure-captcha_without_alternative = 验证码无替代方式占比
measure-elderly_mode = 有长者或无障碍入口的页面占比
measure-satisfaction = 满意度

persona-newcomer = 新市民
persona-shop-owner = 店主
persona-pensioner = 退休老人
device-desktop = 台式电脑
seconds = { $value }秒
milliseconds = { $value }毫秒
comma = 、
principle-1 = 可感知
principle-2 = 可操作
principle-3 = 可理解
principle-4 = 兼容

## How an error is put: the reason, and what was seen
why = { $reason }
why-said = { $reason }：{ $said }
stop = 。
pause = ，
sign-bot-wall = 门户拦截了自动访问
sign-server-error = 服务器出错
sign-dead-link = 链接打不开
sign-tls-invalid = 证书无效
sign-timeout = 连接超时
sign-unreachable = 无法连接
act-register = 注册
act-consult = 提交咨询
target-address = 门户网址
source-sc-2019-19 = 国办秘函〔2019〕19号
source-sc-2016-108 = 国办函〔2016〕108号
source-miit-2021 = 工信部 2021，44 像素
source-sc-2020-45 = 国办发〔2020〕45号
red-line-availability = 国办秘函〔2019〕19号：15 秒内打不开的访问达到 5% 即单项否决
