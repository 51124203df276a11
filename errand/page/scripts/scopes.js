// Which fields of a page are one form, whether or not it is a form element, and which form is meant.

const FORM_CLASS = /(^|[\s_-])(el|ant|layui|van|ivu|arco|t|n|a)-form($|[\s])|(^|\s)form(-horizontal|-inline)?($|\s)/i;
const DIALOGS = "dialog,[role=dialog],[aria-modal=true],.el-dialog,.ant-modal,.layui-layer,.modal,.van-popup";
const HEADS = "header,nav,footer,[role=search],[role=banner],[role=navigation]";
const BUTTON_TAGS = "button,input,a,[role=button],span,div,i,img";
const OWN_BUTTON_LENGTH = 8; // characters of what only listens to presses and looks like no button
const PRESS_CLASS = /(^|[\s_-])(btn|button|submit|anniu)($|[\s_-])/i;
const MOST_BUTTONS = 300;
const BUTTON_LENGTH = 20; // characters: what says more is no button
const DIALOG_WORTH = 100;
const HEAD_WORTH = -50;
const SEARCH_WORTH = -20; // of a lone box beside a button to search with
const SEARCHES = /搜|检索|search/i;
const WRITING_WORTH = 5; // of a large box or a password: more of a form than a search box

/** @type {(el: Element) => boolean} */
const hearsPresses = (el) => hasOnClick(el) || listening.has(el);
/** A link that leads nowhere else. @type {(link: Element) => boolean} */
const staysHere = (link) => {
  const href = attr(link, "href").toLowerCase();
  if (PRESS_CLASS.test(classOf(link))) return true;
  return href ? href.startsWith("#") || href.startsWith("javascript:") : hearsPresses(link);
};
/** Whether it is pressed to do something with a form rather than to go elsewhere. @type {(el: Element) => boolean} */
const isButton = (el) => {
  if (isOneOf(el, ["button"]) || PRESS_TYPES.includes(typeOf(el)) || roleOf(el) === "button") return true;
  const words = plainOf(el).length;
  if (tagOf(el) === "input" || !words || words > BUTTON_LENGTH) return false;
  if (tagOf(el) === "a") return staysHere(el);
  if (PRESS_CLASS.test(classOf(el))) return hearsPresses(el) || styleOf(el).cursor === "pointer";
  return hearsPresses(el) && !childCountOf(el) && words <= OWN_BUTTON_LENGTH;
};
/** @type {(roots: Node[], layout: Layout) => Element[]} */
const buttonsIn = (roots, layout) => {
  const found = roots
    .flatMap((root) => all(root, BUTTON_TAGS).slice(0, MOST_SCANNED))
    .filter((el) => !holdsField(el, layout) && isButton(el) && visible(el));
  const every = new Set(found);
  return found.filter((el) => !outwards(el).some((box) => every.has(box))).slice(0, MOST_BUTTONS);
};
/** The fields of a document, their layout, and its buttons. */
/** @typedef {{ every: AskedFor[], layout: Layout, buttons: Element[] }} Asking */

/** @type {() => Asking} */
const askedHere = () => {
  const roots = [document, ...openShadows()];
  const every = allAsked(roots);
  const layout = layoutOf(every);
  return { every, layout, buttons: every.length ? buttonsIn(roots, layout) : [] };
};
/** Whether a button stands by itself, not beside one field of several. */
/** @type {(button: Element, asking: Asking) => boolean} */
const handsIn = (button, { layout: { counts }, every }) => {
  if (every.length < 2) return true;
  const line = outwards(button);
  const around = line.find((box) => (counts.get(box) ?? 0) > 0);
  return counts.get(around ?? button) !== 1 && !line.some((box) => every.some(({ el }) => el === box));
};
/** The part of the page that a field belongs to as part of a form; *handing* are the buttons that hand forms in. */
/** @type {(el: Element, asking: Asking, handing: Element[]) => Element | null} */
const scopeOf = (el, asking, handing) => {
  const { counts } = asking.layout;
  const line = outwards(el);
  const native = line.find((box) => tagOf(box) === "form" && (counts.get(box) ?? 0) > 0);
  if (native) return native;
  /** @type {Element | null} */
  let scope = null;
  let inside = 0;
  for (const box of line) {
    if (box === bodyOf(document) || box === rootElementOf(document) || tagOf(box) === "form") break;
    const here = handing.filter((button) => contains(box, button)).length;
    if (scope && here > inside) break; // what stands further out has buttons of its own
    if (here && (counts.get(box) ?? 0)) {
      scope = box;
      inside = here;
    }
    if (matches(box, DIALOGS) || FORM_CLASS.test(classOf(box)) || roleOf(box) === "form") return box;
    if (matches(box, HEADS) && scope) return scope;
  }
  return scope ?? bodyOf(document);
};
/** A search box that only shares a form element with what is asked for. */
/** @type {(el: Element, scope: Element, asking: Asking) => boolean} */
const isAside = (el, scope, { layout: { counts } }) => {
  const around = closest(el, `${HEADS},[class*=search],[id*=search]`);
  return (
    !!around && around !== scope && contains(scope, around) && (counts.get(around) ?? 0) * 2 < (counts.get(scope) ?? 0)
  );
};
/** @type {(scope: Element, fields: AskedFor[]) => number} */
const worthOf = (scope, fields) => {
  const writing = fields.filter(({ kind }) => kind === "area" || kind === "password").length;
  const top = closest(scope, DIALOGS) ? DIALOG_WORTH : 0;
  const head = closest(scope, HEADS) ? HEAD_WORTH : 0;
  const [one] = fields;
  const lone = fields.length === 1 && !!one && one.kind === "text";
  const search = lone && (typeOf(one.el) === "search" || SEARCHES.test(plainOf(scope))) ? SEARCH_WORTH : 0;
  return fields.length + WRITING_WORTH * writing + top + head + search;
};
/** The forms of a page, each with its fields. @type {(asking: Asking) => Map<Element, AskedFor[]>} */
const formsOf = (asking) => {
  /** @type {Map<Element, AskedFor[]>} */
  const forms = new Map();
  const handing = asking.buttons.filter((button) => handsIn(button, asking));
  for (const one of asking.every) {
    const scope = scopeOf(one.el, asking, handing);
    if (!scope) continue;
    forms.set(scope, [...(forms.get(scope) ?? []), one]);
  }
  return forms;
};
/** @type {(asking: Asking, near: Element | null) => [Element, AskedFor[]] | null} */
const chosenForm = (asking, near) => {
  const forms = [...formsOf(asking)];
  if (near) {
    const own = forms.find(([, fields]) =>
      fields.some(({ el, members }) => [el, ...members].some((one) => isSame(one, near))),
    );
    if (own) return own;
  }
  const inside =
    near && forms.filter(([scope]) => contains(scope, near)).sort(([a], [b]) => (contains(a, b) ? 1 : -1))[0];
  if (inside) return inside;
  const ranked = forms.map((form) => ({ form, worth: worthOf(...form) })).sort((a, b) => b.worth - a.worth);
  return ranked[0]?.form ?? null;
};
/** The last heading before something. @type {(el: Element, headings: Element[]) => Element | null} */
const headingBefore = (el, headings) => headings.findLast((one) => isBefore(one, el) && !contains(one, el)) ?? null;
/** Lists right behind each other share the label of the first: province, city and district. */
/** @type {(fields: AskedFor[], described: Described[]) => void} */
const shareLabels = (fields, described) => {
  for (const [at, { names, kind }] of described.entries()) {
    const before = described[at - 1];
    const [el, other] = [fields[at]?.el, fields[at - 1]?.el];
    if (!before || !el || !other || kind !== before.kind || !["list", "drawn-list"].includes(kind)) continue;
    const named = ["role", "label", "beside", "above"].some((rung) => names[rung]);
    const shared = before.names["label"] ?? before.names["beside"];
    if (!named && shared && outerOf(el) === outerOf(other)) names["beside"] = shared;
  }
};
/** The buttons of a form; in a dialog those in its foot, where the form itself has none. */
/** @type {(scope: Element, asking: Asking) => Element[]} */
const buttonsOf = (scope, asking) => {
  const own = asking.buttons.filter((button) => contains(scope, button));
  const dialog = own.length ? null : closest(scope, DIALOGS);
  return dialog ? asking.buttons.filter((button) => contains(dialog, button)) : own;
};
/** The form that holds a spot; without one the form last worked in, else the main one. */
/** @type {(near: Spec | null) => object | null} */
const readForm = (near) => {
  if (!bodyOf(document)) return null;
  const spot = near
    ? (climb(near)?.element ?? null)
    : touched.element && isConnected(touched.element)
      ? touched.element
      : null;
  if (near && !spot) return null;
  const asking = askedHere();
  const chosen = chosenForm(asking, spot);
  if (!chosen) return null;
  const [scope, found] = chosen;
  const beside = found.filter(
    ({ el, members }) => [el, ...members].some((one) => spot && isSame(one, spot)) || !isAside(el, scope, asking),
  );
  const fields = beside.length ? beside : found;
  const headings = everywhere(FORM_HEADINGS).filter((el) => visible(el) && plainOf(el));
  const start = fields[0]?.el ?? scope;
  const top = headings.findLast((one) => isBefore(one, start)) ?? null;
  const buttons = buttonsOf(scope, asking);
  const described = fields.map((one) => {
    const heading = headingBefore(one.el, headings);
    const own = heading && heading !== top && contains(scope, heading) ? textContentOf(heading) : "";
    return describedField(one, asking.layout, buttons, shortly(own, NAME_LENGTH));
  });
  shareLabels(fields, described);
  const sought = fields.findIndex(({ el, members }) => [el, ...members].some((one) => spot && isSame(one, spot)));
  const named = described[sought];
  if (near && named) named.concept = near.concept;
  return {
    heading: top ? shortly(textContentOf(top), NAME_LENGTH) : "",
    appeared: appeared(start),
    fields: described,
    buttons: buttons.map(buttonOf).filter(({ text }) => text),
  };
};
