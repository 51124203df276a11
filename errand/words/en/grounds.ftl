# What a verdict rests on, and the course of a run.

evidence = evidence
page = page
words = its words
texts = nearest texts
waited = waited
between = ;{ " " }
way = way
detours = detours
forced = forced waits
guesses = answered by a guess
refused = refused
times = { $what } ({ $count }×)
detour = { $what }, { $steps } steps
refusals = { $count }×
guessed = { $count } of a guess of errand's
recovered = { $count } taken after a correction
title = Undetermined
title-count = { $runs } undetermined
note = Errand cannot tell whether the portal or itself is at a loss, so none of these counts against a portal. What was seen stands below, and what can be done.
next = What to do
seen = Seen
