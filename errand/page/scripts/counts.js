// Counts: how many things a text says there are. The words are the lexicon's (items.summary); Lexicon.values of
// errand/given/lexicon.py reads them alike, and one table of tests/page/test_counts.py holds both.

const TOTALS = pageWords.totals.map((source) => new RegExp(source, "i"));

/** @type {(digits: string | undefined) => number} */
const numberIn = (digits) => Number((digits ?? "").replace(/\D/g, ""));
/** How many a text says, by the word of the lexicon that stands first in it; of two there, by the one listed first. */
/** @type {(said: string) => number | null} */
const totalIn = (said) => {
  const close = tight(said);
  const found = TOTALS.map((total) => total.exec(close)).filter((one) => one !== null);
  const nearest = found.sort((one, other) => one.index - other.index)[0];
  return nearest ? numberIn(nearest.groups?.count) : null;
};
