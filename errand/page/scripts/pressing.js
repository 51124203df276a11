// What a press would do something to, and what only says something.

const HANDLER_LEVELS = 4; // elements up from the words to what is pressed: libraries wrap words two or three times
const ALIKE = 3; // so many that only listen and say the same are values in a list
const MENU = 3; // so many things to press in one box are a menu
const LONGEST = 400; // characters: no longer text is the name of anything
const CELLS_OF_TABLES = ["td", "th", "tr"];

/** @type {(el: Element) => boolean} */
const looksPressable = (el) => {
  if (styleOf(el).cursor === "pointer") return true;
  return upwards(el, HANDLER_LEVELS).some((node) => {
    if (hasOnClick(node) || isOneOf(node, ["a", "button", "summary"])) return true;
    if (tagOf(node) !== "label") return false;
    const field = control(node).control;
    return !(field && isTextbox(field));
  });
};
/** Libraries listen on every cell of every table: that alone makes no entry of what it says. */
/** @type {(el: Element) => boolean} */
const listened = (el) =>
  upwards(el, HANDLER_LEVELS).some((node) => listening.has(node) && !isOneOf(node, CELLS_OF_TABLES));
/** Whether a menu opens under the pointer there: a press brings it there. @type {(el: Element) => boolean} */
const opens = (el) => upwards(el, HANDLER_LEVELS).some((node) => hovered.has(node) && !isOneOf(node, CELLS_OF_TABLES));
/** @type {(el: Element) => boolean} */
const isPressed = (el) => looksPressable(el) || listened(el);
/** Pictures that are pressed: no words, no role. */
const pressedPictures = () =>
  everywhere("i,em,span,div,img,svg,li,a,b,label,p").filter((el) => {
    if (!visible(el) || plainOf(el)) return false;
    return hasOnClick(el) || listening.has(el) || (!childCountOf(el) && styleOf(el).cursor === "pointer");
  });
/** Of elements that say it, those a press would do something to. @type {(found: Element[]) => Element[]} */
const pressable = (found) => {
  const only = found.filter((el) => !looksPressable(el) && listened(el));
  const said = only.map(plainOf);
  const values = only.filter((_, at) => said.filter((other) => other === said[at]).length >= ALIKE);
  const pressed = found.filter((el) => looksPressable(el) || (only.includes(el) && !values.includes(el)));
  return pressed.length ? pressed : found.filter(opens);
};
/** Its words; those of a menu in it are not read on as one sentence. @type {(el: Element) => string} */
const passage = (el) => {
  const pressed = all(el, "*").filter(looksPressable);
  if (pressed.length < MENU) return textContentOf(el);
  const walker = walkerOf(document, el, NodeFilter.SHOW_TEXT);
  let words = "";
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (!pressed.some((one) => contains(one, text))) words += text.data;
  }
  return words;
};
/** @type {(el: Element) => string} */
const spokenBy = (el) => {
  if (tagOf(el) === "input") return isPressable(el) ? String(control(el).value ?? "") : "";
  return tagOf(el) === "img" ? attr(el, "alt") : textContentOf(el);
};
const NOTICE_WORDS = 80; // characters: a longer text only tells of such things
const RECEIPT_NUMBER = new RegExp(pageWords.receiptNumber); // no mere mention: it speaks of this very case
const NEWS_TITLE = new RegExp(pageWords.newsTitle);
const LINKS = "a[href],button,summary,option,nav,header,footer,[role=link],[role=button],[role=tab],[role=menuitem]";
/** Whether words stand in a title, a link, a menu or a long text: what they say is then nothing that has happened. */
/** @type {(el: Element) => boolean} */
const isMention = (el) => {
  if (closest(el, LINKS)) return true;
  const said = plainOf(el);
  if ((said.length > NOTICE_WORDS && !RECEIPT_NUMBER.test(said)) || NEWS_TITLE.test(said)) return true;
  const row = closest(el, "li,tr,dd");
  return !!row && (looksPressable(row) || NEWS_TITLE.test(plainOf(row)));
};
/** Whether it is a link in it that says so. @type {(el: Element, spec: Spec, exact: boolean) => boolean} */
const saysInLink = (el, spec, exact) => all(el, LINKS).some((link) => fits(spec, textContentOf(link), exact));
const MESSAGE_ROLES = "[role=alert],[role=status],[role=dialog],[role=alertdialog],[aria-live],dialog,output";
const MESSAGE_LEVELS = 4;
const TOAST_WORDS = 60; // characters: what is fixed in the window and says no more comes and goes
const LITTLE = 160; // characters: a page that says no more than this is all about its message
/**
 * In which manner the page says something: as a toast, as a message of its own (an alert, a layer, what is named so),
 * at a field, as good as alone, or in passing.
 * @type {(el: Element, spec: Spec) => string}
 */
const mannerOf = (el, spec) => {
  if (inBody(el).some((node) => isPlaced(node, ["fixed"]) && plainOf(node).length <= TOAST_WORDS)) return "toast";
  if (closest(el, MESSAGE_ROLES) || floats(el)) return "message";
  if (upwards(el, MESSAGE_LEVELS).some((node) => isNamedFor(node, spec))) return "message";
  if (["h1", "h2", "h3", "b", "strong", "font"].includes(tagOf(el)) || isRed(el)) return "message";
  const box = closest(el, FIELD_BOX);
  if (box && first(box, CONTROLS)) return "field";
  const body = bodyOf(document);
  return body && plain(innerTextOf(body)).length <= LITTLE ? "alone" : "passing";
};
/** @type {(el: Element, spec: Spec) => boolean} */
const isNamedFor = (el, spec) =>
  el !== bodyOf(document) && compile(spec).names.some((name) => name.test(`${idOf(el)} ${classOf(el)}`.toLowerCase()));
/** @type {(el: Element) => boolean} */
const isRed = (el) => {
  const [red = 0, green = 0, blue = 0] = (styleOf(el).color.match(/\d+/g) ?? []).map(Number);
  return red > green + RED && red > blue + RED;
};
const RED = 80;
const NOT_ANNOUNCED =
  "a,button,option,select,nav,marquee,label,summary,[role=button],[role=link],[role=menuitem],[role=tab]," +
  "[role=option],[role=navigation]";
const NAMED_ASIDE = "[class*=menu],[class*=crumb],[class*=tip]:not([class*=tips]),[class*=hint]";
const WHOLE_PAGE = ["body", "html", "main"]; // named for what it has: <body class="has-main-menu">
/** @type {(el: Element) => boolean} */
const isAsideByName = (el) => matches(el, NAMED_ASIDE) && !isOneOf(el, WHOLE_PAGE) && !first(el, "main,h1");
const LINES = "li,tr,dt"; // of lists
const NUMBER = /^(?=.*\d)[\w#-]{1,30}$/; // what a case is called: its link is part of the sentence that names it
/** Its words without those of what is pressed in it, numbers apart. @type {(el: Element) => string} */
const unpressedWords = (el) => {
  const walker = walkerOf(document, el, NodeFilter.SHOW_TEXT);
  let words = "";
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const parent = parentOf(text);
    const pressed = parent && closest(parent, "a,button,[role=button]");
    if (!pressed || NUMBER.test(plainOf(pressed))) words += text.data;
  }
  return words;
};
/**
 * Whether the page says it to whoever reads it: a heading, a box, a dialog, a toast, a sentence. Words in a link, a
 * menu, a hint, or a line of a list that leads somewhere say nothing of what has come.
 * @type {(el: Element) => boolean}
 */
const announces = (el) => {
  if (looksPressable(el)) return false;
  const other = closest(el, NOT_ANNOUNCED) ?? upwards(el).find(isAsideByName);
  if (other && !closest(other, "dialog,[role=dialog],[role=alert],[role=status]")) return false;
  const line = closest(el, LINES);
  return !line || !all(line, "a[href],[onclick]").some((link) => visible(link) && plainOf(link).length > TITLE_LENGTH);
};
const TITLE_LENGTH = 5; // characters: what is pressed in a line and says no more is a button of it, no title
/** The innermost visible elements that say it. @type {(spec: Spec, exact: boolean) => Element[]} */
const spoken = (spec, exact) => {
  const found = everywhere(SPOKEN).filter((el) => {
    const text = spokenBy(el);
    if (!text || text.length >= LONGEST || !fits(spec, text, exact) || !visible(el)) return false;
    if (spec.kind === "notice" && (isMention(el) || saysInLink(el, spec, exact))) return false;
    if (spec.announced && !(announces(el) && fits(spec, unpressedWords(el), exact))) return false;
    return !["text", "notice"].includes(spec.kind) || !firstChildOf(el) || fits(spec, passage(el), exact);
  });
  const inner = found.filter((el) => !found.some((other) => other !== el && contains(el, other)));
  return spec.kind === "press" ? pressable(inner) : inner;
};
