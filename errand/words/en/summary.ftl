title = What the errands cost
surveyed = Halls surveyed: { $halls }. Their tables: errand survey --from { $folder }
none = No run was recorded.
city-practice = { $city } ({ $province }) · practice portal
city-own = { $city } ({ $province }) · own test portal { $portal }
city-live = { $city } ({ $province }) · { $portal }
column-journey = Journey
column-outcome = Outcome
column-steps = Steps/min
column-visits = Pages
column-median = Wait p50
column-longest = Longest wait, at step
row-step = step { $number } { $verb }{ $target }
row-completed = { $completed } of { $count } completed
row-undetermined = { ", " }{ $count } undetermined
row-times = { $count }×
unsure = unsure, perhaps only worded differently
row-why = why:{ " " }
row-why-times = why ({ $count }×):{ " " }
findings = Findings about the portals: { $count }{ $cities }.
findings-unsure = Of these { $count } unsure: the portal may only use words errand does not know; `errand check` shows them.
findings-city = { $city } { $count }
findings-none = No finding about the portals.
findings-in = { " " }({ $cities })
findings-more = ... of { $count } cities
others = { $runs } runs: { $completed } completed, { $failed } failed by the portal; counted apart, held against no city: { $blocked } blocked, { $delegated } sent elsewhere, { $undetermined } undetermined, { $harness } broken by errand itself.
undetermined = Undetermined: { $count ->
    [one] 1 run
   *[other] { $count } runs
}, in { $things ->
    [one] 1 thing
   *[other] { $things } things
}. Errand cannot tell whether the portal or itself was at a loss; none counts against the portal, and what was seen stands above.
bounds = Completion { $value }, of the { $n } determined runs alone; with those undetermined, of { $of }, it lies between { $least } and { $most }.
none-determined = None of the runs could be determined, so there is no completion rate.
all-undetermined = { $count ->
    [one] The only run is
   *[other] All { $count } runs are
} undetermined: neither is the portal shown to be sound, nor to be at fault.
floor = The harness's own floor: { $value } (measured in this session, not taken off the waits above).
floor-none = The harness's own floor was not measured in this session.
lab-practice = All times are lab times on a practice portal, not those of the real site.
lab-own = The times above are lab times at a test portal on this machine; they say nothing of how fast it is once in service.
lab-live = All times are lab times of simulated citizens on one machine and line, not of all citizens.
stopped-at = step { $step }, { $target }
stopped-before = before the first step
