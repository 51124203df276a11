// Lists: which rows alike belong to a spot, and what each is called.
//
// A page has many runs of rows alike: departments, news, menus, themes. The one that was asked for holds or stands
// beside the spot (a count), has no more rows than the count says, holds the words that were searched for, and stands
// under no heading of another thing.

const PAGER = new RegExp(`^(?:${pageWords.pager})$`, "i"); // what turns the page of a list
const ACTION = new RegExp(`^(?:${pageWords.action})$`, "i"); // what can be done with a line: it is not the line's name
const OTHER_LIST = new RegExp(`^(?:${pageWords.otherLists})$`, "i"); // headings of lists that nobody asked for
const DATED = pageWords.dates.map((source) => new RegExp(source));
const ROW_BOXES = "ul,ol,tbody,table,div,section,dl,td,main,article,form";
const FURNITURE =
  "[class*=nav],[class*=menu],[class*=crumb],[class*=foot],[id*=nav],[id*=menu],[id*=foot],[class*=pagin]," +
  "[class*=pager],[class*=sidebar],[class~=side],[class~=aside],[class*=filter]";
const INLINE = ["td", "th", "span", "option", "label", "button", "input", "select", "dd"]; // no rows of a list
const STATES = /\b(odd|even|first|last|active|on|hover|alt)\b/g; // classes in which rows alike differ
const FORM_LEVELS = 3; // boxes up from a button to the box it searches by
const LENGTH_THAT_COUNTS = 4; // characters: a title that is longer weighs no more
const HEAD_LEVELS = 2; // boxes up from a list to the one whose heading names it
const CUT_OFF = /(?:…|\.\.\.)$/; // how a title ends that is not shown in full
const REPEATED = 0.7; // the share of different words from which down they are no titles: departments, states
const CLEARLY = 2; // so many times as likely as the next list

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
/** What it is called; in full, where only its beginning is shown. @type {(el: Element) => string} */
const calledInFull = (el) => {
  const shown = firstLine(innerTextOf(el));
  const full = attr(el, "title").trim();
  const begun = plain(shown.replace(CUT_OFF, ""));
  return full && begun && begun !== plain(full) && plain(full).startsWith(begun) ? full : shown;
};
/** What of a row may be its title: words that are pressed, or a heading. @type {(row: Element) => Element[]} */
const titledParts = (row) =>
  [...all(row, "a,[onclick],[role=link],button,h2,h3,h4"), ...(presses(row) ? [row] : [])].filter(
    (el) => visible(el) && isTitle(calledInFull(el)),
  );
/** The longest of them, or undefined. @type {(row: Element) => string | undefined} */
const titleOfRow = (row) =>
  titledParts(row)
    .map(calledInFull)
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
/** A row of heads is no line of a list, though its words sort it when pressed. @type {(row: Element) => boolean} */
const isHeadRow = (row) => {
  const cells = tagOf(row) === "tr" ? childrenOf(row) : [];
  return cells.length > 1 && cells.every((cell) => tagOf(cell) === "th");
};
const LINE_LEVELS = 4; // boxes up from what is pressed to the line it stands in
const LINE_ENTRIES = 3; // what can be pressed in one line of a list: its title, an office, what is done with it
/** What of *leaves* stands in a line of a list whose every line has a date, as news and letters do: it names one. */
/** @type {(leaves: Element[]) => Set<Element>} */
const ofDatedLines = (leaves) => {
  /** @type {Map<Element, Element[]>} */
  const within = new Map();
  for (const el of leaves) {
    for (const row of upwards(el, LINE_LEVELS)) within.set(row, [...(within.get(row) ?? []), el]);
  }
  /** @type {(row: Element) => boolean} */
  const saysDate = (row) => DATED.some((date) => date.test(tight(textContentOf(row))));
  const small = [...within.keys()].filter((row) => (within.get(row) ?? []).length <= LINE_ENTRIES);
  const lines = small.filter(saysDate);
  /** @type {Map<Element, Map<string, number>>} */
  const alike = new Map();
  for (const row of lines) {
    const [parent, key] = [parentOf(row), keyOf(row)];
    if (!parent) continue;
    const counts = alike.get(parent) ?? new Map();
    alike.set(parent, counts.set(key, (counts.get(key) ?? 0) + 1));
  }
  /** @type {(row: Element) => boolean} */
  const isOneOfSeveral = (row) => (alike.get(parentOf(row) ?? row)?.get(keyOf(row)) ?? 0) > 1;
  return new Set(lines.filter(isOneOfSeveral).flatMap((row) => within.get(row) ?? []));
};
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

// --- the titles of rows ----------------------------------------------------------------------------------------------
/** @type {(texts: string[]) => number} */
const variety = (texts) => (texts.length ? new Set(texts.map(plain)).size / texts.length : 0);
/** Which part of its row an element is, by what its builders call it. @type {(el: Element, row: Element) => string} */
const slotOf = (el, row) => {
  const line = upwards(el);
  return line
    .slice(0, line.indexOf(row))
    .map((one) => {
      const parent = parentOf(one);
      return `${keyOf(one)}${isOneOf(one, ["td", "dd"]) && parent ? childrenOf(parent).indexOf(one) : ""}`;
    })
    .join(">");
};
/**
 * The titles of rows alike: of each its longest words, unless these say the same in many rows (a department) and
 * others do not, or others hold what was searched for.
 * @type {(rows: Element[], sought: string) => string[]}
 */
const titlesOfRows = (rows, sought) => {
  const longest = rows.map(titleOfRow);
  const titles = longest.filter((title) => title !== undefined);
  /** @type {(text: string) => boolean} */
  const holds = (text) => !!sought && plain(text).includes(plain(sought));
  const found = titles.some(holds);
  if (titles.length < 2 || (variety(titles) > REPEATED && (found || !sought))) return titles;
  /** @type {Map<string, string[]>} */
  const slots = new Map();
  for (const row of rows) {
    for (const el of titledParts(row)) {
      const slot = slotOf(el, row);
      slots.set(slot, [...(slots.get(slot) ?? []), calledInFull(el)]);
    }
  }
  const others = [...slots.values()].filter((said) => said.length >= titles.length && variety(said) > REPEATED);
  return others.find((said) => (!found && said.some(holds)) || variety(titles) <= REPEATED) ?? titles;
};
/** The titles where each cell of a row holds one of its own, as in a table of several items a line; else none. */
/** @type {(rows: Element[]) => string[]} */
const titlesOfCells = (rows) => {
  const cells = rows.filter((row) => tagOf(row) === "tr").flatMap(childrenOf);
  const parts = cells.map(titledParts);
  const alike = cells.every((cell, at) => {
    const [one, more] = parts[at] ?? [];
    return one ? !more && plainOf(one) === plainOf(cell) : !plainOf(cell);
  });
  return alike ? parts.flatMap((some) => some.map(calledInFull)) : [];
};

// --- which run of rows it is -----------------------------------------------------------------------------------------
/** @type {(parent: Element) => Map<string, Element[]>} */
const groupsIn = (parent) => {
  const anyTerm = tagOf(parent) === "dl";
  /** @type {Map<string, Element[]>} */
  const groups = new Map();
  for (const row of childrenOf(parent)) {
    if (isOneOf(row, INLINE) || (tagOf(row) === "dt" && !anyTerm) || !visible(row)) continue;
    if (isHeadRow(row) || isForm(row)) continue;
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};
/** The words of the heading a list stands under: its own first, or what stands before it. */
/** @type {(parent: Element) => string} */
const headOver = (parent) => {
  for (const box of upwards(parent, HEAD_LEVELS + 1)) {
    const before = box === parent ? null : firstChildOf(box);
    for (const head of [previousElementOf(box), before]) {
      if (!head || contains(head, parent)) continue;
      const said = plainOf(head);
      if (said && (isOneOf(head, HEADINGS) || said.length <= LENGTH_OF_HEAD)) return said;
    }
  }
  return "";
};
const LENGTH_OF_HEAD = 10; // characters: what stands before a list and is longer is no heading of it
const LABEL_OF_FILTER = /^[^：:]{2,8}[：:]$/; // 服务对象：
/** Whether its rows stand on one line behind a label, as what narrows a list down does. */
/** @type {(one: Run) => boolean} */
const isFilter = ({ parents, rows }) => {
  const [parent] = parents;
  const [row, other] = rows;
  if (!parent || !row || !other || Math.abs(boxOf(row).top - boxOf(other).top) > 2) return false;
  const nodes = nodesOf(parent);
  const before = nodes.slice(0, nodes.indexOf(row)).map(textContentOf).join("").trim();
  const beside = previousElementOf(parent);
  return [before, beside ? textContentOf(beside).trim() : ""].some((said) => LABEL_OF_FILTER.test(said));
};
/** @type {(one: Run, other: Run) => boolean} */
const overlap = (one, other) =>
  one.parents.some((parent) => other.parents.some((each) => contains(parent, each) || contains(each, parent)));
/** Runs that stand side by side in boxes alike are one list in columns, where the count says so. */
/** @type {(runs: Run[], total: number | null) => Run[]} */
const inColumns = (runs, total) => {
  if (total === null) return [];
  /** @type {Map<Element, Run[]>} */
  const beside = new Map();
  for (const one of runs) {
    const parent = one.parents[0];
    for (const around of upwards(parent ? parentOf(parent) : null, HEAD_LEVELS)) {
      beside.set(around, [...(beside.get(around) ?? []), one]);
    }
  }
  return [...beside.values()].flatMap((some) => {
    const [first] = some;
    if (!first || some.length < 2) return [];
    const alike = some.filter((one) => one.key === first.key && one.form === first.form);
    const rows = alike.flatMap((one) => one.rows);
    if (alike.length < 2 || rows.length > total || alike.some((one) => one.rows.length >= total)) return [];
    const titles = alike.flatMap((one) => one.titles);
    return [{ ...first, parents: alike.flatMap((one) => one.parents), rows, titles }];
  });
};
/** All runs of rows that have titles. @type {(anchor: Element | null, sought: string) => Run[]} */
const allRuns = (anchor, sought) => {
  /** @type {(node: Element) => boolean} */
  const isFurniture = (node) => {
    const found = closest(node, FURNITURE);
    return !!found && !!anchor && !contains(found, anchor);
  };
  /** @type {Run[]} */
  const runs = [];
  for (const parent of everywhere(ROW_BOXES)) {
    if (closest(parent, "header,footer,nav,aside,[role=navigation]") || isFurniture(parent)) continue;
    for (const [key, all] of groupsIn(parent)) {
      const rows = all.filter((row) => !(matches(row, FURNITURE) && isFurniture(row)));
      const titles = titlesOfRows(rows, sought);
      if (titles.length) runs.push({ parents: [parent], key, form: keyOf(parent), rows, titles });
    }
  }
  const several = runs.filter(({ titles }) => titles.length > 1).flatMap(({ parents }) => parents);
  return runs.filter(({ rows }) => {
    const [row] = rows;
    return !row || rows.length > 1 || !several.some((parent) => contains(row, parent)); // else it is the box of a run
  });
};
/** How many the spot says there are, where it says so. @type {(spec: Spec) => number | null} */
const totalOf = (spec) => {
  if (!spec.valued.some((word) => word.includes("(?<count>"))) return null;
  for (const text of valueTexts(spec)) {
    const total = totalIn(text);
    if (total !== null) return total;
  }
  return null;
};
const AS_MANY = 4; // how much likelier a list is that has as many rows as the count says
const ALL_SOUGHT = 4; // how much likelier one is whose rows all hold the words that were searched for
const OF_ANOTHER_KIND = 0.1; // how much likelier one is that stands under a heading of something else
/** The run of rows alike that belongs to the spot, with their titles: of a search for *sought*, where that is known. */
/** @type {(spec: Spec, sought?: string) => { parent: Element | null, key: string, titles: string[], sure: boolean }} */
const run = (spec, sought = "") => {
  const anchor = climb(spec)?.element ?? null;
  const total = totalOf(spec);
  const none = { parent: null, key: "", titles: [], sure: total === 0 };
  if (total === 0) return none;
  const line = upwards(anchor);
  /** @type {(node: Element) => number} */
  const distance = (node) => {
    const steps = line.findIndex((up) => contains(up, node));
    return steps < 0 ? line.length : steps;
  };
  const runs = allRuns(anchor, sought);
  /** @type {(one: Run) => number} */
  const weight = (one) => {
    const { parents, rows, titles } = one;
    const [parent] = parents;
    if (!parent || (total !== null && titles.length > total)) return 0;
    const lengths = titles.map((text) => Math.min(plain(text).length, LENGTH_THAT_COUNTS));
    const length = lengths.reduce((sum, each) => sum + each, 0) / titles.length;
    const held = sought ? rows.filter((row) => plainOf(row).includes(plain(sought))).length / rows.length : 0;
    const near = (length * Math.sqrt(titles.length)) / (1 + (anchor ? distance(parent) : 0)) ** 3;
    const stated = titles.length === total ? AS_MANY : 1;
    const another = OTHER_LIST.test(headOver(parent)) || isFilter(one) ? OF_ANOTHER_KIND : 1;
    return near * stated * (1 + ALL_SOUGHT * held) * another;
  };
  const cells = runs.flatMap((one) => {
    const titles = titlesOfCells(one.rows);
    return total !== null && titles.length > one.titles.length && titles.length <= total ? [{ ...one, titles }] : [];
  });
  const found = [...runs, ...inColumns(runs, total), ...cells]
    .map((one) => ({ one, heavy: weight(one) }))
    .filter(({ heavy }) => heavy > 0)
    .sort((a, b) => b.heavy - a.heavy);
  const [best] = found;
  if (!best) return none;
  const rival = found.find(({ one }) => !overlap(one, best.one));
  const { parents, key, titles } = best.one;
  return {
    parent: parents[0] ?? null,
    key,
    titles,
    sure: titles.length === total || !rival || best.heavy >= CLEARLY * rival.heavy,
  };
};
