// The questions of errand/page/questions.py, each answered by the function of its name.

/** What an input method says when its word is chosen; old boxes listen to nothing else. */
/** @type {(box: Element) => void} */
const sayComposed = (box) =>
  asThePage(() => {
    const { value } = control(box);
    dispatchOn(box, new CompositionEvent("compositionend", { bubbles: true, data: value }));
    dispatchOn(box, new KeyboardEvent("keyup", { bubbles: true, key: "Process" }));
  });
/** @type {(box: Element) => string} */
const holds = (box) => (isEditorFrame(box) ? framedText(box).trim() : String(control(box).value ?? innerTextOf(box)));
/** @type {(el: Element) => string} */
const leadsTo = (el) => {
  const link = closest(el, "a[href], area[href]");
  if (link) return String(control(link).href || "");
  const { form, type } = control(el);
  return form && ["submit", "image"].includes(type) ? reading(HTMLFormElement, "action")(form) : "";
};

/** @type {Record<string, (asked: any, element: Element) => unknown>} */
const answers = {
  __proto__: /** @type {any} */ (null),
  ping: () => true,
  describe,
  quiet,
  title: () => titleOf(document),
  extent: () => windowWidth() * windowHeight(),
  bodyText: ({ most }) => {
    const body = bodyOf(document);
    return body ? innerTextOf(body).slice(0, most) : "";
  },
  goBack: () => history.back(),
  meet,
  readEntries: ({ known }) => entries(known),
  standing: ({ spot }) => standing(spot),
  sees: ({ spot }) => !!climb(spot),
  texts: ({ limit }) => texts(limit),
  wordlessPictures: ({ limit }) => wordlessPictures(limit),
  called: ({ kind, limit }) => calledOf(kind, limit),
  confirming: ({ yes, no }) => confirming(yes, no),
  folded: ({ heading }) => folded(heading),
  foldedAway: ({ spot }) => foldOver(spot),
  readSection: ({ heading, headings, holding }) => section(heading, headings, holding),
  readValues: ({ spot }) => valueTexts(spot),
  readRows: ({ beside, sought }) => {
    if (!climb(beside)) return null;
    const { titles, sure } = run(beside, sought);
    return { titles, sure };
  },
  readForm: ({ near }) => readForm(near),
  hasTyped: ({ ime }, box) => {
    if (ime) sayComposed(box);
    return { holds: holds(box), moving: moving() };
  },
  holds: (_, box) => holds(box),
  leadsTo: (_, element) => leadsTo(element),
};
/** @type {(question: string, element: Element) => string | Promise<string>} */
const answer = (question, element) =>
  natively(() => {
    const asked = unpack(question);
    const say = answers[asked.ask];
    if (!say) return ""; // by a script that is not here yet
    const said = say(asked, element);
    if (!(said instanceof Promise)) return pack(said ?? null);
    return then(said, (/** @type {unknown} */ value) => natively(() => pack(value ?? null)));
  });
// What scripts that are brought later use, and the scripts' tests.
const tools = {
  ACTION,
  all,
  answers,
  append,
  appeared,
  around,
  attr,
  bodyOf,
  boxInWindow,
  boxOf,
  briefLabelOf,
  candidates,
  charsetOf,
  childCountOf,
  childrenOf,
  classOf,
  climb,
  closest,
  contains,
  contentOf,
  control,
  CONTROLS,
  core,
  covering,
  coverOf,
  documentOf,
  elementById,
  elementFromPoint,
  everywhere,
  first,
  firstLine,
  fits,
  folded,
  foldOf,
  hasFrame,
  hasOnClick,
  HEADINGS,
  hold,
  idOf,
  innerTextOf,
  isEditable,
  isElement,
  isForm,
  isOn,
  isOneOf,
  isPressable,
  isReadonly,
  isText,
  isTextbox,
  keyOf,
  labelsOf,
  laidOut,
  layerAhead,
  layerOf,
  listening,
  listenOn,
  look,
  matches,
  NAMES,
  natively,
  newElement,
  nextElementOf,
  nodesOf,
  now,
  numberIn,
  PAGER,
  pageWords,
  parentOf,
  plain,
  plainOf,
  quiet,
  remove,
  resolve,
  rootElementOf,
  run,
  scrolledX,
  scrolledY,
  scrollIntoView,
  section,
  setAttribute,
  state,
  styleOf,
  tabOf,
  tagOf,
  taken,
  textContentOf,
  texts,
  tight,
  titleOf,
  titleOfRow,
  topAt,
  totalIn,
  touched,
  typeOf,
  upwards,
  visible,
  walkerOf,
  windowWidth,
};
// The same names for scripts that are brought later: those of frame.js, as the browser had them.
const language = {/* names */};
defineProperty(window, "__errand", { value: Object.freeze({ answer, tools, language }) });
