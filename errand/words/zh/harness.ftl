not-begun = 没有走成：准备工作失败
browser-lost = 浏览器在途中退出
no-browser-for-robots = 没有浏览器，读不了 robots.txt
no-visit-book = { $host } 不是本机，没有到访记录就不能去
queue-unusable = 排队文件 { $path } 用不了（{ $error }）
no-turn = { $host } 一次只接待一位市民，等了 { $seconds } 秒还没轮到
book-unusable = 到访记录 { $path } 用不了（{ $error }）；没有它不去真实门户
book-unwritable = 到访记录写不进 { $path }（{ $error }）；没有它不去真实门户
not-to-be-opened = { $path } 打不开（{ $error }）
not-recorded = 录制中没有{ $first }{ $count ->
    [1] {""}
   *[other] {" "}等 { $count } 个请求
  }；因此不作判断：{ $met }
no-old-case = 没有可查的旧办件
