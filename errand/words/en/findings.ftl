doubtful = { $seen }. { $doubts }
nothing-found = the search found nothing at all
