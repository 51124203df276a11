// What a document asks for: its controls, native or drawn, those that are one question together.

const ASKABLE =
  "input,select,textarea,[contenteditable],iframe,[role=combobox],[role=listbox],[role=radio],[role=checkbox]," +
  "[role=switch],[role=textbox],[role=searchbox],[role=spinbutton]";
const NOT_ASKED = ["hidden", "submit", "button", "image", "reset"];
const OFTEN_HIDDEN = ["radio", "checkbox", "file"]; // with something drawn for them
const DATES = ["date", "datetime-local", "month", "week", "time"];
const GROUPS =
  "[role=radiogroup],[role=group],.el-radio-group,.el-checkbox-group,.ant-radio-group,.ant-checkbox-group," +
  ".van-radio-group,.van-checkbox-group,.ivu-radio-group";
const GROUP_BOXES = `${GROUPS},${FORM_ROWS.join(",")},td,dd,li,p,fieldset,form`;
const MOST_FIELDS = 200;
const MOST_SCANNED = 6000; // elements: of a larger document only form elements are searched for bare lists
const AGREEING = new RegExp(pageWords.agreement, "i");
const LONGEST_CHOICE = 8; // characters of words that are chosen by a press
const LONGEST_LABEL = 12; // characters of what names them
const MOST_CHOICES = 12;
const LEAST_TICK = 8; // CSS pixels, of what is ticked
const MOST_TICK = 40;
const TICK_LEVELS = 2; // boxes around it in which its words stand

/** @type {WeakMap<Element, number>} */
const numbers = new WeakMap();
/** The number of an element, the same whenever it is asked for. @type {(el: Element) => number} */
const holdOnce = (el) => {
  const known = numbers.get(el) ?? hold(el, null);
  numbers.set(el, known);
  return known;
};
/** Whether a person can use it: it is seen, or something that is drawn for it. @type {(el: Element) => boolean} */
const isUsable = (el) => {
  if (matches(el, ":disabled") || attr(el, "aria-disabled") === "true") return false;
  if (visible(el)) return true;
  if (!OFTEN_HIDDEN.includes(typeOf(el))) return false;
  const parent = outerOf(el);
  return labelsOf(el).some(visible) || [parent, nextElementOf(el)].some((one) => !!one && visible(one));
};
/** @type {(el: Element) => boolean} */
const isRole = (el) => roleOf(el) !== "" && !isOneOf(el, ["input", "select", "textarea"]);
/** @type {(kind: string, el: Element, pressed?: Element, list?: Element | null) => AskedFor} */
const askedAs = (kind, el, pressed = el, list = null) => ({ kind, el: pressed, members: [el], list });
/** A native list, or what is drawn for it. @type {(list: Element) => AskedFor | null} */
const askedByList = (list) => {
  if (matches(list, ":disabled")) return null;
  const seen = visible(list) && styleOf(list).opacity !== "0";
  const instead = seen ? null : drawnFor(list);
  if (instead) return askedAs("drawn-list", list, instead, list);
  return visible(list) ? askedAs("list", list) : null;
};
/** A control that is part of a drawn list; null for one that is no field by itself. */
/** @type {(el: Element, around: Element) => AskedFor | null} */
const askedByDrawn = (el, around) => {
  const outer = closest(around, DRAWN_LISTS) ?? around;
  if (DATE_CLASS.test(classOf(outer))) return askedAs("date", el, outer);
  return askedAs([outer, el].some((one) => CASCADE_CLASS.test(classOf(one))) ? "cascade" : "drawn-list", el, outer);
};
/** What has only a role. @type {(el: Element) => AskedFor | null} */
const askedByRole = (el) => {
  if (first(el, "input,textarea")) return null; // which is asked for itself
  if (!CHOICE_ROLES.includes(roleOf(el))) return askedAs("area", el);
  return askedAs(roleOf(el) === "radio" ? "choice" : "tick", el);
};
const OFTEN_HIDDEN_KINDS = { radio: "choice", checkbox: "tick", file: "file" };
/** Whether nothing can be typed into it, not even once it is entered: some unlock themselves, against autofill. */
/** @type {(el: Element) => boolean} */
const isLocked = (el) => isReadonly(el) && !/read-?only/i.test(attr(el, "onfocus") + attr(el, "onclick"));
/** A box to type in, by its kind. @type {(el: Element) => string} */
const boxKind = (el) => {
  const type = typeOf(el);
  if (tagOf(el) === "textarea" || isEditable(el)) return "area";
  if (DATES.includes(type)) return "date";
  if (type === "password" || type === "number") return type;
  if (isLocked(el)) return untypedKind(el);
  const calls = DATE_CALL.test(attr(el, "onclick") + attr(el, "onfocus"));
  return calls || DATE_CLASS.test(classOf(el)) || inCalendar(el) ? "date" : "text";
};
/** One control as something that is asked for; null for what is part of another. */
/** @type {(el: Element) => AskedFor | null} */
const askedBy = (el) => {
  const type = typeOf(el);
  if (NOT_ASKED.includes(type)) return null;
  if (tagOf(el) === "select") return askedByList(el);
  if (!isUsable(el)) return null;
  if (OFTEN_HIDDEN.includes(type)) {
    return askedAs(OFTEN_HIDDEN_KINDS[/** @type {"radio" | "checkbox" | "file"} */ (type)], el);
  }
  if (tagOf(el) === "iframe") return isEditorFrame(el) ? askedAs("area", el) : null;
  const around = drawnListAround(el);
  if (around) return askedByDrawn(el, around);
  return isRole(el) ? askedByRole(el) : askedAs(boxKind(el), el);
};
/** What tells which of several radio buttons or boxes belong together. @type {(asked: AskedFor) => unknown} */
const groupOf = ({ el, kind }) => {
  const name = attr(el, "name");
  const drawnGroup = closest(el, GROUPS);
  if (drawnGroup) return drawnGroup;
  const form = control(el).form ?? closest(el, "form") ?? rootOf(el);
  if (name) return `${kind} ${name} ${isElement(form) ? holdOnce(form) : ""}`;
  return kind === "choice" ? closest(el, GROUP_BOXES) : el;
};
/** Radio buttons of one question as one field, and check boxes of one. @type {(found: AskedFor[]) => AskedFor[]} */
const grouped = (found) => {
  /** @type {Map<unknown, AskedFor>} */
  const groups = new Map();
  /** @type {AskedFor[]} */
  const kept = [];
  for (const one of found) {
    if (!["choice", "tick"].includes(one.kind)) {
      kept.push(one);
      continue;
    }
    const key = groupOf(one);
    const known = groups.get(key);
    if (known && known.kind.startsWith(one.kind === "tick" ? "t" : "choice")) {
      known.members.push(...one.members);
    } else if (!known) {
      groups.set(key, one);
      kept.push(one);
    } else {
      kept.push(one);
    }
  }
  return kept.map((one) => (one.kind === "tick" && one.members.length > 1 ? { ...one, kind: "choices" } : one));
};
/** @type {(el: Element, other: Element) => number} */
const inOrder = (el, other) => (el === other ? 0 : isBefore(el, other) ? -1 : 1);
/** Words to choose one of by a press, without any control: 咨询 投诉 建议 in a row of their own behind a label. */
/** @type {(root: Node, found: AskedFor[]) => AskedFor[]} */
const bareChoices = (root, found) => {
  /** @type {Map<Element, Element[]>} */
  const rows = new Map();
  for (const el of all(root, "span,li,div,em,i,b")) {
    const words = plainOf(el).length;
    if (!words || words > LONGEST_CHOICE || childCountOf(el) > 1 || !hearsPresses(el)) continue;
    const row = outerOf(el);
    if (row && visible(el)) rows.set(row, [...(rows.get(row) ?? []), el]);
  }
  return [...rows].flatMap(([row, members]) => {
    const first = members[0];
    const alike = members.filter((one) => first && tagOf(one) === tagOf(first));
    const named = first && wordsBeside(first, previousOf, { counts: new Map(), fields: new Set(alike) });
    const label = named || wordsBeside(row, previousOf, { counts: new Map(), fields: new Set() });
    const free = !found.some((one) => contains(row, one.el)) && !closest(row, `nav,header,footer,${GROUPS}`);
    if (!first || alike.length < 2 || alike.length > MOST_CHOICES || !free || !label) return [];
    return plain(label).length <= LONGEST_LABEL ? [{ kind: "choice", el: first, members: alike, list: null }] : [];
  });
};
/** Boxes to be ticked that are neither controls nor have a role: a small thing to press before words of consent. */
/** @type {(root: Node, found: AskedFor[]) => AskedFor[]} */
const bareTicks = (root, found) =>
  all(root, "i,em,b,span,img,svg,div")
    .filter((el) => {
      if (childCountOf(el) || textContentOf(el).trim() || closest(el, "label,button,a")) return false;
      const { width, height } = boxOf(el);
      if (Math.min(width, height) < LEAST_TICK || Math.max(width, height) > MOST_TICK || !visible(el)) return false;
      const line = upwards(el, TICK_LEVELS + 1).find((box) => AGREEING.test(plainOf(box)));
      if (!line || !isPressed(el)) return false;
      const row = parentOf(line) ?? line; // in which a hidden control may stand that this is drawn for
      return !found.some((one) => contains(visible(one.el) ? line : row, one.el));
    })
    .map((el) => askedAs("tick", el));
/** Everything in a part of the document that is asked for. @type {(roots: Node[]) => AskedFor[]} */
const allAsked = (roots) => {
  const parts = roots.flatMap((root) => all(root, ASKABLE)).slice(0, 4 * MOST_FIELDS);
  /** @type {Set<Element>} */
  const taking = new Set();
  const found = parts.flatMap((el) => {
    const asked = askedBy(el);
    if (!asked || taking.has(asked.el)) return [];
    if (isEditable(el) && [...taking].some((one) => contains(one, el))) return [];
    taking.add(asked.el);
    return [asked];
  });
  const large = roots.some((root) => all(root, "*").length > MOST_SCANNED);
  const searched = large ? [...new Set(found.flatMap(({ el }) => closest(el, "form") ?? []))] : roots;
  const bare = searched
    .flatMap(bareLists)
    .filter((el) => !found.some((one) => contains(one.el, el) || contains(el, one.el)))
    .map((el) => askedAs("drawn-list", el));
  if (found.length) bare.push(...searched.flatMap((root) => [...bareTicks(root, found), ...bareChoices(root, found)]));
  const together = grouped(bare.length ? [...found, ...bare].sort((a, b) => inOrder(a.el, b.el)) : found);
  return together.slice(0, MOST_FIELDS);
};
