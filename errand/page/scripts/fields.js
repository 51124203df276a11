// Fields: what a form asks for, described in full: names, kind, what stands in them, what can be chosen.

const HOLDS_LENGTH = 80; // characters kept of what stands in a field
const ATTRIBUTES = ["type", "name", "id", "autocomplete", "inputmode", "maxlength", "pattern", "min", "max"];
const CODE = new RegExp(pageWords.code, "i");
const SENDING = new RegExp(pageWords.sending, "i");
const CODE_NAME = /captcha|verif|valid|randcode|checkcode|imgcode|yzm|vcode|authcode/i;
const ON_CLASS = /(^|[\s_-])(checked|selected|active|on|ticked)($|[\s_.-])/i; // in the class or picture of a drawn tick
const LEAST_PICTURE = 16; // CSS pixels: smaller ones are icons

/** @type {(every: AskedFor[]) => Layout} */
const layoutOf = (every) => {
  /** @type {Map<Element, number>} */
  const counts = new Map();
  /** @type {Set<Element>} */
  const fields = new Set();
  for (const { el, members } of every) {
    /** @type {Set<Element>} */
    const seen = new Set();
    for (const one of [el, ...members]) {
      fields.add(one);
      for (const box of outwards(one)) seen.add(box);
    }
    for (const box of seen) counts.set(box, (counts.get(box) ?? 0) + 1);
  }
  return { counts, fields };
};
/** @type {(choice: Element) => string} */
const choiceWords = (choice) => {
  const label = labelsOf(choice).map(seenWords).join(" ").trim();
  const said = ariaName(choice) || label || (tagOf(choice) === "input" ? besideName(choice) : innerTextOf(choice));
  return shortly(said || attr(choice, "value"), NAME_LENGTH);
};
/** @type {(el: Element) => boolean} */
const isTicked = (el) => {
  if (tagOf(el) === "input") return !!control(el).checked;
  return attr(el, "aria-checked") === "true" || (!roleOf(el) && ON_CLASS.test(`${classOf(el)} ${attr(el, "src")}`));
};
/** @type {(asked: AskedFor) => FieldOption[]} */
const optionsOf = (asked) => {
  const { kind, el, members } = asked;
  if (kind === "list") return nativeOptions(el);
  if (kind === "drawn-list") return drawnOptions(asked);
  if (!["choice", "choices"].includes(kind)) return [];
  return members.map((one) => ({
    text: choiceWords(one),
    chosen: isTicked(one),
    blank: false,
    id: holdOnce(drawn(one)),
  }));
};
/** What was typed into a box: not its hint, and no default value that only asks. @type {(el: Element) => string} */
const typedInto = (el) => {
  const { value, defaultValue } = control(el);
  const holding = String(value ?? innerTextOf(el)).trim();
  if (holding === (attr(el, "placeholder") || attr(el, "hint"))) return "";
  return holding === defaultValue && (ASKS.test(plain(holding)) || saysNothing(holding)) ? "" : holding;
};
/** What was chosen in a box nothing is typed into. @type {(el: Element, one: Element) => string} */
const chosenIn = (el, one) => {
  const shown = shownIn(el);
  return saysNothing(shown) || shown === attr(one, "placeholder") ? "" : shown;
};
/** What stands in a field, as a person reads it; of a password only that something does. */
/** @type {(asked: AskedFor, options: FieldOption[]) => string} */
const heldBy = ({ kind, el, members, list }, options) => {
  const one = members[0] ?? el;
  if (list) return chosenOf(options);
  switch (kind) {
    case "list":
    case "choice":
    case "choices":
      return chosenOf(options);
    case "tick":
      return isTicked(one) ? choiceWords(one) || "√" : "";
    case "file":
    case "password":
      return control(one).value ? "•" : "";
    case "drawn-list":
    case "cascade":
    case "picker":
    case "date":
      return chosenIn(el, one);
    default:
      return tagOf(one) === "iframe" ? framedText(one).trim() : typedInto(one);
  }
};
/** @type {(options: FieldOption[]) => string} */
const chosenOf = (options) => options.flatMap(({ chosen, blank, text }) => (chosen && !blank ? [text] : [])).join(" ");
/** @type {(el: Element) => FormButton} */
const buttonOf = (el) => ({
  id: holdOnce(el),
  text: shortly(pressName(el) || innerTextOf(el), NAME_LENGTH),
  disabled: matches(el, ":disabled") || attr(el, "aria-disabled") === "true",
});
/** A picture in its row that is more than an icon. @type {(row: Element) => boolean} */
const hasPicture = (row) =>
  all(row, PICTURES).some((picture) => {
    const { width, height } = boxOf(picture);
    return visible(picture) && width > 2 * LEAST_PICTURE && height > LEAST_PICTURE;
  });
/** A box for a code is a captcha beside a picture, and a code that is sent beside a button that sends it. */
/** @type {(asked: AskedFor, row: Element, names: Record<string, string>, button: FormButton | null) => string} */
const preciseKind = ({ kind, el }, row, names, button) => {
  if (!["text", "number", "password"].includes(kind)) return kind;
  const said = plain(["role", "label", "placeholder", "title", "beside", "above"].map((rung) => names[rung]).join(" "));
  if (!CODE.test(said) && !CODE_NAME.test(`${attr(el, "name")} ${idOf(el)}`)) return kind;
  if (button && SENDING.test(plain(button.text))) return "code";
  return hasPicture(row) || pictured(el) ? "captcha" : kind;
};
/** @type {(el: Element, kind: string) => Record<string, string>} */
const attributesOf = (el, kind) => {
  const given = ATTRIBUTES.map((name) => [name, attr(el, name)]);
  if (kind !== "tick") given.push(["class", classOf(el)]);
  return Object.fromEntries([["tag", tagOf(el)], ...given].filter(([, value]) => value));
};
/** What is pressed or typed into: of radio buttons the first, of what is hidden what is drawn for it. */
/** @type {(asked: AskedFor, kind: string) => Element} */
const handleOf = ({ el, members }, kind) => {
  const one = members[0] ?? el;
  if (kind === "file") return one;
  if (["choice", "choices"].includes(kind)) return members.find(visible) ?? drawn(one);
  return kind === "tick" && !visible(el) ? drawn(el) : el;
};
/** For which concept the ladder last took it. @type {(asked: AskedFor) => string | null} */
const takenFor = ({ el, members }) =>
  [el, ...members, ...members.flatMap(labelsOf)].map((each) => taken.get(each)).find(Boolean) ?? null;
/** What sends a code though it is no button: a box or a word beside the field that is pressed. */
/** @type {(row: Element) => Element | undefined} */
const senderIn = (row) =>
  all(row, "span,div,em,i,p,label").find((el) => {
    const said = plainOf(el);
    return said.length <= TEXT && SENDING.test(said) && CODE.test(said) && visible(el) && isPressed(el);
  });
/** Whether a tick is one's consent, by its words and those beside it: the link to what is agreed to among them. */
/** @type {(names: Record<string, string>, row: Element) => boolean} */
const agrees = (names, row) => {
  const said = Object.values(names).join("");
  const beside = plainOf(row);
  return [`${said}${seenWords(row)}`, beside.length <= SAID_LENGTH ? beside : ""].some((words) =>
    AGREEING.test(plain(words)),
  );
};
/** @type {(asked: AskedFor, layout: Layout, buttons: Element[], heading: string) => Described} */
const describedField = (asked, layout, buttons, heading) => {
  const { el, members } = asked;
  const one = members[0] ?? el;
  const row = rowOf(asked, layout);
  const names = namesOf(asked, row, layout);
  if (heading) names["heading"] = heading;
  const beside = buttons.find((button) => contains(row, button) && !contains(button, el)) ?? senderIn(row);
  const button = beside ? buttonOf(beside) : null;
  const options = optionsOf(asked);
  const holding = heldBy(asked, options);
  const kind = preciseKind(asked, row, names, button);
  return {
    id: holdOnce(handleOf(asked, kind)),
    kind,
    names,
    attributes: attributesOf(one, kind),
    required: mustBeFilled(asked, row, layout),
    filled: holding !== "",
    holds: holding.slice(0, HOLDS_LENGTH),
    options,
    says: saidAt(asked, row, names, layout),
    invalid: isInvalid(asked, row, holding !== ""),
    readonly: isLocked(one),
    agreement: kind === "tick" && agrees(names, row),
    button,
    concept: takenFor(asked),
  };
};
