done = { $verb }{ $target }
done-with = { $verb }{ $target }：{ $detail }
