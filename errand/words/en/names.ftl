# What outcomes, reasons, acts, errands and measures are called.

## verdict-...: how a run ended

verdict-completed = completed
verdict-failed = portal failed
verdict-blocked = blocked
verdict-delegated = sent elsewhere
verdict-undetermined = undetermined
verdict-harness-error = harness error

## reason-...: why it did not complete

reason-unreachable = unreachable
reason-timeout = timed out
reason-tls-invalid = invalid certificate
reason-server-error = server error
reason-dead-link = dead link
reason-missing = entry not found
reason-closed = entry closed
reason-no-response = no response
reason-obstructed = obstructed
reason-empty = empty
reason-wrong-result = wrong result
reason-wrong-theme = misfiled
reason-wrong-count = wrong count
reason-duplicate = duplicates
reason-incomplete = incomplete
reason-rejected = rejected
reason-session-expired = session expired
reason-no-acknowledgement = no acknowledgement
reason-not-found = case not found
reason-unanswered = unanswered
reason-captcha = captcha
reason-slider = slider
reason-real-name = real-name check
reason-qr-login = QR-code login
reason-app-only = app only
reason-old-browser = old browser
reason-login-required = login required
reason-sms-code = SMS code
reason-bot-wall = bot wall
reason-consent = no consent
reason-visit-budget = visit budget
reason-robots = robots.txt
reason-download = download
reason-other-host = sent to another host
reason-not-recognised = not recognised
reason-not-understood = not understood
reason-unproven = nothing followed, cause unclear
reason-guess-refused = a guess was refused
reason-no-headway = no headway
reason-run-limit = ceiling of steps or minutes
reason-portal-file = the portal file is wrong
reason-not-recorded = not recorded
reason-harness = harness error

## journey-...: the errands

journey-register = Register
journey-search = Search an item
journey-guide = Read the guide
journey-consult = Ask a question
journey-progress = Check progress
journey-errand = Whole errand

## verb-...: a citizen's acts

verb-open = open
verb-click = click
verb-fill = fill in
verb-choose = choose in
verb-tick = tick
verb-attach = attach a file at
verb-press = press
verb-back = take

## evidence-...: what a fault of the portal's rests on

evidence-http-status = HTTP status
evidence-network-error = network error, as the browser has it
evidence-time-limit = not there at the time limit
evidence-notice = a notice of the portal's own
evidence-refusal = words of refusal about a valid entry
evidence-dead-press = the press arrived; no page, network, window or dialog moved
evidence-covered = a hit test: something else lies there, and stays
evidence-contradiction = the portal's content contradicts itself
evidence-read-whole = read whole, and not there

## way-...: by which the citizen came to what she wanted

way-search-button = search by its button
way-search-enter = search by Enter
way-search-suggestion = search by a suggestion
way-search-icon = search by its icon
way-theme = by theme
way-list = by a list
way-link = by a link

## detour-..., forced-...: what the portal puts before the errand

detour-login = log-in
detour-register = registration
detour-entrance = entrance page
forced-countdown = countdown
forced-entrance = entrance page

## measure-...

measure-completion = completion rate
measure-objectives = objectives achieved
measure-first_attempt = first-attempt completion
measure-errors_per_run = errors per run
measure-runs_with_errors = runs with errors
measure-recovery = recovered refusals
measure-account_share = stories that need an account
measure-undetermined_share = undetermined runs
measure-blocked_share = blocked runs
measure-delegated_share = delegated runs
measure-harness_share = harness errors
measure-steps = steps
measure-pages = distinct pages
measure-backtracks = ways back
measure-windows = windows
measure-steps_over_fewest = steps over fewest
measure-lostness = lostness
measure-path_similarity = path similarity
measure-productive_time = productive time
measure-forced_wait_s = forced wait
measure-task_time_s = time the harness took
measure-predicted_s = predicted lower bound
measure-predicted_waiting_s = of it waiting
measure-predicted_typing_s = of it typing
measure-predicted_pointing_s = of it pointing
measure-predicted_thinking_s = of it thinking
measure-predicted_reading_s = of it reading
measure-typed_characters = characters typed
measure-fields_asked = fields asked
measure-fields_required = fields required
measure-fields_asked_twice = fields asked twice
measure-uploads = uploads
measure-captchas = captchas
measure-verification_contents = verification contents
measure-wait_median_ms = median wait
measure-wait_p75_ms = wait, 75th percentile
measure-wait_p95_ms = wait, 95th percentile
measure-ttfb_p75_ms = TTFB p75
measure-fcp_p75_ms = FCP p75
measure-lcp_p75_ms = LCP p75
measure-inp_p75_ms = INP p75
measure-cls_p75 = CLS p75
measure-apdex = Apdex (2.5 s)
measure-availability = opened within 15 s
measure-axe_violations = rules broken per page
measure-axe_serious = serious rules broken per page
measure-low_rung_share = controls without a name
measure-low_contrast_share = pages of low contrast
measure-small_target_share = small targets
measure-captcha_without_alternative = captchas without alternative
measure-elderly_mode = pages with elderly mode
measure-satisfaction = satisfaction

persona-newcomer = newcomer
persona-shop-owner = shop owner
persona-pensioner = pensioner
device-desktop = desktop computer
seconds = { $value } s
milliseconds = { $value } ms
comma = ,{ " " }
principle-1 = perceivable
principle-2 = operable
principle-3 = understandable
principle-4 = robust

## How an error is put: the reason, and what was seen
why = { $reason }
why-said = { $reason }: { $said }
stop = { ". " }
pause = { ", " }
sign-bot-wall = the portal has walled machines off
sign-server-error = the server failed
sign-dead-link = the link does not open
sign-tls-invalid = the certificate is not valid
sign-timeout = the connection timed out
sign-unreachable = no connection
act-register = registering
act-consult = submitting the question
target-address = the portal's address
source-sc-2019-19 = State Council General Office, letter 2019 No. 19
source-sc-2016-108 = State Council General Office, letter 2016 No. 108
source-miit-2021 = Ministry of Industry and Information Technology 2021, 44 pixels
source-sc-2020-45 = State Council General Office 2020 No. 45
red-line-availability = State Council General Office, letter 2019 No. 19: 5 % of visits not opened within 15 s are a veto
