# The survey of halls: its tables, the names of its readings, and why a value could not be determined.

## the head of an edition, and what is said about it

title = Survey of online government service halls
about = { $cities } cities, { $first } to { $last }, { $kind }. Held against: { $source }; what was published is of 2018 only.
practice = practice portals
own = own test portals
live = live portals
partial = Not all 294 cities were visited: no agreement with 2018 is claimed.
cost = { $pages } pages opened, { $requests } read by request; { $compared } of these seen both ways, { $differing } differed.
all = all
city-count = { $count } readings, { $unknown } not determinable
contents = Contents
halls = City by city
filter = Filter cities
written = written: { $path }
nobody = there are no records of a survey

## tables and their notes

table-indicators = Indicators
table-indicators-note = Halls known to be closed are left out but for the first line; not determinable never counts as absent.
table-means = Means of cities
table-means-note = Unweighted means; the interval is of samples within cities only, without one the mean is exact.
table-extremes = Numbers of named cities
table-defects = Defects of named cities
table-opening = Table 1: opening
table-opening-note = Of the printed table only the totals survive.
table-bases = Table 2: ways of sorting services
table-bases-note = The printed counts are lost.
table-items = Table 3: items
table-items-note = Printed mean, standard deviation and number of halls are lost.
table-redlines = Official red lines, as far as a visit shows
table-redlines-note = Each by itself, no total score; what a visit cannot tell counts as not determinable.
table-confusion = Against what is true of the practice halls
table-confusion-note = Known of practice halls only. False yes: read, not there; missed: the reverse. A closed hall may have a site.
table-deviations = Numbers against what is true
table-readings = Every reading with its evidence

## heads of columns

column-indicator = indicator
column-section = section
column-published = published 2018
column-published-share = share 2018
column-measured = measured
column-share = share
column-n = halls
column-unknown = not determinable
column-agreement = against 2018
column-difference = difference
column-low = low
column-high = high
column-sampled = cities sampled
column-city = city
column-holders = fewest or most now
column-defect = defect
column-found = found
column-missed = not found
column-unknown-cities = not determinable or not visited
column-elsewhere = elsewhere
column-elsewhere-cities = which cities
column-province = province
column-cities = cities
column-opened = opened
column-closed = not opened
column-own = site of its own
column-inside = inside the government portal
column-figure = figure
column-rule = red line
column-says = what it says
column-source = source
column-kept = kept
column-broken = broken
column-broken-cities = cities that broke it
column-tp = both yes
column-fp = false yes
column-fn = missed
column-tn = both no
column-at-closed = read at a closed hall
column-who = cities misread or not determinable
column-exact = exact
column-within = within the interval
column-wrong = wrong
column-reading = reading
column-key = key
column-value = value
column-looked-at = looked at
column-of = of
column-why = why not determinable
column-quote = words
column-url = address
column-picture = picture (SHA-256)
column-slug = slug
column-portal = portal
column-visited = visited at
column-note = note
column-side = for whom
column-list = theme or department
column-item = item
column-depth = depth online

## figures of the tables whose cells are lost

figure-nature = by nature
figure-object = by whom it is for
figure-theme = by theme
figure-department = by department
figure-fewest = fewest items
figure-most = most items
figure-mean = items, mean
figure-median = items, median
figure-spread = items, standard deviation
figure-above = cities above the mean
figure-online-person = handled online, persons
figure-online-legal = handled online, legal persons

## how a number stands to the published one

agreement-equal = equal
agreement-possible = perhaps equal
agreement-differs = differs
agreement-unpublished = not published
agreement-partial = not compared

## values of readings

value-yes = yes
value-no = no
value-none = not determinable
value-open = open
value-login = for those who log in
value-closed = present but closed
value-missing = none
value-kept = kept
value-veto = broken
value-deducted = points deducted
value-county = county
value-township = township
value-village = village
side-person = persons
side-legal = legal persons

## readings: what is noted of a hall

reading-hall-site = there is a site
reading-hall-open = hall opened
reading-hall-own-site = site of its own
reading-hall-inside-portal = inside the government portal
reading-hall-level = lowest level named
reading-hall-city-only = lower levels hold no items
reading-hall-guides = item guides
reading-hall-supervision = efficiency supervision
reading-hall-stars = star rating
reading-hall-whole-process = whole-process supervision
reading-hall-newcomer = new-user guide
reading-hall-parallel = parallel approval
reading-hall-help-dead = help cannot be opened
reading-hall-bases = ways of sorting services
reading-hall-progress = progress entry
reading-hall-statistics = statistics updated on
reading-list-powers = power list
reading-list-catalogue = service catalogue
reading-channel-consult = online consultation
reading-channel-message = message board
reading-channel-correction = error report
reading-channel-rating = rating
reading-channel-complaint = complaint
reading-channel-petition = petition
reading-block-openness = block: openness
reading-block-services = block: services
reading-block-guides = block: guides
reading-block-interaction = block: interaction
reading-block-supervision = block: supervision
reading-items-total = items
reading-items-person = items for persons
reading-items-legal = items for legal persons
reading-items-declared-person = items for persons, declared
reading-items-declared-legal = items for legal persons, declared
reading-items-departments-person = items for persons, declared by department
reading-items-departments-legal = items for legal persons, declared by department
reading-items-unthemed-person = items for persons under no theme
reading-items-unthemed-legal = items for legal persons under no theme
reading-items-counts-wrong = declared counts wrong
reading-online-person = handled online, persons
reading-online-legal = handled online, legal persons
reading-online-count = items handled online
reading-depth-tally = depths of items
reading-depth-guide-only = guides only
reading-depth-some-full = some handled online in full
reading-themes-empty = personal themes empty but for “其他” (other)
reading-themes-empty-count = empty personal themes
reading-themes-duplicates = items listed twice
reading-themes-scrambled = items under foreign themes
reading-guide-basis-name-only = legal basis by name only
reading-search-dead = search does not work
reading-search-found = search finds the item
reading-links-dead = dead links on the main pages
reading-letters-nobody-answers = nobody answers
reading-letters-read = published letters read
reading-letters-over-5-days = share over 5 working days
reading-letters-unanswered-3-months = unanswered for over 3 months
reading-letters-dates-wrong = letters with impossible dates
reading-interaction-opens = interaction page opens
reading-supervision-opens = supervision page opens
reading-guide-key-elements = guides: key elements
reading-guide-mandatory-elements = guides: mandatory elements
reading-guide-all-elements = guides: all elements
reading-guide-placeholders = guides: placeholders
reading-guide-contradictions = guides: contradictions
reading-guide-files-dead = guides: dead files
reading-guide-reading-seconds = guides: seconds to read one
reading-guide-sentence-characters = guides: characters a sentence
reading-guide-long-sentences = guides: share of long sentences
reading-letters-median-days = median days to an answer (working days)
reading-red-reachable = site cannot be reached
reading-red-home = home page not updated
reading-red-columns = columns blank or stale
reading-red-interaction = nobody answers
reading-red-services = services of no use
reading-deduct-statistics = statistics not updated (points)

## what the official red lines say, and where they stand

says-red-reachable = over a week of at least 20 visits a day the home page is not open within 15 s in 5 % of them
says-red-home = nothing new on the home page for two weeks; of a page of links alone: on all pages behind it
says-red-columns = five columns or more are blank, or ten or more have long not been updated
says-red-interaction = no channel for questions works (petitions do not count), or one of the past year waits over three months
says-red-services = no services; or the guides of five items (of all where there are fewer) lack four key classes or more
says-deduct-statistics = the statistics of cases have not been updated for three months: two points
source-red-lines = General Office of the State Council, letter No. 19 of 2019
source-statistics = General Office of the State Council, letter No. 19 of 2019, as cities check themselves

## what a guide should tell: its key classes (key-...), and the elements of assess/elements.toml

key-name = name
key-basis = legal basis
key-conditions = conditions
key-materials = papers to bring
key-place = place
key-hours = opening hours
key-phone = telephone
key-flow = procedure
element-name-of-the-item = name of the item
element-type-of-the-item = type of the item
element-basic-code = basic code
element-code-of-the-implementing-item = code of the implementing item
element-level-of-government = level of government
element-source-of-the-power = source of the power
element-state-of-the-item = state of the item
element-version-of-the-item = version of the item
element-implementing-body = implementing body
element-code-of-the-body = code of the body
element-nature-of-the-body = nature of the body
element-legal-basis = legal basis
element-whom-it-is-for = whom it is for
element-conditions = conditions
element-statutory-time-limit = statutory time limit
element-promised-time-limit = promised time limit
element-kind-of-handling = kind of handling
element-procedure = procedure
element-place = place
element-opening-hours = opening hours
element-visits-needed = visits needed
element-handled-in-the-service-centre = handled in the service centre
element-handled-online = handled online
element-papers-to-bring = papers to bring
element-which-papers-are-necessary = which papers are necessary
element-whether-there-is-a-fee = whether there is a fee
element-name-of-the-fee = name of the fee
element-rate-of-the-fee = rate of the fee
element-online-payment = online payment
element-result = result
element-delivery = delivery
element-where-to-ask = where to ask
element-where-to-complain = where to complain
element-code-of-the-business-item = code of the business item
element-theme = theme
element-joint-bodies = joint bodies
element-entrusting-body = entrusting body
element-limit-of-number = limit of number
element-prohibitions = prohibitions
element-special-procedures = special procedures
element-intermediary-services = intermediary services
element-forms-of-handling = forms of handling
element-depth-of-online-handling = depth of online handling
element-why-a-visit-is-needed = why a visit is needed
element-booking = booking
element-where-else-it-is-handled = where else it is handled
element-basis-of-the-fee = basis of the fee
element-sample-of-the-result = sample of the result
element-rights-and-duties = rights and duties
element-legal-remedies = legal remedies
element-common-questions = common questions

## consistency rules: a guide keeps them, or contradicts itself

rule-immediate = an immediate item is over on the day
rule-promise = the promised limit is within the statutory one
rule-no-visit-no-reason = no visit, no reason for one
rule-no-visit-some-way = without a visit: online or by post
rule-visit-reason = a visit has its reason
rule-full-online = handled online in full: no visit
rule-depth-online = depth and whether it is online agree
rule-fee-rate = a fee has its rate
rule-no-fee-no-payment = no fee, no online payment
rule-phones-differ = telephones to ask and to complain: both, different
rule-phones-coded = telephones with area code
rule-object-theme = whom it is for fits the theme
rule-steps-within = the steps' limits sum up within the promise
rule-licence-stages = a licence has its four stages
rule-site-survey = a site survey takes 5 days or more
rule-in-person = in person, or by somebody else: not both
rule-conditions-papers = the conditions are no list of papers
rule-certificates-listed = papers the conditions name are listed
rule-result-sample = a result has its sample
lacks = there is no “{ $element }”
steps-add-up = the steps add up to { $total }: { $flow }

## parts of a visit, and how it ended there

part-front-page = front page
part-entries = entries
part-catalogue = catalogue
part-guides = guides
part-search = search
stopped-at = { $part }: { $came }
why-stopped = the visit did not come so far: { $trouble }
why-not-reached = the visit did not come so far
why-hall-closed = the hall is not open

## why a value could not be determined

why-items-read = only { $items } items were read
why-not-whole = not all of it was read
why-theme-unread = some theme could not be read
why-no-department-numbers = no numbers by department
why-no-depth = the lists do not say how deep items can be handled online
why-no-items = no items
why-list-unknown = the list was not recognised
why-address-elsewhere = the address did not give this list (status { $status })
why-only-counted = only themes with a number beside them were opened
why-entry-dead = there is an entry { $entry } that does not open: { $came }
why-press-silent = a press brought neither a form nor a word
why-no-regions = no entry to halls of lower levels was seen
why-levels-unknown = the levels were not recognised
why-no-numbers = no numbers stand there
why-links-no-addresses = the links of the main pages are no addresses to be tried one by one
why-no-help = no entry to instructions was seen
why-supervision-dead = the page of supervision does not open
why-no-supervision = there is no page of supervision
why-no-date = no date stands there
why-no-guide-read = no guide could be read
why-no-guide-seen = no guide was seen
why-no-theme-named = guides do not name their theme
why-no-file = guides have no form to be downloaded directly
why-nothing-to-search = no item to search for
why-no-letter-dates = questions and answers bear no dates
why-no-letters = no published question was read
why-few-letters = too few published questions

## what a red line rests on

red-one-visit = one visit does not tell how often it fails within a week
red-visits = { $visits } visits, { $failed } of them not open within { $limit } s
red-visits-share = { $visits } visits, { $failed } failed, share within { $low }–{ $high } (95 %)
red-visits-open = { $visits } visits, { $failed } failed, share within { $low }–{ $high } (95 %): not decided
red-home-navigation = the home page is only a way in: all pages behind it would have to be seen
red-home-undated = no date was seen on the home page
red-home-future = the newest date on the home page is after today
red-home-age = the newest date on the home page is { $days } days old
red-day = { $day }
red-channel = { $channel }: { $state }
red-no-channel = no channel for questions works
red-channel-unclear = whether questions can be asked was not found out
red-letters-late = { $letters } letters of the past year have waited for over { $months } months
red-no-letters = questions can be asked; no letter of the past year was seen
red-letters-in-time = questions can be asked; of { $letters } letters none has waited for over { $months } months
red-no-services = there are no services
red-guide-lacks = { $title } lacks: { $keys }
red-guides = of { $guides } guides { $lacking } lack 4 key classes or more
red-guides-few = of { $guides } guides { $lacking } lack 4 key classes or more; fewer than { $fewest } were read
red-columns = { $blank } columns blank, { $stale } long not updated
red-columns-unseen = not all columns were seen
red-statistics = statistics updated on { $day }
red-statistics-undated = no date of statistics was seen
red-statistics-future = the date of the statistics is after today

## what was seen at the place of evidence

seen-shut = it did not open on two visits: { $came }
seen-front-lacks = the front page has no “{ $entry }”
seen-no-channel = neither the front page nor the page of interaction has this entry
seen-no-entry = there is no such entry
seen-leads-to = { $entry } → { $title }
seen-count = { $name }: { $declared } declared, { $listed } listed
seen-twice = { $title }: listed { $times } times, under { $themes }
seen-lacks = lacks: { $what }
seen-placeholder = { $where }: { $text }
seen-rule-broken = { $rule }: { $parts }
seen-dead = { $words } does not open
seen-foreign-theme = listed under { $theme }, calls itself { $own }
seen-search = searched for { $words }: { $came }
seen-search-found = searched for { $words }: { $found }
seen-letter = { $words } (asked on { $asked }, { $state })
seen-unanswered = asked on { $asked }, not answered yet
letter-answered-on = answered on { $day }
letter-answered = answered
letter-unanswered = not answered
