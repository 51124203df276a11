// Reading what stands under a heading: beside it, below it, behind its tab, in its frame, or on in running text.

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];
const LOOSE = ["div", "p", "span", "td", "dd"]; // the same tag again need not be the next heading
const TWINS = ["div", "span", "p"]; // by their class they may be headings
const CELLS = ["tr", "td", "th"];
const TAB_LEVELS = 4; // elements up from a tab's words to the tab
const ROW_LEVELS = 8; // boxes up from a tab to the box whose neighbours are the panels
const STRIP_LEVELS = 4; // boxes up from a strip of tabs to its arrows
const PART_LEVELS = 3; // boxes up from a heading to the one whose neighbours are its part
const HEADS_OF_TEXT = 2; // so many headings make running text one with parts
const TAB_ON = /(^|[\s_-])(this|active|cur|current|on|selected|checked)($|[\s_-])/i;
const NUMBERING = /^\s*([（(]?[\d一二三四五六七八九十]+[)）、.．]\s*)+/;
const COLON = /[：:]/;

const HOLDERS = "input,textarea,select";
/** What a box holds, or the option that is chosen; never of a password. @type {(box: Element) => string} */
const standsInBox = (box) => {
  const { value, selectedOptions, placeholder } = control(box);
  if (tagOf(box) === "select") return [...(selectedOptions ?? [])].map(textContentOf).join(" ").trim();
  return isTextbox(box) && typeOf(box) !== "password" && value !== placeholder ? String(value ?? "") : "";
};
/** The words of a node, with what its boxes hold in place of all they offer. @type {(node: Node) => string} */
const readText = (node) => {
  if (isText(node)) return node.data;
  if (!isElement(node) || !laidOut(node)) return "";
  const boxes = [...(matches(node, HOLDERS) ? [node] : []), ...all(node, HOLDERS)].filter(laidOut);
  let text = innerTextOf(node);
  for (const list of boxes.filter((box) => tagOf(box) === "select")) text = text.replace(innerTextOf(list), "");
  return [text, ...boxes.map(standsInBox)].filter((said) => said.trim()).join("\n");
};
/** What follows a heading, up to the next of its kind. @type {(label: Element) => Node[]} */
const following = (label) => {
  const tag = tagOf(label);
  const named = classOf(label);
  /** @type {Node[]} */
  const nodes = [];
  for (let node = nextOf(label); node; node = nextOf(node)) {
    if (isElement(node)) {
      const alike = classOf(node) === named;
      const same = tagOf(node) === tag && alike && !LOOSE.includes(tag);
      const heading = HEADINGS.includes(tag) && isOneOf(node, HEADINGS) && tagOf(node) <= tag;
      if (same || heading || (TWINS.includes(tag) && named && alike)) break;
    }
    nodes.push(node);
  }
  return nodes;
};

// --- tabs and folds --------------------------------------------------------------------------------------------------
/** In a row: what was last pressed of it. @type {WeakMap<Element, Element>} */
const lastPressed = new WeakMap();
const rememberPress = uncurried(WeakMap.prototype.set);
hearing(
  "click",
  (event) => {
    const there = pathOf(event)[0];
    if (!event.isTrusted || !(there instanceof Node) || !isElement(there)) return;
    const tab = closest(there, "[role=tab]");
    const row = tab && parentOf(tab);
    if (row) rememberPress(lastPressed, row, tab);
  },
  true,
);
/** @type {(el: Element) => boolean} */
const isMarkedOn = (el) => attr(el, "aria-selected") === "true" || TAB_ON.test(classOf(el));
/** Whether a tab is on: it says so; where no tab of its row does, it was pressed last. */
/** @type {(el: Element) => boolean} */
const isOn = (el) => {
  if (isMarkedOn(el)) return true;
  const row = parentOf(el);
  return !!row && lastPressed.get(row) === el && !childrenOf(row).some(isMarkedOn);
};
/** The tab that a heading is, if it is one: of a row of its like, of which one is on. */
/** @type {(label: Element) => Element | null} */
const tabOf = (label) => {
  const words = plainOf(label);
  for (const node of upwards(label, TAB_LEVELS)) {
    const parent = parentOf(node);
    if (!parent || plainOf(node) !== words) return null;
    if (roleOf(node) === "tab") return node;
    const row = childrenOf(parent).filter((one) => tagOf(one) === tagOf(node));
    if (row.length > 1 && !isOneOf(node, CELLS) && row.some(isOn) && isPressed(node)) return node;
  }
  return null;
};
/** What cuts off the row of tabs that a tab is in. @type {(tab: Element) => Element | null} */
const stripOf = (tab) => inBody(parentOf(tab)).find((node) => styleOf(node).overflowX !== "visible") ?? null;
/** Whether it lies before the beginning of its strip, and no scrolling gets it back from there. */
/** @type {(tab: Element) => boolean} */
const cutOff = (tab) => {
  const strip = stripOf(tab);
  if (!strip) return false;
  const box = boxOf(tab);
  return box.left + box.width / 2 + scrolledOf(strip) < boxOf(strip).left;
};
/** The arrow that brings the strip's beginning into sight. @type {(tab: Element) => Element | null} */
const arrowBack = (tab) => {
  for (const node of inBody(stripOf(tab)).slice(0, STRIP_LEVELS)) {
    const arrow = all(node, "[class*=prev]").find((one) => visible(one) && !closest(one, "[class*=disabled]"));
    if (arrow) return arrow;
  }
  return null;
};
/** Whether it is a link to another document: pressed, it opens nothing on this one. @type {(el: Element) => boolean} */
const leadsElsewhere = (el) => {
  const link = closest(el, "a[href]");
  const href = link ? attr(link, "href").trim() : "";
  if (!link || !href || /^(#|javascript:)/i.test(href)) return false;
  const { pathname, host } = control(link);
  return pathname !== location.pathname || host !== location.host;
};
/** What opens the part under a heading, where that is closed. @type {(label: Element) => Element | null} */
const foldOf = (label) => {
  const words = plainOf(label);
  const opener = closest(label, "[aria-expanded],summary");
  if (opener && plainOf(opener) === words) {
    const details = parentOf(opener);
    const isSummary = tagOf(opener) === "summary";
    const open = isSummary ? !!details && hasAttribute(details, "open") : attr(opener, "aria-expanded") !== "false";
    return open ? null : opener;
  }
  const outer = inBody(label).find((node) => {
    const parent = parentOf(node);
    return !parent || parent === bodyOf(document) || nextElementOf(node) || plainOf(parent) !== words;
  });
  const next = outer && nextElementOf(outer);
  return next && plainOf(next) && !laidOut(next) && isPressed(label) && !leadsElsewhere(label) ? label : null;
};
/** What must be pressed before what stands under a heading can be read: its fold, its tab, or the arrow to it. */
/** @type {(spec: Spec) => { id: number, away: boolean } | null} */
const folded = (spec) => {
  const hit = climb(spec);
  const fold = hit && foldOf(hit.element);
  if (fold) return { id: hold(fold, spec), away: false };
  const tab = hit
    ? tabOf(hit.element)
    : everywhere("[role=tab]").find((one) => laidOut(one) && spec.words.includes(innerTextOf(one).trim()));
  if (!tab || isOn(tab)) return null;
  const away = cutOff(tab);
  const element = away ? arrowBack(tab) : tab;
  return element ? { id: hold(element, spec), away } : null;
};

const SHUT_AWAY = "a,button,h3,h4,h5,li,dd,dt,td,span,p,div"; // what may be called something inside a closed fold
const HEAD_PRESSES = 3; // so many things to press and no more stand in the head of a fold
/** The head that opens a closed box: what controls it, or the line before it. */
/** @type {(box: Element) => Element | null} */
const openingOf = (box) => {
  const named = idOf(box) ? everywhere(`[aria-controls="${CSS.escape(idOf(box))}"]`).find(laidOut) : null;
  const before = previousElementOf(box);
  const head = named ?? (tagOf(box) === "details" ? first(box, "summary") : before);
  if (!head || !laidOut(head) || !plainOf(head)) return null;
  const presses = [head, ...all(head, "*")].filter((el) => isPressed(el) && laidOut(el));
  const links = presses.filter((el) => /^(?!javascript:|#)./i.test(attr(el, "href"))); // these lead elsewhere
  const own = presses.filter((el) => !links.includes(el));
  return own.length && all(head, "a,button").length <= HEAD_PRESSES ? (own[0] ?? null) : null;
};
/** What opens the fold in which something so called lies, unseen; null where it is seen, or nothing opens it. */
/** @type {(spec: Spec) => { id: number, away: boolean } | null} */
const foldOver = (spec) => {
  const wanted = new Set([spec.says, ...spec.words].filter(Boolean).map(plain));
  const said = everywhere(SHUT_AWAY).filter(
    (el) => childCountOf(el) <= HEAD_PRESSES && wanted.has(plain(textContentOf(el))),
  );
  if (said.some(laidOut)) return null;
  for (const el of said) {
    const box = upwards(el).find((one) => !laidOut(one) && laidOut(parentOf(one) ?? one));
    const opener = box && openingOf(box);
    if (opener) return { id: hold(opener, null), away: false };
  }
  return null;
};

// --- what stands there -----------------------------------------------------------------------------------------------
/** Of panels side by side, those that are shown. @type {(panel: Element) => Element[]} */
const shownOf = (panel) => {
  const parts = all(panel, "[role=tabpanel]");
  if (!parts.length) return [panel];
  return parts.filter((part) => laidOut(part) && attr(part, "aria-hidden") !== "true");
};
/** @type {(el: Element) => Element[]} */
const afterwards = (el) => {
  /** @type {Element[]} */
  const line = [];
  for (let next = nextElementOf(el); next; next = nextElementOf(next)) line.push(next);
  return line;
};
/** @type {(label: Element) => Node[]} */
const behindTab = (label) => {
  const tab = tabOf(label);
  if (!tab) return [];
  for (const row of inBody(parentOf(tab)).slice(0, ROW_LEVELS)) {
    const shown = afterwards(row).flatMap(shownOf);
    const saying = shown.filter((panel) => laidOut(panel) && plain(innerTextOf(panel)));
    if (saying.length) return saying;
  }
  return [];
};
/** The cell beside a heading's, or the rows below it up to the next row that is a heading. */
/** @type {(cell: Element) => Node[]} */
const besideCell = (cell) => {
  const beside = nextElementOf(cell);
  if (beside) return [beside];
  const row = parentOf(cell);
  const rows = row ? afterwards(row) : [];
  const end = rows.findIndex((one) => {
    const { cells } = control(one);
    return cells?.length === 1 && classOf(cells[0]) === classOf(cell) && tagOf(cells[0]) === tagOf(cell);
  });
  return end < 0 ? rows : rows.slice(0, end);
};
/** How many columns of a table a cell takes. @type {(cell: Element) => number} */
const breadth = (cell) => Number(control(cell).colSpan) || 1;
/** The cell of a row that stands in a column, from 0. @type {(row: Element, column: number) => Element | null} */
const cellIn = (row, column) => {
  let before = 0;
  for (const cell of childrenOf(row)) {
    if (before + breadth(cell) > column) return cell;
    before += breadth(cell);
  }
  return null;
};
const TABLE_LEVELS = 4; // boxes between the table of a drawn list's heads and the table of its rows
/** The rows of data below a row of heads: of its own table, or of the next where heads have a table to themselves. */
/** @type {(row: Element) => Element[]} */
const rowsBelow = (row) => {
  const table = closest(row, "table");
  if (!table) return [];
  /** @type {(one: Element) => Element[]} */
  const rowsOf = (one) => all(one, "tr").filter((each) => closest(each, "table") === one);
  const own = rowsOf(table);
  const below = own.slice(own.indexOf(row) + 1);
  if (below.length) return below;
  for (const around of upwards(parentOf(table), TABLE_LEVELS)) {
    const tables = all(around, "table");
    const next = tables[tables.indexOf(table) + 1];
    if (next) return rowsOf(next);
  }
  return [];
};
/** Under the head of a column, its cells. A row of heads is of th cells, or has a head beside this one that is no */
/** value: then the row below begins with no head. Of several rows, those that hold certain words, where some do. */
/** @type {(cell: Element, heads: Set<string>, holding: string) => Element[]} */
const underColumn = (cell, heads, holding) => {
  const row = parentOf(cell);
  const cells = row ? childrenOf(row) : [];
  const below = row && cells.length > 1 ? rowsBelow(row) : [];
  if (!below.length) return [];
  const at = cells.indexOf(cell);
  const isHead = (/** @type {Element | null | undefined} */ one) => !!one && heads.has(plainOf(one));
  const beside = isHead(cells[at - 1]) || isHead(cells[at + 1]);
  if (!cells.every((one) => tagOf(one) === "th") && (!beside || isHead(cellIn(below[0] ?? cell, 0)))) return [];
  const column = cells.slice(0, at).reduce((sum, one) => sum + breadth(one), 0);
  const holds = holding ? below.filter((one) => plainOf(one).includes(plain(holding))) : [];
  return (holds.length ? holds : below).flatMap((one) => cellIn(one, column) ?? []);
};
/** @type {(node: Node) => boolean} */
const hasContent = (node) => !!readText(node).trim() || (isElement(node) && !!first(node, "img,iframe,svg,canvas"));
/** @type {(label: Element) => Node[]} */
const belowHeading = (label) => {
  const words = plainOf(label);
  const line = inBody(label);
  const outer = line.findIndex((node) => {
    const parent = parentOf(node);
    return !parent || parent === bodyOf(document) || plainOf(parent) !== words;
  });
  for (const node of line.slice(Math.max(0, outer)).slice(0, PART_LEVELS)) {
    const found = following(node);
    if (found.some(hasContent)) return found;
  }
  return [];
};
/** @type {(label: Element, heads: Set<string>, holding?: string) => Node[]} */
const contentOf = (label, heads, holding = "") => {
  const box = tagOf(label) === "label" ? control(label).control : null;
  if (box && standsInBox(box)) return [box];
  const behind = behindTab(label);
  if (behind.length) return behind;
  const cell = closest(label, "td,th");
  if (cell && plainOf(cell) === plainOf(label)) {
    const under = underColumn(cell, heads, holding);
    return under.length ? under : besideCell(cell);
  }
  const term = closest(label, "dt");
  if (term) return following(term).filter((node) => !isElement(node) || tagOf(node) !== "dt");
  const id = attr(label, "aria-controls") || attr(label, "href").replace(/^#/, "");
  const panel = id && elementById(document, id);
  return panel ? [panel] : belowHeading(label);
};

// --- running text: its headings are lines of their own, or stand before a colon: 「一、设定依据：……」 -------------------
/** @type {(line: string) => string} */
const headOf = (line) => plain(line.replace(NUMBERING, "").split(COLON)[0] ?? "");
/** @type {(line: string) => string} */
const afterColon = (line) => {
  const at = line.search(COLON);
  return at < 0 ? "" : line.slice(at + 1).trim();
};
/** The lines under a heading of the innermost text that has it, up to the next heading. */
/** @type {(words: string[], headings: string[]) => object | null} */
const running = (words, headings) => {
  const own = new Set(words.map(plain));
  const heads = new Set(headings.map(plain));
  /** @type {{ block: Element, lines: string[], at: number } | null} */
  let best = null;
  for (const block of everywhere("pre,p,div,td,dd,article,section,textarea")) {
    if (!visible(block) || (best && !contains(best.block, block))) continue;
    const lines = String(control(block).value ?? innerTextOf(block)).split("\n");
    const at = lines.findIndex((line) => own.has(headOf(line)));
    if (at < 0 || lines.filter((line) => heads.has(headOf(line))).length < HEADS_OF_TEXT) continue;
    best = { block, lines, at };
  }
  if (!best) return null;
  const { block, lines, at } = best;
  const line = lines[at] ?? "";
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((one) => heads.has(headOf(one)));
  const text = [afterColon(line), ...(end < 0 ? rest : rest.slice(0, end))].join("\n").trim();
  return { label: line.trim(), rung: "text", text, links: [], pictures: 0, appeared: appeared(block) };
};
const ALIKE_HEADINGS = 8; // headings of one kind that are looked under
/** @type {(label: Element, heads: Set<string>, holding: string) => Node[]} */
const shownUnder = (label, heads, holding) =>
  contentOf(label, heads, holding).filter(
    (node) => isText(node) || (isElement(node) && (laidOut(node) || tagOf(node) === "tr")),
  );
/** Of headings that say it, the one nearest to certain words, and of those the first under which something stands. */
/** @type {(labels: Element[], heads: Set<string>, holding: string) => Element | undefined} */
const likeliestHeading = (labels, heads, holding) => {
  const wanted = plain(holding);
  const rows = labels.slice(0, ALIKE_HEADINGS).map((label) => {
    const far = wanted ? upwards(label).findIndex((box) => plainOf(box).includes(wanted)) : 0;
    const silent = !shownUnder(label, heads, holding).some(hasContent);
    return { label, weight: (far < 0 ? Infinity : far) * 2 + Number(silent) };
  });
  return rows.sort((a, b) => (a.weight === b.weight ? 0 : a.weight - b.weight))[0]?.label;
};
/** What stands under a heading, or null without the heading: Section of errand/page/records.py. */
/** @type {(spec: Spec, headings: string[], holding?: string) => object | null} */
const section = (spec, headings, holding = "") => {
  const hit = climb(spec);
  const heads = new Set(headings.map(plain));
  const label = hit && likeliestHeading(hit.all, heads, holding);
  if (!hit || !label) {
    return running(spec.words, headings);
  }
  const nodes = shownUnder(label, heads, holding);
  const elements = nodes.filter(isElement);
  /** @type {(selector: string) => Element[]} */
  const found = (selector) => elements.flatMap((el) => [...(matches(el, selector) ? [el] : []), ...all(el, selector)]);
  const frames = elements.flatMap((el) => all(el, "iframe")).map(framedText);
  return {
    label: textContentOf(label).trim(),
    rung: hit.rung,
    text: [...nodes.map(readText), ...frames].join("\n").trim(),
    links: found("a").map((link) => ({ text: innerTextOf(link).trim(), url: String(control(link).href || "") })),
    pictures: found("img,svg,canvas").length,
    appeared: appeared(label),
  };
};
