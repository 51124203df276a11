// The words of a page, as they are compared. errand/given/plain_text.py says the same in Python; one table of
// tests/page/test_plain_text.py holds both.

// Soft hyphens, joiners, marks of direction, variation selectors: nobody sees them.
const UNSEEN =
  /\u00ad|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u206f]|[\ufe00-\ufe0f]|\ufeff/g;
const BLANKS = /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const MARKS = /[:*【】[\]«»<>]/g;
const BETWEEN = /(?<![A-Za-z0-9]) | (?![A-Za-z0-9])/g;
const PARTS = /\(\?<[a-z]\w*>/g; // of a word that holds a value; several words may have parts of one name
const ASIDE = new RegExp(pageWords.aside, "g"); // said in brackets of a field: 必填
const ASKING = new RegExp(`^(?:${pageWords.asking})`); // what asks for a field rather than names it: 请输入您的
const SPARE = 8; // how many characters more than the word a text may have and still be taken for it
const BESIDES = /[(（]\s*\d{1,4}\s*(s|秒|项|条|件)?\s*[)）]\s*$/i; // behind what a button says: a countdown, a count
const SIGN = 40; // a notice is short; the same words in a long text only tell of such notices

/** @type {(text: string) => string} */
const seen = (text) => text.replace(UNSEEN, "").normalize("NFKC");
/** A text as it is compared: one width, no blanks, no marks around it, no capitals. @type {(text: string) => string} */
const plain = (text) => seen(text).replace(BLANKS, "").replace(MARKS, "").toLowerCase();
/** A text as values are read out of it, with a blank only between Latin letters and digits. */
/** @type {(text: string) => string} */
const tight = (text) => seen(text).replace(BLANKS, " ").trim().replace(BETWEEN, "");
/** What a label names, without what is said aside of it. @type {(text: string) => string} */
const bare = (text) => plain(text).replace(ASIDE, "");
/** The same without what asks for it. @type {(text: string) => string} */
const core = (text) => bare(text).replace(ASKING, "");
/** @type {(el: Element) => string} */
const plainOf = (el) => plain(textContentOf(el));

/** @type {WeakMap<Spec, Compiled>} */
const compiled = new WeakMap();
/** @type {(spec: Spec) => Compiled} */
const compile = (spec) => {
  const known = compiled.get(spec);
  if (known) return known;
  const valued = spec.kind === "section" ? "" : spec.valued.join("|").replace(PARTS, "(?:");
  const made = {
    patterns: spec.expressions.map((source) => new RegExp(source, "i")),
    value: valued ? new RegExp(valued, "i") : null,
    plain: spec.words.flatMap((word) => [bare(word), core(word)]).filter(Boolean),
    names: spec.names.map((name) => {
      const literal = name.toLowerCase().replace(/[^a-z0-9_]/g, "\\$&");
      return new RegExp(`(^|[^a-z0-9])${literal}($|[^a-z0-9])`);
    }),
  };
  compiled.set(spec, made);
  return made;
};
/** The lexicon lists the commonest word first. @type {(spec: Spec, text: string) => number} */
const rank = (spec, text) => {
  const words = compile(spec).plain;
  const at = words.findIndex((word) => word === bare(text) || word === core(text));
  return at < 0 ? words.length : at;
};
/** Whether a text says it: in the very words, or in some that contain them. */
/** @type {(spec: Spec, text: string, exact: boolean) => boolean} */
const fits = (spec, text, exact) => {
  const said = bare(spec.kind === "press" ? text.replace(BESIDES, "") : text);
  if (!said) return false;
  const words = compile(spec);
  const short = said.length <= SIGN || !spec.concept.startsWith("sign.");
  if (words.patterns.length && short && words.patterns.some((pattern) => pattern.test(said))) return exact;
  if (words.value?.test(tight(text))) return exact;
  if (exact) return words.plain.includes(said) || words.plain.includes(core(text));
  return words.plain.some((word) => word.length > 1 && said.length <= word.length + SPARE && said.includes(word));
};
