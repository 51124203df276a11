// The ladder: from a concept of the lexicon to the one element of this document a citizen would take for it.
// Every answer names the rung that found it.

const RUNGS = ["selector", "role", "label", "placeholder", "beside", "name"];
/** @type {Record<string, string[]>} */
const ORDER = {
  press: ["selector", "role", "placeholder", "text", "name", "beside"],
  text: ["selector", "text"],
  section: ["selector", "text"],
};
const TOGETHER_LEVELS = 4; // boxes up from a field in which its own button stands
const PICTURE_LEVELS = 3; // boxes up from a code field in which its picture stands
const PICTURES = "img,canvas,svg";
const TOO_MANY = 30; // so many things a selector finds, and it means none of them

// Among equals the least weight is taken; each weighs more than all lighter ones together.
const FURNITURE_WEIGHT = 1; // in a head, foot or menu: the main part of a page comes first
const BELOW_WEIGHT = 2; // not in a dialog: what lies on top comes first
const OUTSIDE_WEIGHT = 4; // not in the form last worked in
const CHOSEN_WEIGHT = 8; // the tab one is on: to press it leads nowhere
const READONLY_WEIGHT = 16; // a box nothing can be typed into

/** @type {{ element: Element | null, at: string }} */
const touched = { element: null, at: "" }; // what was last looked for to be acted on, and the address then

/** @type {(el: Element) => boolean} */
const isChosen = (el) => !!closest(el, "[aria-selected=true]");
/** @type {(el: Element | null) => Element | null} */
const formOf = (el) => el && (closest(el, "form") || closest(el, "table,fieldset"));
/** @type {(el: Element) => boolean} */
const isReadonly = (el) => !!control(el).readOnly;
/** @type {(spec: Spec, found: Element[], name: (el: Element) => string) => Element[]} */
const prefer = (spec, found, name) => {
  if (found.length < 2) return found;
  const form = touched.element && closest(touched.element, "form,table,fieldset");
  const rows = found.map((el, at) => ({
    el,
    at,
    rank: rank(spec, name(el)),
    weight:
      (form && contains(form, el) ? 0 : OUTSIDE_WEIGHT) +
      (closest(el, "dialog,[role=dialog],[aria-modal=true]") ? 0 : BELOW_WEIGHT) +
      (closest(el, "header,footer,nav,aside") ? FURNITURE_WEIGHT : 0) +
      (isChosen(el) ? CHOSEN_WEIGHT : 0) +
      (isReadonly(el) ? READONLY_WEIGHT : 0),
  }));
  return rows.sort((a, b) => a.weight - b.weight || a.rank - b.rank || a.at - b.at).map((row) => row.el);
};
/** Whether a press stands by the box it would belong to: 办件查询 elsewhere is no search button. */
/** @type {(box: Element, el: Element) => boolean} */
const together = (box, el) => {
  const around = upwards(box, TOGETHER_LEVELS + 1);
  const shared = around.find((one) => contains(one, el));
  return !!shared && shared !== bodyOf(document);
};
/** Of unnamed image buttons, only the one beside the box it belongs to. */
/** @type {(spec: Spec, found: Element[]) => Element[]} */
const nearest = (spec, found) => {
  const box = spec.near && climb(spec.near)?.element;
  if (!box) return [];
  for (const around of upwards(parentOf(box), TOGETHER_LEVELS)) {
    const inside = found.find((el) => contains(around, el) && el !== box && !plain(roleName(el)));
    if (inside) return [inside];
  }
  return [];
};
/** A picture in the same row or box: what makes a code field a captcha. @type {(el: Element) => boolean} */
const pictured = (el) => {
  for (const box of upwards(parentOf(el), PICTURE_LEVELS)) {
    if (isOneOf(box, ["form", "body", "tbody", "table"])) return false;
    if (all(box, PICTURES).some(visible)) return true;
  }
  return false;
};
/** What a file's selector finds; of what is asked for by name, only what says it, and never a whole page of things. */
/** @type {(spec: Spec) => Element[]} */
const bySelector = ({ selector, says }) => {
  if (!selector) return [];
  const wanted = plain(says);
  const found = everywhere(selector).filter((el) => visible(el) && plainOf(el).includes(wanted));
  return found.length > TOO_MANY || found.some((el) => contains(el, bodyOf(document))) ? [] : found;
};
/** What a rung holds, of a pool of candidates. */
/** @type {(spec: Spec, rung: string, exact: boolean, pool: Element[]) => Element[]} */
const onRung = (spec, rung, exact, pool) => {
  const { kind } = spec;
  /** @type {(name: (el: Element) => string) => Element[]} */
  const called = (name) => pool.filter((el) => fits(spec, name(el), exact));
  switch (rung) {
    case "selector":
      return exact ? bySelector(spec) : [];
    case "role":
      return called(kind === "text" ? ariaName : roleName);
    case "label":
      return called(labelName);
    case "placeholder":
      return called(hintName);
    case "beside":
      if (kind === "press") return exact ? nearest(spec, pool) : [];
      return kind === "text" ? [] : called(besideName);
    case "name":
      if (!exact || !spec.names.length) return [];
      return [...pool, ...(kind === "press" ? pressedPictures() : [])].filter((el) => nameFits(spec, el));
    default:
      return ["press", "text", "section"].includes(kind) ? spoken(spec, exact) : [];
  }
};
/** @type {(spec: Spec) => Climbed | null} */
const climb = (spec) => {
  const pool = ["text", "section"].includes(spec.kind)
    ? []
    : candidates(spec.kind).filter((el) => !spec.picture || pictured(el));
  const box = spec.near ? (climb(spec.near)?.element ?? null) : null;
  const form = spec.submits ? formOf(touched.element) : null; // what hands a form in is looked for there first
  /** @type {Climbed | null} */
  let chosen = null; // the tab one is on: only where nothing else says it
  /** @type {[Element | null, boolean][]} */
  const ways = [...(form ? [/** @type {[Element, boolean]} */ ([form, true])] : []), [null, true], [null, false]];
  for (const [around, exact] of ways) {
    if (!exact && spec.strict) break;
    for (const rung of ORDER[spec.kind] ?? RUNGS) {
      const called = [...new Set(onRung(spec, rung, exact, pool))].filter(
        (el) => (!around || contains(around, el)) && (exact || !box || together(box, el)),
      );
      const found = prefer(spec, called, NAMES[rung] ?? innerTextOf);
      const element = found[0];
      if (!element) continue;
      const hit = { element, rung, exact, count: found.length, all: found };
      if (spec.kind !== "press" || !isChosen(element)) return hit;
      chosen ??= hit;
    }
  }
  return chosen;
};
/** What is drawn for a choice that is hidden itself: its label, or what stands beside it. */
/** @type {(el: Element) => Element} */
const drawn = (el) => {
  const stands = [el, ...labelsOf(el), nextElementOf(el), previousElementOf(el)];
  return stands.find((one) => one && visible(one) && (one === el || !matches(one, "a,button,input"))) ?? el;
};
