// Forms: what a form demands before it may be handed in, as a person sees it.

const UNCHOSEN = new RegExp(`^(?:${pageWords.unchosen})?$`, "i"); // an option that chooses nothing: 请选择
const DEMANDED = new RegExp(pageWords.required); // in a label: 必填, or a star
const MARK = /(^|[\s_-])(is-)?required($|[\s_-])/i; // in a class
const LABEL = 40; // characters kept of a label
const LABEL_SIGNS = /[*＊:：\s]/g;
const RULES = /^[-=—]+|[-=—]+$/g; // drawn around what an option says
const NO_FIELDS = ["hidden", "submit", "button", "image", "reset"];
const DRAWN = ["radio", "checkbox", "file"]; // often hidden, with something drawn for them

/** @type {(el: Element) => string} */
const labelOf = (el) => labelName(el).trim() || besideName(el) || hintName(el);
/** @type {(el: Element) => string} */
const briefLabelOf = (el) => labelOf(el).replace(LABEL_SIGNS, "").slice(0, LABEL);
/** Whether the form says that this must be filled in. @type {(el: Element) => boolean} */
const isDemanded = (el) => {
  if (control(el).required || attr(el, "aria-required") === "true" || DEMANDED.test(labelOf(el))) return true;
  const box = closest(el, FIELD_BOX);
  return [el, box, box && previousElementOf(box)].some((part) => part && MARK.test(classOf(part)));
};
/** @type {(el: Element) => string} */
const kindOf = (el) => {
  if (tagOf(el) === "select") return "list";
  if (isChoice(el)) return "choice";
  return typeOf(el) === "file" ? "file" : "text";
};
/** @type {(option: Element) => string} */
const optionText = (option) => plainOf(option).replace(RULES, "");
/** @type {(list: Element) => boolean} */
const isUnchosen = (list) => {
  const option = control(list).selectedOptions?.[0];
  return !option || UNCHOSEN.test(optionText(option));
};
/** @type {(el: Element) => boolean} */
const isFilled = (el) => {
  const { checked, files, value } = control(el);
  switch (kindOf(el)) {
    case "choice":
      return !!checked || attr(el, "aria-checked") === "true";
    case "list":
      return !isUnchosen(el);
    case "file":
      return files?.length > 0;
    default:
      return !!value && value !== attr(el, "hint");
  }
};
/** @type {(el: Element) => boolean} */
const isShown = (el) => {
  if (visible(el) || labelsOf(el).some(visible)) return true;
  const parent = parentOf(el);
  return DRAWN.includes(typeOf(el)) && !!parent && visible(parent);
};
/** @type {(concept: string | null, el: Element) => string} */
const kindFor = (concept, el) => {
  if (concept?.startsWith("captcha")) return "captcha";
  return concept === "sms.box" ? "sms" : kindOf(el);
};
/** What the form last worked in asks for; never what stands in it. */
const formFields = () => {
  if (!touched.element) return null;
  const form = closest(touched.element, "form") ?? closest(touched.element, "fieldset,table") ?? bodyOf(document);
  /** @type {Set<string>} */
  const groups = new Set();
  const fields = [];
  for (const el of form ? all(form, "input,textarea,select") : []) {
    const group = typeOf(el) === "radio" ? String(control(el).name) : "";
    if (NO_FIELDS.includes(typeOf(el)) || control(el).disabled || !isShown(el) || groups.has(group)) continue;
    if (group) groups.add(group);
    const concept = [el, ...labelsOf(el)].map((one) => taken.get(one)).find(Boolean) ?? null;
    const peers = group
      ? all(/** @type {Element} */ (form), "input[type=radio]").filter((one) => control(one).name === group)
      : [el];
    fields.push({
      label: briefLabelOf(el),
      concept,
      required: isDemanded(el) || null,
      kind: kindFor(concept, el),
      filled: peers.some(isFilled),
      guessed: false,
    });
  }
  return fields;
};
/** The lists of this form that must be chosen from and are not, each with what to choose. */
/** @type {(prefer: string[]) => object[]} */
const openLists = (prefer) => {
  const form = (touched.element && closest(touched.element, "form,fieldset")) ?? document;
  const lists = all(form, "select").filter(
    (el) => visible(el) && !control(el).disabled && isUnchosen(el) && isDemanded(el),
  );
  return lists.flatMap((el) => {
    /** @type {HTMLOptionElement[]} */
    const options = [...(control(el).options ?? [])];
    const real = options.filter((option) => !option.disabled && !UNCHOSEN.test(optionText(option)));
    const wanted = real.find((one) => prefer.some((word) => optionText(one).includes(plain(word))));
    const option = wanted ?? real[0];
    if (!option) return [];
    return [
      {
        id: hold(el, null),
        label: labelOf(el).replace(LABEL_SIGNS, ""),
        option: option.label || textContentOf(option),
      },
    ];
  });
};
