doubtful = { $seen }。{ $doubts }
nothing-found = 搜索没有任何结果
