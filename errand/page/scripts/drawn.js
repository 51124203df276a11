// Controls that libraries and pages draw by themselves: lists, pickers and what they hold.

const ASK_ABOUT_CHOICE = new RegExp(`^(?:${pageWords.unchosen})?$`, "i"); // an option that chooses nothing: 请选择
const RULED = /^[-=—_*·.…\s]+|[-=—_*·.…\s]+$/g; // drawn around what an option says
const WIDE_CHOICE = /^(全部|不限|无|所有|all|any|none)?$/i; // says nothing where it has no value
const LIST_CLASS = /(^|[\s_-])(select2?|combo|combobox|dropdown|selectbox|picker|chosen|tree)($|[\s_-])/i;
const CASCADE_CLASS = /(^|[\s_-])cascad(e|er|ing)($|[\s_-])/i;
const DATE_CLASS =
  /(^|[\s_-])(date|wdate|laydate|calendar|(has)?datepicker|datetime|datebox)($|[\s_-])|date-?picker|(^|\s)ant-picker/i;
const DATE_CALL = /WdatePicker|laydate|calendar|datepicker|selectDate/i;
const ARROW = /(^|[\s_-])(arrow|caret|edge|suffix|down|triangle|trigger)($|[\s_-])/i;
const POPUP = /(^|[\s_-])(popper|popup|dropdown-menu|dropdown__wrap|options|drop)($|[\s_-])/i;
const DRAWN_LISTS =
  ".el-select,.el-cascader,.ant-select,.ant-cascader-picker,.layui-form-select,.ivu-select,.select2-container," +
  ".chosen-container,.bootstrap-select,.combo,.nice-select,.vue-treeselect,.arco-select,.t-select,.n-base-selection";
const LISTING = "[role=combobox],[role=listbox],[aria-haspopup=listbox],[aria-haspopup=tree]";
const OPTIONS = "[role=option],[role=treeitem],option,dd[lay-value],li";
const BOX_LEVELS = 3; // boxes around the input of a drawn list
const MOST_OPTIONS = 200;
/** Boxes that once asked to be chosen in: they stay lists when something is chosen. @type {WeakSet<Element>} */
const listsSeen = new WeakSet();

/** @type {(text: string) => string} */
const unruled = (text) => plain(text).replace(RULED, "");
/** Whether what stands in a list or is one of its options is no choice. */
/** @type {(text: string) => boolean} */
const saysNothing = (text) =>
  ASK_ABOUT_CHOICE.test(unruled(text)) && !WIDE_CHOICE.test(unruled(text).replace(/^$/, "x"));
/** @type {(option: Element) => string} */
const optionWords = (option) => (attr(option, "label") || textContentOf(option)).replace(BLANKS, " ").trim();
/** @type {(option: Element) => boolean} */
const isBlankOption = (option) => {
  const said = unruled(optionWords(option));
  const value = hasAttribute(option, "value") ? attr(option, "value") : said;
  if (!said || saysNothing(said)) return true;
  return !value && (WIDE_CHOICE.test(said) || ASK_ABOUT_CHOICE.test(said) || !previousElementOf(option));
};
/** The options of a native list. @type {(list: Element) => FieldOption[]} */
const nativeOptions = (list) => {
  /** @type {Element[]} */
  const options = [...(control(list).options ?? [])].slice(0, MOST_OPTIONS);
  return options
    .filter((option) => !control(option).disabled || control(option).selected)
    .map((option) => ({
      text: optionWords(option),
      chosen: !!control(option).selected,
      blank: isBlankOption(option),
      id: null,
    }));
};
/** What can be read in a drawn box: what its input holds, else its words. @type {(el: Element) => string} */
const shownIn = (el) => {
  const input = tagOf(el) === "input" ? el : all(el, "input:not([type=hidden])").find(visible);
  const value = input ? String(control(input).value ?? "") : "";
  if (value) return value;
  const chosen = first(el, "[class*=selection-item],[class*=selected-value],[class*=tags-text],[class*=rendered]");
  if (chosen) return textContentOf(chosen).trim();
  return tagOf(el) === "input" ? "" : shortly(innerTextOf(el).split("\n")[0] ?? "", NAME_LENGTH);
};
/** The list that something belongs to by what it refers to, or by standing in it. */
/** @type {(el: Element) => Element | null} */
const listOf = (el) => {
  const ids = `${attr(el, "aria-controls")} ${attr(el, "aria-owns")}`.split(/\s+/).filter(Boolean);
  const referredTo = ids.map((id) => elementById(document, id)).find(Boolean);
  return referredTo ?? all(el, "[role=listbox],dl,ul").find((box) => all(box, OPTIONS).length > 0) ?? null;
};
/** @type {(asked: AskedFor) => FieldOption[]} */
const drawnOptions = ({ el, list }) => {
  if (list && tagOf(list) === "select") return nativeOptions(list);
  const box = roleOf(el) === "listbox" ? el : listOf(el);
  if (!box) return [];
  const seen = visible(box);
  return all(box, OPTIONS)
    .filter((one) => !first(one, OPTIONS))
    .slice(0, MOST_OPTIONS)
    .map((one) => ({
      text: optionWords(one),
      chosen: attr(one, "aria-selected") === "true" || control(one).selected === true,
      blank: saysNothing(optionWords(one)),
      id: seen && visible(one) ? holdOnce(one) : null,
    }))
    .filter(({ text }) => text);
};
/** The box of a drawn list that an input is part of. @type {(input: Element) => Element | null} */
const drawnListAround = (input) => closest(input, DRAWN_LISTS) ?? closest(input, LISTING);
/** What is drawn instead of a native list that cannot be seen. @type {(list: Element) => Element | null} */
const drawnFor = (list) => {
  const parent = outerOf(list);
  const stands = [nextElementOf(list), previousElementOf(list), parent];
  return stands.find((one) => !!one && visible(one) && LIST_CLASS.test(classOf(one))) ?? null;
};
/** Whether a press on a box is what chooses in it: an arrow stands in it, or beside it. */
/** @type {(el: Element) => boolean} */
const hasArrow = (el) => {
  const near = [...all(el, "i,span,em,svg,b"), ...[nextElementOf(el), previousElementOf(el)].filter((one) => !!one)];
  return near.some((one) => ARROW.test(classOf(one)) || /[▼▾▽∨⌄﹀]/.test(textContentOf(one)));
};
/** Whether it is the one box of a calendar's drawing. @type {(input: Element) => boolean} */
const inCalendar = (input) =>
  outwards(input)
    .slice(0, BOX_LEVELS)
    .some((box) => DATE_CLASS.test(classOf(box)) && all(box, "input:not([type=hidden])").length === 1);
/** Of which kind a box is that nothing can be typed into. @type {(input: Element) => string} */
const untypedKind = (input) => {
  const boxes = [input, ...outwards(input).slice(0, BOX_LEVELS)];
  const own = [input, outerOf(input)].map((one) => (one ? classOf(one) : "")).join(" ");
  const calls = ["onclick", "onfocus"].map((name) => attr(input, name)).join(" ");
  if (DATE_CALL.test(calls) || hasAttribute(input, "lay-key") || boxes.some((box) => DATE_CLASS.test(classOf(box)))) {
    return "date";
  }
  if (boxes.some((box) => CASCADE_CLASS.test(classOf(box)))) return "cascade";
  if (LIST_CLASS.test(own) || hasAttribute(input, "aria-haspopup")) return "drawn-list";
  const parent = outerOf(input);
  return hasArrow(input) || (parent && all(parent, "input").length === 1 && hasArrow(parent)) ? "drawn-list" : "picker";
};
/** The button 选择 beside a read-only box. @type {(el: Element) => boolean} */
const isOpener = (el) => {
  const before = previousElementOf(el);
  return !!before && tagOf(before) === "input" && isReadonly(before);
};
/** Role-less boxes that open a list: they say 请选择, something hears a press on them, no control stands in them. */
/** @type {(root: Node) => Element[]} */
const bareLists = (root) => {
  const found = all(root, "div,span,p,a,em,button").filter((el) => {
    if (childCountOf(el) > 4 || first(el, "input:not([type=hidden]),select,textarea,a,button,li")) return false;
    if (listsSeen.has(el)) return visible(el);
    const said = textContentOf(el).trim();
    if (!said || said.length > TEXT || !saysNothing(said) || isOpener(el)) return false;
    return visible(el) && !closest(el, `${DRAWN_LISTS},${LISTING},option,label`) && isPressed(el);
  });
  const outer = found.filter((el) => !found.some((other) => other !== el && contains(other, el)));
  for (const el of outer) listsSeen.add(el);
  return outer;
};
