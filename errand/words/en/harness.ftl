not-begun = Nobody set out: preparing failed
browser-lost = the browser went away in mid-errand
no-browser-for-robots = there is no browser to read robots.txt with
no-visit-book = { $host } is not this machine, and without a record of visits nobody goes there
queue-unusable = the queue's file { $path } cannot be used ({ $error })
no-turn = { $host } receives one citizen at a time, and no turn came within { $seconds } s
book-unusable = the record of visits { $path } cannot be used ({ $error }); no live portal is visited without it
book-unwritable = the record of visits cannot be written into { $path } ({ $error }); no live portal is visited without it
not-to-be-opened = { $path } cannot be opened ({ $error })
not-recorded = the recording lacks { $first }{ $count ->
    [one] {""}
   *[other] {" "}and other requests, { $count } in all
  }; so nothing is judged: { $met }
no-old-case = there is no old case to ask about
