unreadable = 读不到（{ $why }），按规定视为不允许访问
too-slow = 要求每次间隔 { $seconds } 秒，不再访问
no-home = 不允许访问首页（{ $rule }）
some-rules = 允许访问首页，另有 { $count } 条限制
no-rules = 没有限制
no-path = 不允许访问{ $path }（{ $rule }）
