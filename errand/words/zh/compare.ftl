head = { $after }（{ $runs } 次运行）与之前 { $before } 次比较
regressed = 变差
improved = 变好
new = 新发现的门户问题
gone = 已经没有的问题
limits = 越过限值
limit = 限值
completion = 完成率
waiting_ms = 每趟等待合计
n = n = { $before }、{ $after }
incident = 连续 3 次没办成
needed = 运行太少，本期至少要 { $count } 次
needed-many = 运行太少，本期 1000 次也不够
first = 运行太少，之前没有可比的
watch = 观察名单：可能变差，还不能确定
changes = 历史上的变化点（一年内，按天取中位）
change = { $city } · { $story } · 自 { $day }：{ $before } → { $after }（{ $n_before } 天、{ $n_after } 天，p = { $p }）
more = 另有 { $count } 处
no-history = 没有查历史变化点：{ $why }
shared = 同一平台 { $platform } 上有 { $count } 个城市变差（{ $cities }），可能是同一个原因
columns = | 城市 | 旅程 | 判断 | 数值 | 依据 |
rest = 另有 { $unchanged } 项没有变化，{ $few } 项运行太少、不能判断。
harness = 测试程序自身出错 { $count } 次。
lab = 时间是实验室数据；同一天的运行彼此相关。
other-series = { $city }：之前 { $count } 次运行在另一类大厅（{ $before }；本期 { $now }），是另一个系列，不作比较
