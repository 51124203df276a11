head = { $after } ({ $runs } runs) against the { $before } sessions before
regressed = Regressed
improved = Improved
new = New findings
gone = Findings gone
limits = Limits broken
limit = limit
completion = completion
waiting_ms = waiting per run
n = n = { $before }, { $after }
incident = failed three times in a row
needed = too few runs: at least { $count } now
needed-many = too few runs: a thousand now would not do
first = too few runs: nothing to compare with
watch = Watch list: perhaps worse, not sure
changes = Change points (of a year, medians of days)
change = { $city } · { $story } · from { $day }: { $before } → { $after } ({ $n_before } days, { $n_after } days, p = { $p })
more = { $count } more
no-history = No change points were looked for: { $why }
shared = { $count } cities on one platform { $platform } got worse ({ $cities }): perhaps one cause
columns = | City | Story | Verdict | Values | Evidence |
rest = { $unchanged } unchanged, { $few } with too few runs to tell.
harness = { $count } harness errors.
lab = Times are lab data; runs of one day depend on each other.
other-series = { $city }: { $count } earlier runs were at a hall of another kind ({ $before }; now { $now }): another series, not compared
lost-sight = Less can be judged than before (no regression)
less-seen = { $city } · { $story } · undetermined: { $before } of { $of_before } before, { $after } of { $of_after } now; most likely the portal looks or words things otherwise than errand knows: see errand check
undetermined = Undetermined: { $before } of { $of_before } before, { $after } of { $of_after } now; they count neither as completed nor as failed.
nothing-determined = { $of_after ->
    [one] The only run could not be determined
   *[other] None of the { $of_after } runs could be determined
} ({ $before } of { $of_before } before): completion cannot be compared, neither better nor worse is shown.
