# What was seen when a journey's assertion did not hold.
no-state = no state is given
unanswered = the question of long ago is still { $state }
gaps = missing, or as good as: { $gaps }
paper-not-listed = the papers to bring do not include { $paper }
no-article = the legal basis names no article
other-results = asked for { $asked }, it gave: { $found }
not-under-theme = what { $theme } lists: { $listed }
counts-differ = { $theme } is said to hold { $stated }, and lists { $listed }
twice = listed more than once: { $items }
