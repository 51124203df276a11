// How an element is called, rung by rung.

const NEAR_LEVELS = 5; // boxes around a field whose neighbours may name it: cell, row, and the wrappers of libraries
const NEAR_NODES = 4; // neighbours looked at on each level: blanks, a mark that it is required, its words
const STARS = /[*＊\s]/g;
const BOUNDS = ["form", "table", "tbody", "body", "fieldset"]; // what stands beside these names no single field
const UNSAID = ["select", "textarea", "script", "style", "button"];

/** The words of a cell without its controls. @type {(node: Node) => string} */
const wordsOf = (node) => {
  if (isText(node)) return node.data;
  if (!isElement(node) || isOneOf(node, UNSAID) || isTextbox(node)) return "";
  return nodesOf(node).map(wordsOf).join("");
};
/** @type {(el: Element) => string} */
const ariaName = (el) => {
  const ids = attr(el, "aria-labelledby").split(/\s+/).filter(Boolean);
  return ids.map((id) => textContentOf(elementById(document, id))).join(" ") || attr(el, "aria-label");
};
/** @type {(el: Element) => string} */
const picturesName = (el) =>
  all(el, "img[alt],[aria-label]")
    .map((picture) => readAttribute(picture, "alt") ?? attr(picture, "aria-label"))
    .join(" ");
/** @type {(el: Element) => string} */
const pressName = (el) => {
  if (tagOf(el) !== "input") return innerTextOf(el).trim() || picturesName(el);
  return String((typeOf(el) === "image" ? control(el).alt : control(el).value) ?? "");
};
/** @type {(el: Element) => string} */
const roleName = (el) => {
  const said = ariaName(el);
  if (said) return said;
  if (isPressable(el) || (isChoice(el) && tagOf(el) !== "input")) return pressName(el);
  return tagOf(el) === "img" ? attr(el, "alt") : "";
};
/** @type {(el: Element) => string} */
const labelName = (el) => labelsOf(el).map(wordsOf).join(" ");
/** @type {(el: Element) => string} */
const hintName = (el) => {
  const said = attr(el, "placeholder") || attr(el, "title");
  if (said || !isTextbox(el)) return said;
  const { value, defaultValue } = control(el);
  return value && value === defaultValue ? String(value) : "";
};
const BRIEF_LABEL = 40; // characters kept of a label
const LABEL_SIGNS = /[*＊:：\s]/g;
/** What a box is called in a few words. @type {(el: Element) => string} */
const briefLabelOf = (el) =>
  (labelName(el).trim() || besideName(el) || hintName(el)).replace(LABEL_SIGNS, "").slice(0, BRIEF_LABEL);
/** The words of the row above a cell, where the labels stand there. @type {(cell: Element) => string} */
const aboveName = (cell) => {
  const row = parentOf(cell);
  const above = row && previousElementOf(row);
  if (!above || first(above, "input,select,textarea")) return "";
  return wordsOf(control(above).cells?.[control(cell).cellIndex] ?? above).trim();
};
/** Bare text before (or, for a choice, behind) it, then the neighbouring cell, then the box around it. */
/** @type {(el: Element) => string} */
const besideName = (el) => {
  const step = isChoice(el) ? nextOf : previousOf;
  /** @type {Element | null} */
  let node = el;
  for (let level = 0; node && level < NEAR_LEVELS; level += 1) {
    for (let near = step(node), far = 0; near && far < NEAR_NODES; near = step(near), far += 1) {
      if (isElement(near) && first(near, CONTROLS)) break;
      const text = wordsOf(near).trim();
      if (text.replace(STARS, "")) return text;
    }
    node = parentOf(node);
    if (!node || isOneOf(node, BOUNDS)) break;
    if (isOneOf(node, ["td", "th"]) && !previousElementOf(node) && !isChoice(el)) {
      const text = aboveName(node);
      if (text) return text;
    }
  }
  return "";
};
/** @type {Record<string, (el: Element) => string>} */
const NAMES = { role: roleName, label: labelName, placeholder: hintName, beside: besideName };

const IDENTIFIERS = ["id", "name", "src", "onclick", "data-action", "formcontrolname", "class", "role"];
/** What its builders call it. @type {(el: Element) => string} */
const identifiersOf = (el) =>
  [
    ...IDENTIFIERS.map((name) => attr(el, name)),
    typeOf(el) === "search" ? "search" : "",
    ...all(el, "img,i").map((picture) => `${attr(picture, "src")} ${classOf(picture)}`),
  ]
    .join(" ")
    .toLowerCase();
/** @type {(spec: Spec, el: Element) => boolean} */
const nameFits = (spec, el) => {
  const { names } = compile(spec);
  if (!names.length) return false;
  const said = identifiersOf(el);
  return names.some((name) => name.test(said));
};
