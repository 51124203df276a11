# 判定的依据，以及办事经过。

evidence = 证据
page = 页面
words = 原话
texts = 最接近的文字
waited = 等了
between = ；
way = 走法
detours = 绕行
forced = 强制等待
guesses = 猜填的项
refused = 被退回
times = { $what } { $count } 次
detour = { $what } { $steps } 步
refusals = { $count } 次
guessed = 其中 { $count } 次是 errand 猜填的
recovered = { $count } 次改后获受理
title = 未能判定
title-count = 未能判定 { $runs } 次
note = errand 说不准是门户的问题，还是自己没认出来，因此不算在门户头上。下面写明当时看到了什么、可以怎么办。
next = 怎么办
seen = 所见
