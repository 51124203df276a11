unreadable = cannot be read ({ $why }), which counts as a no to everything
too-slow = asks for { $seconds } s between two visits: not visited any more
no-home = does not allow the home page ({ $rule })
some-rules = { $count ->
    [one] allows the home page, and forbids one thing
   *[other] allows the home page, and forbids { $count } things
  }
no-rules = forbids nothing
no-path = does not allow { $path } ({ $rule })
