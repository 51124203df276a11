// What is said of a field: its names by rung, what is written at it, and whether it must be filled in.

const NAME_LENGTH = 60; // characters kept of a name
const LONGEST_NAME = 40; // characters: what stands over a field and says more is no name of it
const SAID_LENGTH = 160; // characters kept of what is written at a field
const NAMING_LEVELS = 6; // boxes around a field whose neighbours may name it
const NAMING_NODES = 8; // neighbours looked at on each level
const FIELD_ROW_LEVELS = 6; // boxes around a field that may be its row
const NAMING_BOUNDS = ["form", "table", "thead", "tbody", "body", "fieldset", "dialog", "main"];
const BLOCKS = ["div", "p", "table", "ul", "ol", "dl", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "td", "th"];
const STAR = /[*＊✱﹡]/;
const NOTHING_SAID = /^[*＊✱﹡:：\s()（）[\]【】—–_·.,，-]*$/;
const LABEL_BOXES = "label,legend,[class*=label],[class*=Label]";
const TROUBLE = /(^|[\s_-])(has-|is-)?(error|invalid|danger)($|[\s_-])/i; // in a class
const DEMANDING = /(^|[\s_-])(is-)?(required|must|bitian|notnull)($|[\s_-])/i; // in a class
// In the class of what stands at a field.
const NEARBY = /error|invalid|feedback|explain|help|tip|hint|msg|message|note/i;
const MUST_FILL = new RegExp(pageWords.required);
const MAY_LEAVE = new RegExp(pageWords.optional, "i");
const FORM_HEADINGS = "h1,h2,h3,h4,h5,h6,[role=heading],.title,.el-dialog__title,.ant-modal-title,.layui-layer-title";

/** Where the fields of a document stand: how many stand in an element. */
/** @typedef {{ counts: Map<Element, number>, fields: Set<Element> }} Layout */

/** The element around it, out of a shadow root as well. @type {(el: Element) => Element | null} */
const outerOf = (el) => {
  const parent = parentNodeOf(el);
  return parent instanceof ShadowRoot ? hostOf(parent) : parentOf(el);
};
/** @type {(el: Element) => Element[]} */
const outwards = (el) => {
  /** @type {Element[]} */
  const line = [];
  for (let node = outerOf(el); node; node = outerOf(node)) line.push(node);
  return line;
};
/** @type {(text: string, most: number) => string} */
const shortly = (text, most) => text.replace(BLANKS, " ").trim().slice(0, most);
/** The largest box that holds this field and no other. */
/** @type {(asked: AskedFor, layout: Layout) => Element} */
const rowOf = ({ el }, { counts }) => {
  let row = el;
  for (const box of outwards(el).slice(0, FIELD_ROW_LEVELS)) {
    if ((counts.get(box) ?? 0) > 1 || isOneOf(box, NAMING_BOUNDS) || box === rootElementOf(document)) break;
    row = box;
    if (tagOf(box) === "tr" || matches(box, FORM_ROWS.join(","))) break;
  }
  return row;
};
/** The words of a node that can be seen, without those of controls. @type {(node: Node) => string} */
const seenWords = (node) => {
  if (isText(node)) return node.data;
  if (!isElement(node) || isOneOf(node, UNSAID) || isTextbox(node) || isPressable(node)) return "";
  if (!checkVisibility(node, { visibilityProperty: true })) return "";
  return nodesOf(node).map(seenWords).join("");
};
/** @type {(node: Node, layout: Layout) => boolean} */
const holdsField = (node, { counts, fields }) => isElement(node) && ((counts.get(node) ?? 0) > 0 || fields.has(node));
/** The words right beside a node, in one direction, as far as no other field and no other line comes between. */
/** @type {(node: Node, step: (node: Node) => Node | null, layout: Layout) => string} */
const wordsBeside = (node, step, layout) => {
  let said = "";
  for (let near = step(node), far = 0; near && far < NAMING_NODES; near = step(near), far += 1) {
    if (holdsField(near, layout)) break;
    if (isElement(near) && isOneOf(near, ["br", ...BLOCKS]) && !NOTHING_SAID.test(said)) break;
    const words = seenWords(near);
    said = step === previousOf ? `${words} ${said}` : `${said} ${words}`;
  }
  return NOTHING_SAID.test(said) ? "" : said;
};
/** The bare text or the cell before it. @type {(el: Element, layout: Layout) => string} */
const beforeName = (el, layout) => {
  /** @type {Element | null} */
  let node = el;
  for (let level = 0; node && level < NAMING_LEVELS; level += 1) {
    const said = wordsBeside(node, previousOf, layout);
    if (said) return level && shortly(said, NAME_LENGTH).length > LONGEST_NAME ? "" : said;
    node = outerOf(node);
    if (!node || isOneOf(node, [...NAMING_BOUNDS, "tr"])) break;
  }
  return "";
};
/** The head of its column. @type {(el: Element, layout: Layout) => string} */
const columnName = (el, layout) => {
  const cell = closest(el, "td,th");
  const row = cell && closest(cell, "tr");
  if (!cell || !row) return "";
  const at = control(cell).cellIndex;
  const head = closest(row, "table") && first(/** @type {Element} */ (closest(row, "table")), "thead tr");
  for (const above of [previousElementOf(row), head]) {
    if (!above || above === row || holdsField(above, layout) || first(above, CONTROLS)) continue;
    const named = control(above).cells?.[at];
    const said = named ? seenWords(named) : "";
    if (!NOTHING_SAID.test(said)) return said;
  }
  return "";
};
/** @type {(el: Element, other: Node) => boolean} */
const isBefore = (el, other) => !!(positionOf(el, other) & Node.DOCUMENT_POSITION_FOLLOWING);
/** The label that its row has for it, though nothing ties the two. */
/** @type {(asked: AskedFor, row: Element) => Element | null} */
const labelInRow = ({ el, members }, row) => {
  if (row === el) return null;
  const named = all(row, LABEL_BOXES).find(
    (box) =>
      isBefore(box, el) &&
      !members.some((one) => contains(box, one)) &&
      !isTextbox(box) &&
      !NOTHING_SAID.test(seenWords(box)),
  );
  return named ?? null;
};
/** @type {(asked: AskedFor) => Element[]} */
const tiedLabels = ({ el, members }) => (members.length > 1 ? [] : [...new Set([el, ...members].flatMap(labelsOf))]);
/** The words of a label; those of a link in it only where it has no others. @type {(label: Element) => string} */
const labelWords = (label) => {
  const said = seenWords(label);
  return NOTHING_SAID.test(said) && visible(label) ? innerTextOf(label) : said;
};
/** @type {(el: Element, name: string) => string} */
const referred = (el, name) =>
  attr(el, name)
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => textContentOf(elementById(document, id)))
    .join(" ");
/** The words of the legend around it. @type {(el: Element) => string} */
const legendName = (el) => {
  const set = closest(el, "fieldset");
  return set ? textContentOf(first(set, "legend")) : "";
};
/** @type {(asked: AskedFor, one: Element) => string} */
const ariaNames = ({ el, kind }, one) => {
  const said = ariaName(one) || (one === el ? "" : ariaName(el));
  return said || (kind === "tick" && isRole(one) ? innerTextOf(one) : "");
};
/** What names it by where it stands. */
/** @type {(asked: AskedFor, one: Element, layout: Layout) => Record<string, string>} */
const placedNames = (asked, one, layout) => {
  const before = beforeName(asked.members[0] ? outmost(asked) : asked.el, layout);
  if (asked.kind === "tick") return { beside: wordsBeside(drawn(one), nextOf, layout) || before, above: "" };
  return { beside: before, above: columnName(asked.el, layout) };
};
/** @type {(asked: AskedFor, row: Element, layout: Layout) => Record<string, string>} */
const namesOf = (asked, row, layout) => {
  const { el, members } = asked;
  const one = members.length < 2 ? (members[0] ?? el) : el;
  const inRow = labelInRow(asked, row);
  /** @type {Record<string, string>} */
  const said = {
    role: ariaNames(asked, one),
    label: tiedLabels(asked).map(labelWords).join(" ") || (inRow ? seenWords(inRow) : ""),
    placeholder: attr(one, "placeholder") || attr(el, "placeholder") || shownHint(asked),
    title: attr(one, "title"),
    ...placedNames(asked, one, layout),
    legend: legendName(el),
  };
  if (!said["label"] && !said["beside"] && !said["role"]) said["behind"] = wordsBeside(el, nextOf, layout);
  return Object.fromEntries(
    Object.entries(said)
      .map(([rung, words]) => [rung, shortly(words, NAME_LENGTH)])
      .filter(([, words]) => words && !NOTHING_SAID.test(/** @type {string} */ (words))),
  );
};
/** The outermost element that holds nothing but this field and what is drawn for it: options with their words. */
/** @type {(asked: AskedFor) => Element} */
const outmost = ({ el, members }) => {
  const start = members[0] ?? el;
  const label = labelsOf(start).find((one) => contains(one, start));
  return label ?? start;
};
/** What a box without a placeholder says as long as nothing is chosen. @type {(asked: AskedFor) => string} */
const shownHint = ({ el, kind, members }) => {
  if (!["drawn-list", "cascade", "picker", "date"].includes(kind)) {
    const { value, defaultValue } = control(members[0] ?? el);
    return value && value === defaultValue && ASKS.test(plain(String(value))) ? String(value) : "";
  }
  const said = shownIn(el);
  return saysNothing(said) ? said : "";
};
const ASKS = /^(请您?|您好,?请)?(输入|填写|选择|在此|点击)|^(please|enter|type|select)/;
/** What is written behind a field or at its row: an example, a rule, a complaint. */
/** @type {(asked: AskedFor, row: Element, names: Record<string, string>, layout: Layout) => string} */
const saidAt = ({ el, members, kind }, row, names, layout) => {
  /** @type {string[]} */
  const said = [];
  /** @type {(node: Node, whole: boolean) => void} */
  const read = (node, whole) => {
    if (isText(node)) {
      if (whole || isBefore(el, node)) said.push(node.data);
    } else if (isElement(node) && !isOneOf(node, UNSAID) && !isPressable(node) && !layout.fields.has(node)) {
      if (checkVisibility(node, { visibilityProperty: true })) nodesOf(node).forEach((inner) => read(inner, whole));
    }
  };
  if (members.length < 2 && row !== el) read(row, false);
  for (const box of [previousElementOf(row), nextElementOf(row)]) {
    if (box && NEARBY.test(classOf(box)) && !holdsField(box, layout) && visible(box)) read(box, true);
  }
  const naming = kind === "tick" ? ["label", "beside"] : ["behind"]; // what stands behind it names it
  let words = shortly(said.join(" "), 2 * SAID_LENGTH);
  for (const reference of ["aria-describedby", "aria-errormessage"]) {
    const more = shortly(referred(el, reference), SAID_LENGTH);
    if (!words.includes(more)) words += ` ${more}`;
  }
  for (const rung of naming) words = words.replace(names[rung] ?? "", " ");
  if (members.some((one) => matches(one, ":user-invalid"))) {
    words += ` ${String(control(members[0] ?? el).validationMessage ?? "")}`;
  }
  words = shortly(words, SAID_LENGTH);
  return NOTHING_SAID.test(words) ? "" : words.replace(/^[*＊:：\s]+/, "");
};
/** @type {(el: Element | null | undefined) => boolean} */
const drawsStar = (el) => !!el && ["::before", "::after"].some((part) => STAR.test(getComputedStyle(el, part).content));
/** Whether the form says that it must be filled in: true, or false where it may be left; null where it does not say. */
/** @type {(asked: AskedFor, row: Element, layout: Layout) => boolean | null} */
const mustBeFilled = (asked, row, layout) => {
  const { el, members } = asked;
  const controls = [el, ...members];
  if (controls.some((one) => control(one).required || attr(one, "aria-required") === "true")) return true;
  const cells = [closest(el, "td"), closest(row, "td")].filter((cell) => !!cell);
  const beside = [...cells, row].map(previousElementOf).find((box) => box && !holdsField(box, layout));
  const label = labelInRow(asked, row) ?? tiedLabels(asked)[0] ?? beside;
  const boxes = [row, label, ...controls].filter((box) => !!box);
  if (boxes.some((box) => box && DEMANDING.test(classOf(box)))) return true;
  const said = [
    ...boxes.map((box) => (box && (box === row || !isTextbox(box)) ? seenWords(box) : "")),
    row === el ? beforeName(members[0] ? outmost(asked) : el, layout) : "", // one name for several boxes of a row
    wordsBeside(el, previousOf, layout),
    wordsBeside(el, nextOf, layout),
    besideStar(el),
    attr(el, "placeholder"),
  ].join(" ");
  if (MAY_LEAVE.test(plain(said))) return false;
  if (MUST_FILL.test(said.slice(0, SAID_LENGTH * 2))) return true;
  return [label, label && firstChildOf(label), row].some(drawsStar) ? true : null;
};
/** A star right beside a box. @type {(el: Element) => string} */
const besideStar = (el) =>
  [previousOf(el), nextOf(el)]
    .map((node) => (node && (isText(node) || isElement(node)) ? seenWords(node) : ""))
    .join(" ");
/** Whether what was filled in is marked as wrong. */
/** @type {(asked: AskedFor, row: Element, filled: boolean) => boolean} */
const isInvalid = ({ el, members }, row, filled) => {
  const controls = [el, ...members];
  if (controls.some((one) => attr(one, "aria-invalid") === "true" || matches(one, ":user-invalid"))) return true;
  if (filled && controls.some((one) => matches(one, ":invalid") && !isOneOf(one, ["form", "fieldset"]))) return true;
  return [row, outerOf(el), el].some((box) => !!box && TROUBLE.test(classOf(box)));
};
