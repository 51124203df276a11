# The survey of halls: its tables, the names of its readings, and why a value could not be determined.

## the head of an edition, and what is said about it

title = 网上政务大厅调查
about = { $cities } 个城市，{ $first } 至 { $last }，{ $kind }。对照：{ $source }；表中“2018 发布”只说当年，不说现在。
practice = 练习门户
own = 自有测试门户
live = 真实门户
partial = 没有调查全部 294 个城市，不下与 2018 年是否相同的结论。
cost = 打开页面 { $pages } 个，直接请求 { $requests } 个；其中 { $compared } 个两种方式都看过，{ $differing } 个不一致。
all = 全部
city-count = { $count } 条读数，{ $unknown } 条不能判断
contents = 目录
halls = 逐市读数
filter = 筛选城市
written = 已写入 { $path }
nobody = 没有调查记录

## tables and their notes

table-indicators = 各项指标
table-indicators-note = 数的是大厅个数；明知没有开通的大厅不算在内（“已开通”一项除外）。不能判断的另数，不当作没有。
table-means = 各市均值
table-means-note = 不加权的各市均值；区间只来自各市内的抽样，没有抽样时为精确值。
table-extremes = 点名的数字
table-defects = 点名的缺陷
table-opening = 表1 开通情况
table-opening-note = 原表分地区的数字已失，只存合计。
table-bases = 表2 服务事项分类
table-bases-note = 原表的数字已失。
table-items = 表3 入驻事项基本信息
table-items-note = 原表的均值、标准差、样本数已失。
table-redlines = 官方红线（单次访问所见）
table-redlines-note = 各条单独判断，不算总分；一次访问看不出的记作不能判断。
table-confusion = 与练习门户实情对照
table-confusion-note = 只有练习门户的实情是知道的。误作有：实情没有而读作有；误作无：实情有而读作没有；大厅未开通处也可能有网站，读到的不算错。
table-deviations = 数字与实情对照
table-readings = 全部读数与证据

## heads of columns

column-indicator = 指标
column-section = 原文章节
column-published = 2018 发布
column-published-share = 2018 占比
column-measured = 本次测得
column-share = 占比
column-n = 大厅数
column-unknown = 不能判断
column-agreement = 比较
column-difference = 相差
column-low = 下限
column-high = 上限
column-sampled = 抽样的城市
column-city = 城市
column-holders = 本次最少或最多
column-defect = 缺陷
column-found = 找到
column-missed = 没找到
column-unknown-cities = 不能判断或没有去
column-elsewhere = 别处也有
column-elsewhere-cities = 哪些城市
column-province = 省份
column-cities = 城市数
column-opened = 已开通
column-closed = 未开通
column-own = 独立网站
column-inside = 附属政府门户
column-figure = 项目
column-rule = 红线
column-says = 内容
column-source = 依据
column-kept = 没有触线
column-broken = 触线
column-broken-cities = 触线的城市
column-tp = 都有
column-fp = 误作有
column-fn = 误作无
column-tn = 都无
column-at-closed = 未开通处读到
column-who = 读错或不能判断的城市
column-exact = 完全一致
column-within = 在区间内
column-wrong = 不一致
column-reading = 读数
column-key = 代号
column-value = 值
column-looked-at = 看了
column-of = 共
column-why = 为什么不能判断
column-quote = 原话
column-url = 网址
column-picture = 截图（SHA-256）
column-slug = 拼音
column-portal = 门户
column-visited = 访问时间
column-note = 说明
column-side = 对象
column-list = 主题或部门
column-item = 事项
column-depth = 网上办理深度

## figures of the tables whose cells are lost

figure-nature = 按事项性质
figure-object = 按服务对象
figure-theme = 按服务主题
figure-department = 按实施主体
figure-fewest = 事项最少
figure-most = 事项最多
figure-mean = 事项平均
figure-median = 事项中位数
figure-spread = 事项标准差
figure-above = 高于均值的城市
figure-online-person = 个人服务在线办理率
figure-online-legal = 法人服务在线办理率

## how a number stands to the published one

agreement-equal = 相同
agreement-possible = 可能相同
agreement-differs = 不同
agreement-unpublished = 没有发布
agreement-partial = 不比较

## values of readings

value-yes = 是
value-no = 否
value-none = 不能判断
value-open = 有
value-login = 要登录
value-closed = 有栏目未开通
value-missing = 没有
value-kept = 没有触线
value-veto = 触线
value-deducted = 扣分
value-county = 县（区）
value-township = 乡镇（街道）
value-village = 村（社区）
side-person = 个人
side-legal = 法人

## readings: what is noted of a hall

reading-hall-site = 有网站
reading-hall-open = 大厅已开通
reading-hall-own-site = 独立网站
reading-hall-inside-portal = 附属政府门户
reading-hall-level = 下级到哪一层
reading-hall-city-only = 下级没有自己的事项
reading-hall-guides = 有办事指南
reading-hall-supervision = 有效能监察
reading-hall-stars = 星级评价
reading-hall-whole-process = 全过程监督
reading-hall-newcomer = 新手指南
reading-hall-parallel = 并联审批
reading-hall-help-dead = 操作指引打不开
reading-hall-bases = 事项分类方式
reading-hall-progress = 进度查询入口
reading-hall-statistics = 办事统计更新日期
reading-list-powers = 权力清单
reading-list-catalogue = 政务服务目录
reading-channel-consult = 在线咨询
reading-channel-message = 留言板
reading-channel-correction = 纠错建议
reading-channel-rating = 服务评价
reading-channel-complaint = 投诉举报
reading-channel-petition = 网上信访
reading-block-openness = 政务公开栏目
reading-block-services = 入驻事项栏目
reading-block-guides = 办事指南栏目
reading-block-interaction = 政务互动栏目
reading-block-supervision = 效能监察栏目
reading-items-total = 事项总数
reading-items-person = 个人事项
reading-items-legal = 法人事项
reading-items-declared-person = 个人事项（标称）
reading-items-declared-legal = 法人事项（标称）
reading-items-departments-person = 个人事项（按部门标称）
reading-items-departments-legal = 法人事项（按部门标称）
reading-items-unthemed-person = 不在任何主题下的个人事项
reading-items-unthemed-legal = 不在任何主题下的法人事项
reading-items-counts-wrong = 事项数标错
reading-online-person = 个人服务在线办理率
reading-online-legal = 法人服务在线办理率
reading-online-count = 可在线办理的事项
reading-depth-tally = 网上办理深度分布
reading-depth-guide-only = 只有指南
reading-depth-some-full = 有全程网办事项
reading-themes-empty = 个人主题除其他外皆空
reading-themes-empty-count = 空的个人主题
reading-themes-duplicates = 主题下事项重复
reading-themes-scrambled = 主题分类混乱
reading-guide-basis-name-only = 办理依据只有名称
reading-search-dead = 搜索用不了
reading-search-found = 搜索找得到
reading-links-dead = 主要页面的死链
reading-letters-nobody-answers = 咨询无人答复
reading-letters-read = 看到的公开信件
reading-letters-over-5-days = 超过 5 个工作日的占比
reading-letters-unanswered-3-months = 超过 3 个月没有答复
reading-letters-dates-wrong = 日期有误的信件
reading-interaction-opens = 互动页打得开
reading-supervision-opens = 监察页打得开
reading-guide-key-elements = 指南关键要素
reading-guide-mandatory-elements = 指南必备要素
reading-guide-all-elements = 指南全部要素
reading-guide-placeholders = 指南占位词
reading-guide-contradictions = 指南自相矛盾
reading-guide-files-dead = 指南附件打不开
reading-guide-reading-seconds = 读一份指南的秒数
reading-guide-sentence-characters = 指南每句字数
reading-guide-long-sentences = 指南长句占比
reading-letters-median-days = 答复用时中位数（工作日）
reading-red-reachable = 站点无法访问
reading-red-home = 首页不更新
reading-red-columns = 栏目不更新
reading-red-interaction = 互动回应差
reading-red-services = 服务不实用
reading-deduct-statistics = 办事统计数据不更新（扣分）

## what the official red lines say, and where they stand

says-red-reachable = 监测一周、每天间隔访问 20 次以上，首页 15 秒内打不开的达到 5%
says-red-home = 首页两周没有更新；首页只作导航的看全部二级页面
says-red-columns = 空白栏目 5 个以上，或应更新未更新的栏目 10 个以上
says-red-interaction = 没有有效的咨询渠道（信访、举报渠道不算），或一年内有信件超过三个月没有答复
says-red-services = 没有服务；或 5 项以上（不足 5 项的为全部）的指南缺 4 类以上关键要素
says-deduct-statistics = 办事统计数据三个月没有更新，扣 2 分
source-red-lines = 国办秘函〔2019〕19号
source-statistics = 国办秘函〔2019〕19号，各地自查表

## what a guide should tell: its key classes (key-...), and the elements of assess/elements.toml

key-name = 事项名称
key-basis = 设定依据
key-conditions = 申请条件
key-materials = 办理材料
key-place = 办理地点
key-hours = 办理时间
key-phone = 联系电话
key-flow = 办理流程
element-name-of-the-item = 事项名称
element-type-of-the-item = 事项类型
element-basic-code = 基本编码
element-code-of-the-implementing-item = 实施编码
element-level-of-government = 行使层级
element-source-of-the-power = 权力来源
element-state-of-the-item = 事项状态
element-version-of-the-item = 事项版本
element-implementing-body = 实施主体
element-code-of-the-body = 实施主体编码
element-nature-of-the-body = 实施主体性质
element-legal-basis = 设定依据
element-whom-it-is-for = 服务对象
element-conditions = 受理条件
element-statutory-time-limit = 法定办结时限
element-promised-time-limit = 承诺办结时限
element-kind-of-handling = 办件类型
element-procedure = 办理流程
element-place = 办理地点
element-opening-hours = 办理时间
element-visits-needed = 到办事现场次数
element-handled-in-the-service-centre = 是否进驻政务大厅
element-handled-online = 是否网办
element-papers-to-bring = 材料名称
element-which-papers-are-necessary = 材料必要性
element-whether-there-is-a-fee = 是否收费
element-name-of-the-fee = 收费项目名称
element-rate-of-the-fee = 收费标准
element-online-payment = 是否支持网上支付
element-result = 审批结果
element-delivery = 是否支持物流快递
element-where-to-ask = 咨询方式
element-where-to-complain = 监督投诉方式
element-code-of-the-business-item = 业务办理项编码
element-theme = 主题分类
element-joint-bodies = 联办机构
element-entrusting-body = 委托部门
element-limit-of-number = 数量限制
element-prohibitions = 禁止性要求
element-special-procedures = 特别程序
element-intermediary-services = 中介服务
element-forms-of-handling = 办理形式
element-depth-of-online-handling = 网上办理深度
element-why-a-visit-is-needed = 必须到现场的原因
element-booking = 预约办理
element-where-else-it-is-handled = 通办范围
element-basis-of-the-fee = 收费依据
element-sample-of-the-result = 结果样本
element-rights-and-duties = 权利与义务
element-legal-remedies = 法律救济
element-common-questions = 常见问题

## consistency rules: a guide keeps them, or contradicts itself

rule-immediate = 即办件当天办结，当场办结的是即办件
rule-promise = 承诺时限不超过法定时限
rule-no-visit-no-reason = 不到现场就没有到现场的原因
rule-no-visit-some-way = 不到现场的可网办或寄递
rule-visit-reason = 须到现场的写明原因
rule-full-online = 全程网办的到现场 0 次
rule-depth-online = 网上办理深度与是否网办一致
rule-fee-rate = 收费的写明收费标准
rule-no-fee-no-payment = 不收费的没有网上支付
rule-phones-differ = 咨询、投诉电话都有且不同
rule-phones-coded = 电话带区号
rule-object-theme = 服务对象与主题相符
rule-steps-within = 各环节时限之和不超过承诺时限
rule-licence-stages = 许可流程有受理、审查、决定、送达
rule-site-survey = 要现场勘查的承诺时限不少于 5 日
rule-in-person = 本人到场与可代办不并存
rule-conditions-papers = 受理条件不是材料清单
rule-certificates-listed = 条件里的证件在材料里
rule-result-sample = 写明结果的有结果样本
lacks = 没有“{ $element }”
steps-add-up = 办理流程各环节合计 { $total }：{ $flow }

## parts of a visit, and how it ended there

part-front-page = 首页
part-entries = 栏目
part-catalogue = 目录
part-guides = 指南
part-search = 搜索
stopped-at = { $part }：{ $came }
why-stopped = 没有走到这一步：{ $trouble }
why-not-reached = 没有走到这一步
why-hall-closed = 大厅没有开通

## why a value could not be determined

why-items-read = 只看了 { $items } 项
why-not-whole = 没有读全
why-theme-unread = 有主题没有读到
why-no-department-numbers = 没有按部门的数目
why-no-depth = 列表没有写网上办理深度
why-no-items = 没有事项
why-list-unknown = 没有认出列表
why-address-elsewhere = 地址没有给出这个列表（{ $status }）
why-only-counted = 只看了写有数目的主题
why-entry-dead = 有入口{ $entry }，打不开：{ $came }
why-press-silent = 按下后没有看到表单，也没有说明
why-no-regions = 没有看到下级大厅的入口
why-levels-unknown = 没有认出层级
why-no-numbers = 没有写数目
why-links-no-addresses = 主要页面的链接不是地址，不能一一打开
why-no-help = 没有看到操作指引的入口
why-supervision-dead = 效能监察页打不开
why-no-supervision = 没有效能监察页
why-no-date = 没有写明日期
why-no-guide-read = 没有读到办事指南
why-no-guide-seen = 没有看到办事指南
why-no-theme-named = 指南没有写明主题
why-no-file = 指南里没有能直接下载的表格
why-nothing-to-search = 没有可搜索的事项
why-no-letter-dates = 没有写明提问和答复的日期
why-no-letters = 没有读到公开的问题
why-few-letters = 公开的问题太少

## what a red line rests on

red-one-visit = 一次访问看不出一周内打不开的比例
red-visits = { $visits } 次访问，{ $failed } 次 { $limit } 秒内没有打开
red-visits-share = { $visits } 次访问，{ $failed } 次没有打开，比例的 95% 区间 { $low }–{ $high }
red-visits-open = { $visits } 次访问，{ $failed } 次没有打开，比例的 95% 区间 { $low }–{ $high }，还不能判断
red-home-navigation = 首页只作导航，要看全部二级页面
red-home-undated = 首页上没有看到日期
red-home-future = 首页上最新的日期在今天之后
red-home-age = 首页最新日期在 { $days } 天前
red-day = { $day }
red-channel = { $channel }：{ $state }
red-no-channel = 没有能用的咨询渠道
red-channel-unclear = 没有弄清咨询渠道能不能用
red-letters-late = 一年内有 { $letters } 封信超过 { $months } 个月没有答复
red-no-letters = 有咨询渠道，没有看到一年内公开的信件
red-letters-in-time = 有咨询渠道，看到的 { $letters } 封信没有拖过 { $months } 个月
red-no-services = 没有服务事项
red-guide-lacks = { $title }：缺 { $keys }
red-guides = 抽查 { $guides } 份指南，{ $lacking } 份缺 4 类以上关键要素
red-guides-few = 抽查 { $guides } 份指南，{ $lacking } 份缺 4 类以上关键要素，不足 { $fewest } 份
red-columns = 空白栏目 { $blank } 个，长期不更新的 { $stale } 个
red-columns-unseen = 没有看完全部栏目
red-statistics = 办事统计数据更新于 { $day }
red-statistics-undated = 没有看到办事统计数据的日期
red-statistics-future = 办事统计数据的日期在今天之后

## what was seen at the place of evidence

seen-shut = 两次访问都没有打开：{ $came }
seen-front-lacks = 首页没有“{ $entry }”
seen-no-channel = 首页和互动页都没有这个入口
seen-no-entry = 没有这个入口
seen-leads-to = { $entry } → { $title }
seen-count = { $name }：标 { $declared }，列 { $listed }
seen-twice = { $title }：{ $themes }，共 { $times } 次
seen-lacks = 缺：{ $what }
seen-placeholder = { $where }：{ $text }
seen-rule-broken = { $rule }：{ $parts }
seen-dead = { $words }：打不开
seen-foreign-theme = 列在{ $theme }，自称{ $own }
seen-search = 搜索{ $words }：{ $came }
seen-search-found = 搜索{ $words }：{ $found }
seen-letter = { $words }（{ $asked } 提问，{ $state }）
seen-unanswered = { $asked } 提问，至今未答
letter-answered-on = { $day } 答复
letter-answered = 已回复
letter-unanswered = 未回复
