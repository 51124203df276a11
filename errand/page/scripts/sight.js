// What can be seen of a page, and of which kind it is.

/** Whether a person could see it, if need be by scrolling. @type {(el: Element) => boolean} */
const visible = (el) => {
  if (!isConnected(el) || !checkVisibility(el, { visibilityProperty: true, opacityProperty: false })) return false;
  const box = boxOf(el);
  return box.width > 1 && box.height > 1 && box.right + scrolledX() > 0 && box.bottom + scrolledY() > 0;
};
/** Whether it has a place on the page; where does not matter, for some panels slide in. */
/** @type {(el: Element) => boolean} */
const laidOut = (el) => {
  const box = boxOf(el);
  return checkVisibility(el, { visibilityProperty: true }) && box.width > 1 && box.height > 1;
};
/** @type {(el: Element) => CSSStyleDeclaration} */
const styleOf = (el) => getComputedStyle(el);
/** @type {(el: Element, positions: readonly string[]) => boolean} */
const isPlaced = (el, positions) => positions.includes(styleOf(el).position);
const FLOATING = ["fixed", "absolute"];

// --- kinds of controls -----------------------------------------------------------------------------------------------
const TYPED = ["", "text", "search", "tel", "password", "email", "number", "url"];
const TEXT_ROLES = ["textbox", "searchbox", "combobox"];
const PRESS_ROLES = ["button", "link", "tab", "menuitem"];
const CHOICE_ROLES = ["radio", "checkbox", "switch"];
const PRESS_TYPES = ["submit", "button", "image", "reset"];
/** @type {(el: Element) => string} */
const roleOf = (el) => attr(el, "role");
/** The type of an input as it works; "" of anything else. @type {(el: Element) => string} */
const typeOf = (el) => (tagOf(el) === "input" ? String(control(el).type || "") : "");
/** Whether it is an editor that is a frame of its own. @type {(el: Element) => boolean} */
const isEditorFrame = (el) => {
  if (tagOf(el) !== "iframe") return false;
  try {
    const doc = control(el).contentDocument;
    const body = doc && bodyOf(doc);
    return !!body && (doc.designMode === "on" || attr(body, "contenteditable") === "true");
  } catch {
    return false;
  }
};
/** @type {(el: Element) => boolean} */
const isTextbox = (el) =>
  (tagOf(el) === "input" && TYPED.includes(attr(el, "type").toLowerCase())) ||
  tagOf(el) === "textarea" ||
  isEditable(el) ||
  TEXT_ROLES.includes(roleOf(el)) ||
  isEditorFrame(el);
/** @type {(el: Element) => boolean} */
const isPressable = (el) =>
  isOneOf(el, ["button", "summary"]) ||
  (tagOf(el) === "a" && hasAttribute(el, "href")) ||
  PRESS_TYPES.includes(typeOf(el)) ||
  PRESS_ROLES.includes(roleOf(el));
/** @type {(el: Element) => boolean} */
const isChoice = (el) => ["radio", "checkbox"].includes(typeOf(el)) || CHOICE_ROLES.includes(roleOf(el));
const anything = () => true;
/** By kind of concept: where such things are looked for, and which of them are some. */
/** @type {Record<string, [string, (el: Element) => boolean]>} */
const KINDS = {
  textbox: ["input,textarea,[contenteditable],iframe,[role=textbox],[role=searchbox],[role=combobox]", isTextbox],
  press: ["a,button,summary,input,[role=button],[role=link],[role=tab],[role=menuitem]", isPressable],
  choice: ["input,[role=radio],[role=checkbox],[role=switch]", isChoice],
  select: ["select", anything],
  file: ["input", (el) => typeOf(el) === "file"],
  picture: ["img,canvas,svg", anything],
};
const FIELDS = ["textbox", "choice", "select", "file"];
const SPOKEN =
  "a,button,span,div,li,td,th,dt,dd,p,label,h1,h2,h3,h4,h5,h6,b,strong,em,i,font,legend,caption,summary,input,img," +
  "option,pre,center,blockquote,small,u";
/** @type {(kind: string) => Element[]} */
const candidates = (kind) => {
  const [selector, takes] = KINDS[kind] ?? [SPOKEN, anything];
  return everywhere(selector).filter((el) => takes(el) && (kind === "choice" || visible(el)));
};

// --- boxes around a field --------------------------------------------------------------------------------------------
// Element UI and Plus, Ant Design, Vant, Layui, Bootstrap, and what people call it by themselves.
const FORM_ROWS = [".el-form-item", ".ant-form-item", ".van-field", ".layui-form-item", ".form-group", ".form-item"];
/** What holds one field with what is said of it. */
const FIELD_BOX = ["td", "dd", ...FORM_ROWS, "li", "p"].join(",");
const CONTROLS = "input:not([type=hidden]),select,textarea";
