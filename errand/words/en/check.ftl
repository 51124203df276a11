# errand check: what is recognised at a portal, and how far each errand comes.

title = Check of { $portal }
errands = How far each errand comes (reading only, nothing is handed in)
with-lines = with the lines proposed below: { $far }
to-the-end = to its end, { $steps } steps
to-the-press = to the press that hands it in, { $steps } steps; what follows only a walk can tell
stops = stops after { $steps } steps: { $why }
form = form: { $fields }
field = { $label } ← { $fact }
field-guessed = { $label } ← a guess
no-fact = no fact known
held = requests held back (a check lets only reading out)
proposed = lines for the portal file (those behind # were not seen to help):
nothing-proposed = the portal file needs nothing more.
not-recognised = this page was not recognised: { $why }
not-reached = not reached: { $why }
column-concept = concept
column-name = name
column-rung = rung
column-said = found by
column-note = note
picture = picture: { $path }
about = { $rung }, about
behind = elsewhere
optional = (optional)
not-found = not found
ambiguous = ambiguous, { $count } places: { $others }
same-as = the same place as { $concepts }
behind-entries = behind { $entries }
nearest = nearest texts: { $texts }

## the pages of the tour

leg-home = home page
leg-results = search results
leg-guide = guide
leg-services = services for persons
leg-theme = items of a theme
leg-consult = consultation form
leg-help = instructions
leg-correction = corrections
leg-complaint = complaints
leg-rating = rating
leg-progress = progress query
leg-register = registration form
leg-login = login form
leg-case = case record
