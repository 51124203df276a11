robots = { $host } 的 robots.txt：{ $said }
pace = { $host }：两步之间至少 { $seconds } 秒
held-back = 没有让它离开浏览器：{ $request }
not-audited = { $page } 的无障碍检查没有做成：{ $why }
replayed = 回放 { $recording }，没有访问门户
not-recorded = 录制中没有：{ $request }
recording-lost = 这一趟没有录成：浏览器没有写下录制
