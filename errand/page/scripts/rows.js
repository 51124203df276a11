// Lists: which rows alike belong to a spot, and what each is called.

const PAGER = new RegExp(`^(?:${pageWords.pager})$`, "i"); // what turns the page of a list
const ACTION = new RegExp(`^(?:${pageWords.action})$`, "i"); // what can be done with a line: it is not the line's name
const ROW_BOXES = "ul,ol,tbody,table,div,section,dl";
const FURNITURE = "[class*=nav],[class*=menu],[class*=crumb],[class*=foot],[id*=nav],[id*=menu],[id*=foot]";
const INLINE = ["td", "th", "dt", "span", "option", "label", "button", "input", "select"]; // no rows of a list
const STATES = /\b(odd|even|first|last|active|on|hover|alt)\b/g; // classes in which rows alike differ
const FORM_LEVELS = 3; // boxes up from a button to the box it searches by
const LENGTH_THAT_COUNTS = 4; // characters: a title that is longer weighs no more

/** @type {(row: Element) => boolean} */
const presses = (row) =>
  matches(row, "a,[onclick],[role=button],[role=link]") || listening.has(row) || styleOf(row).cursor === "pointer";
/** @type {(text: string) => string} */
const firstLine = (text) => (text.trim().split("\n")[0] ?? "").trim();
/** @type {(text: string) => boolean} */
const isTitle = (text) => {
  const said = plain(text);
  return said.length > 1 && !PAGER.test(said) && !ACTION.test(said);
};
/** The longest words of a row that are pressed or a heading, or undefined. */
/** @type {(row: Element) => string | undefined} */
const titleOfRow = (row) =>
  [...all(row, "a,[onclick],[role=link],button,h2,h3,h4"), ...(presses(row) ? [row] : [])]
    .filter(visible)
    .map((el) => firstLine(innerTextOf(el)))
    .filter(isTitle)
    .sort((a, b) => b.length - a.length)[0];
/** Whether it holds a box to type in, or stands on one line with it as its button. @type {(row: Element) => boolean} */
const isForm = (row) => {
  const { top, bottom } = boxOf(row);
  const middle = (top + bottom) / 2;
  const wide = inBody(row)[FORM_LEVELS] ?? inBody(row).at(-1) ?? row;
  return all(wide, "input,textarea").some((box) => {
    if (!isTextbox(box) || !visible(box)) return false;
    const at = boxOf(box);
    return contains(row, box) || (at.top <= middle && middle <= at.bottom);
  });
};
/** What rows alike have in common. @type {(row: Element) => string} */
const keyOf = (row) => (tagOf(row) === "tr" ? "tr" : `${tagOf(row)}.${classOf(row).replace(STATES, "").trim()}`);
const VALUES = 20; // places looked at for one value
/** The texts in which words of a spot hold a value, as they are read and as they stand in the source. */
/** @type {(spec: Spec) => string[]} */
const valueTexts = (spec) => {
  if (!spec.valued.length) return [];
  const only = { words: [], names: [], expressions: [], near: null, selector: "", strict: false, picture: false };
  const hit = climb({ ...spec, ...only, kind: "text" });
  const said = (hit?.all ?? []).slice(0, VALUES).flatMap((el) => {
    const text = innerTextOf(el);
    return [...text.split("\n"), text, around(el), textContentOf(el)];
  });
  return [...new Set(said.filter(Boolean))];
};
/** The run of rows alike that belongs to the spot, with their titles: the longest, the nearer the better. */
/** @type {(spec: Spec) => { parent: Element | null, key: string, titles: string[] }} */
const run = (spec) => {
  const anchor = climb(spec)?.element ?? null;
  const line = upwards(anchor);
  /** @type {(node: Element) => number} */
  const distance = (node) => {
    const steps = line.findIndex((up) => contains(up, node));
    return steps < 0 ? line.length : steps;
  };
  /** @type {(node: Element) => boolean} */
  const isFurniture = (node) => {
    const found = closest(node, FURNITURE);
    return !!found && !!anchor && !contains(found, anchor);
  };
  let best = { parent: /** @type {Element | null} */ (null), key: "", titles: /** @type {string[]} */ ([]), weight: 0 };
  for (const parent of everywhere(ROW_BOXES)) {
    if (closest(parent, "header,footer,nav,aside,[role=navigation]") || isFurniture(parent)) continue;
    /** @type {Map<string, Element[]>} */
    const groups = new Map();
    for (const row of childrenOf(parent)) {
      if (isOneOf(row, INLINE) || !visible(row) || isForm(row)) continue;
      if (matches(row, FURNITURE) && isFurniture(row)) continue;
      const key = keyOf(row);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    for (const [key, rows] of groups) {
      const titles = rows.map(titleOfRow).filter((title) => title !== undefined);
      if (!titles.length) continue;
      const lengths = titles.map((text) => Math.min(plain(text).length, LENGTH_THAT_COUNTS));
      const length = lengths.reduce((sum, one) => sum + one, 0) / titles.length;
      const weight = (length * Math.sqrt(titles.length)) / (1 + (anchor ? distance(parent) : 0)) ** 3;
      if (weight > best.weight) best = { parent, key, titles, weight };
    }
  }
  return best;
};
