# 旅程断言不成立时看到的。What was seen when a journey's assertion did not hold.
no-state = 没有办理状态
unanswered = 早先提交的咨询，状态仍是{ $state }
gaps = 缺少或等于没写：{ $gaps }
paper-not-listed = 材料里没有{ $paper }
no-article = 设定依据没有写出条文
other-results = 搜{ $asked }得到的是：{ $found }
not-under-theme = { $theme }下列出的是：{ $listed }
counts-differ = { $theme }标注 { $stated } 项，实有 { $listed } 项
twice = 重复出现：{ $items }
