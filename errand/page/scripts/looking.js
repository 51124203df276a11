// One look at the document, and the wait for the first of some spots.

const AROUND = 14; // characters more than its own that are still read together with an element, such as a count
const AROUND_WORDS = 200; // characters kept of that
const HIT_WORDS = 300; // characters kept of what was found
const TEXT = 24; // characters: no longer text is the name of an entry
const UNPAINTED_LOOK_MS = 8; // until the next look while what was found is not painted
const NEXT_LOOK_MS = 100; // until the next look when nothing changes
// What words may be painted on, in CSS pixels.
const PICTURE = { least: { width: 28, height: 14 }, most: { width: 480, height: 240 } };
const REST_LOOK_MS = 25; // the same while only rest is waited for
const SHORTEST_LOOK_MS = 4; // after a change
const LOOK_SHARE = 4; // looks take at most one part in five of the page's time: it waits so many times what a look took

/** By number, what Python may ask for again. @type {Map<string, { element: WeakRef<Element>, spec: Spec | null }>} */
const held = new Map();
/** For which concept a field was taken. @type {WeakMap<Element, string>} */
const taken = new WeakMap();
let serial = 0;

/** @type {(element: Element, spec: Spec | null) => number} */
const hold = (element, spec) => {
  serial += 1;
  held.set(String(serial), { element: new WeakRef(element), spec });
  return serial;
};
/** What is held under a number; when it was drawn anew, what has come in its place. */
/** @type {(id: string) => Element | null} */
const resolve = (id) => {
  const one = held.get(id);
  const element = one?.element.deref();
  if (!one || (element && isConnected(element))) return element ?? null;
  const again = one.spec && climb(one.spec)?.element;
  return again ? (one.spec?.kind === "choice" ? drawn(again) : again) : null;
};

/** The words a citizen reads together with an element, such as a count. @type {(el: Element) => string} */
const around = (el) => {
  const most = plainOf(el).length + AROUND;
  let node = el;
  while (!isOneOf(node, ["li", "td", "tr", "dt"])) {
    const parent = parentOf(node);
    if (!parent || plainOf(parent).length > most) break;
    node = parent;
  }
  const hint = isTextbox(el) ? hintName(el) : ""; // what a box says of itself is read with its label
  return `${innerTextOf(node).trim()} ${hint}`.trim().slice(0, AROUND_WORDS);
};
/** Where it is in the window, through the frames it stands in. @type {(el: Element) => object} */
const boxInWindow = (el) => {
  const { x, y, width, height } = boxOf(el);
  const box = { x, y, width, height };
  try {
    /** @type {any} */
    let inner = window;
    for (; inner.frameElement; inner = inner.parent) {
      const frame = boxOf(inner.frameElement);
      box.x += frame.x;
      box.y += frame.y;
    }
  } catch {
    // a frame of another host: as far as can be told
  }
  return box;
};
/** Whether it names a choice: that a press on it leads nowhere proves nothing. @type {(el: Element) => boolean} */
const namesChoice = (el) => {
  const label = closest(el, "label");
  return !!label && !!control(label).control;
};
/** @type {(hit: Climbed, element: Element, spec: Spec) => Hit} */
const hitOf = ({ rung, exact, count }, element, spec) => ({
  id: hold(element, spec),
  concept: spec.concept,
  rung,
  exact: exact && (spec.kind !== "press" || rung !== "text" || !namesChoice(element)),
  count,
  appeared: appeared(element),
  tag: tagOf(element),
  type: String(control(element).type || ""),
  text: (roleName(element) || innerTextOf(element)).trim().slice(0, HIT_WORDS),
  around: around(element),
  readonly: isReadonly(element),
  disabled: isDisabled(element),
  manner: spec.kind === "notice" ? mannerOf(element, spec) : "",
});
/** What lies over something, and how to close it. @type {(layer: Element, close: Spec) => Cover} */
const coverOf = (layer, close) => {
  const { element, ...said } = closer(layer, close);
  return { ...said, close: element ? hold(element, close) : null, frame: hasFrame(layer) };
};
/** The first of the spots that is there; with what lies over it, where it is to be acted on. */
/** @type {(specs: Spec[], close: Spec | null) => Hit | null} */
const look = (specs, close) => {
  for (const spec of specs) {
    const hit = climb(spec);
    if (!hit) continue;
    const element = spec.kind === "choice" ? drawn(hit.element) : hit.element;
    const found = hitOf(hit, element, spec);
    if (!close) return found;
    const layer = covering(element);
    if (layer) found.covered = coverOf(layer, close);
    touched.element = element;
    touched.at = location.href;
    if (FIELDS.includes(spec.kind)) taken.set(element, spec.concept);
    found.box = boxInWindow(element);
    return found;
  }
  return null;
};
/** What speaks against it: of what says so, what is new before what stood there; without what stood there before. */
/** @type {(specs: Spec[], after: number, stood: string[]) => Hit | null} */
const against = (specs, after, stood) => {
  /** @type {Hit | null} */
  let old = null;
  for (const spec of specs) {
    const hit = climb(spec);
    const said = hit ? hit.all.filter((el) => !stood.includes(plainOf(el))) : [];
    const first = said.find((el) => (appeared(el) ?? 0) >= after) ?? said[0];
    if (!hit || !first) continue;
    if ((appeared(first) ?? 0) >= after || performance.timeOrigin >= after) return hitOf(hit, first, spec);
    old ??= hitOf(hit, first, spec);
  }
  return old;
};
/** What the page says of that kind, as it is compared. @type {(spec: Spec) => string[]} */
const standing = (spec) => (climb(spec)?.all ?? []).map(plainOf);
/**
 * The first of the spots to be seen, or null after forMs; one that was there before `after` ends the wait no sooner.
 * Without spots it is waited until what came after has come to rest.
 * @type {(asked: { spots: Spec[], instead: Spec[], cover: Spec, forMs: number, after: number, stood: string[] }) =>
 *   Promise<object>}
 */
const meet = ({ spots, instead, cover, forMs, after, stood }) =>
  new Promise((done) => {
    const began = elapsed();
    let timer = 0;
    let due = 0; // when the next look is
    let earliest = 0; // when the next look may be at the earliest
    /** @type {(found: Hit) => boolean} */
    const isNew = ({ appeared: at }) => at !== null && (at >= after || performance.timeOrigin >= after);
    const cameToRest = () => (state.content > after || performance.timeOrigin >= after) && quiet();
    /** @type {(found: Hit | null) => void} */
    const finish = (found) => {
      clearTimeout(timer);
      waiters.delete(wake);
      const other = bodyOf(document) && instead.length ? against(instead, after, stood) : null;
      done({ found, instead: other, page: describe() });
    };
    /** @type {(at: number) => void} */
    const lookAgain = (at) => {
      clearTimeout(timer);
      due = at;
      timer = setTimeout(attemptNatively, Math.max(1, due - elapsed()));
    };
    const attempt = () => {
      timer = 0;
      const before = elapsed();
      const found = bodyOf(document) ? look(spots, cover) : null;
      const looked = elapsed();
      earliest = looked + Math.max(SHORTEST_LOOK_MS, LOOK_SHARE * (looked - before));
      const end = began + forMs;
      if ((found && isNew(found)) || looked >= end || (!spots.length && cameToRest())) {
        finish(found);
        return;
      }
      const soon = found?.appeared === null ? UNPAINTED_LOOK_MS : spots.length ? NEXT_LOOK_MS : REST_LOOK_MS;
      lookAgain(Math.min(looked + soon, end));
    };
    const attemptNatively = () => natively(attempt);
    /** Something has changed: look sooner. Never later: changes without end must not put the look off. */
    const wake = () => {
      if (timer && earliest < due) lookAgain(earliest);
    };
    waiters.add(wake);
    attempt();
  });
/** Whether the page is under way to something else since the last spot was looked for: its box will be another one. */
const moving = () =>
  state.pending > 0 ||
  (state.leaving > 0 && state.leaving >= state.input) ||
  (touched.at || location.href) !== location.href;
/** Short texts of the page, at most so many. @type {(limit: number) => string[]} */
const texts = (limit) => {
  const said = everywhere("a,button,input,label,th,h1,h2,h3,h4,p,li,dt,dd,span,td,div")
    .filter((el) => visible(el) && !first(el, "a,button,input,span,div,td"))
    .map((el) => (isPressable(el) ? roleName(el) : isTextbox(el) ? hintName(el) : textContentOf(el)).trim());
  return [...new Set(said.filter((text) => text && text.length <= TEXT))].slice(0, limit);
};

/** What the controls of a kind are called, each by its first name; short names only, at most so many. */
/** @type {(kind: string, limit: number) => string[]} */
const calledOf = (kind, limit) => {
  const spots = candidates(kind);
  const rungs = kind === "press" ? ["role", "placeholder"] : ["label", "placeholder", "beside", "role"];
  const leaves = kind === "press" ? everywhere(SPOKEN).filter((el) => !childCountOf(el) && visible(el)) : [];
  const said = [
    ...spots.map((el) => rungs.map((rung) => (NAMES[rung]?.(el) ?? "").trim()).find(Boolean) ?? ""),
    ...leaves.filter((el) => isPressed(el)).map((el) => spokenBy(el).trim()),
  ];
  return [...new Set(said.filter((text) => text && text.length <= TEXT))].slice(0, limit);
};
const ENTRY_WORDS = 60; // characters kept of what an entry says
const MOST_ENTRIES = 600;
const PRESSED =
  "a,area,button,summary,input,[onclick],[role=button],[role=link],[role=tab],[role=menuitem],li,span,div,img,i,td";
const LARGE_PLACE = 1 / 16; // of the window: what is smaller is furniture
/** Whether it leads to where one is, or to the front door, as a logo does. @type {(el: Element) => boolean} */
const leadsHome = (el) => {
  const link = closest(el, "a[href]");
  const to = link ? String(control(link).href || "").split("#", 1)[0] : "";
  return !!to && [location.href.split("#", 1)[0], `${location.origin}/`].includes(to);
};
/** @type {(el: Element) => boolean} */
const isStrong = (el) => isPressable(el) || hasOnClick(el) || (listening.has(el) && !isOneOf(el, CELLS_OF_TABLES));
/** The innermost of what can be pressed; what only looks so counts where nothing outside it can. */
const pressedLeaves = () => {
  const found = everywhere(PRESSED);
  const strong = new Set(found.filter(isStrong));
  /** @type {Set<Element>} */
  const outer = new Set();
  for (const el of strong) for (const outside of upwards(parentOf(el))) outer.add(outside);
  return found.filter((el) => {
    if (strong.has(el)) return !outer.has(el);
    if (childCountOf(el) || !visible(el) || styleOf(el).cursor !== "pointer") return false;
    return !upwards(parentOf(el)).some((outside) => strong.has(outside));
  });
};
const GROUP = 6; // so many entries in one box are a group: a menu, a list of themes
const GROUP_LEVELS = 6;
/** Entries by the box that holds a group of them. @type {(leaves: Element[]) => Element[][]} */
const inGroups = (leaves) => {
  /** @type {Map<Element, number>} */
  const within = new Map();
  for (const el of leaves) {
    for (const outside of upwards(parentOf(el), GROUP_LEVELS)) within.set(outside, (within.get(outside) || 0) + 1);
  }
  /** @type {Map<Element | null, Element[]>} */
  const groups = new Map();
  for (const el of leaves) {
    const box = upwards(parentOf(el), GROUP_LEVELS).find((outside) => (within.get(outside) || 0) >= GROUP) ?? null;
    groups.set(box, [...(groups.get(box) ?? []), el]);
  }
  return [...groups.values()];
};
/** Whether something without words is no entry: a box, a logo, a cross, an arrow. */
/** @type {(el: Element, known: Spec) => boolean} */
const isFurniture = (el, known) =>
  (tagOf(el) === "input" && !isPressable(el)) ||
  isTextbox(el) ||
  isChoice(el) ||
  leadsHome(el) ||
  [el, ...all(el, "*")].some((one) => nameFits(known, one));
const FORM_OF_MANY = 3; // so many in one form, and none of them is a box to search with
const UNFORMED_LEVELS = 3; // boxes around one that stands in no form
/** What boxes to type in are called, those of small forms, form by form; "" of one without a name. */
/** @type {() => string[][]} */
const boxesOfSmallForms = () => {
  /** @type {Map<Element | null, Element[]>} */
  const forms = new Map();
  for (const el of everywhere("input,textarea,select,[contenteditable],[role=textbox],[role=searchbox]")) {
    if (!visible(el) || !(isTextbox(el) || tagOf(el) === "select")) continue;
    const form = formOf(el) ?? upwards(parentOf(el), UNFORMED_LEVELS).at(-1) ?? null;
    forms.set(form, [...(forms.get(form) ?? []), el]);
  }
  const small = [...forms.values()].filter((fields) => fields.length < FORM_OF_MANY);
  return small.map((fields) => fields.filter(isTextbox).map((el) => briefLabelOf(el) || ariaName(el)));
};
/** All that can be pressed: Entries of errand/page/records.py; *known*: what identifiers say of furniture. */
/** @type {(known: Spec) => object} */
const entries = (known) => {
  const leaves = pressedLeaves();
  const shown = leaves.filter(visible).slice(0, MOST_ENTRIES);
  const named = (/** @type {Element} */ el) =>
    (saying(el) || hintName(el) || textContentOf(el).trim() || attr(el, "alt")).slice(0, ENTRY_WORDS);
  const words = (/** @type {Element[]} */ group) => [...new Set(group.map(named).filter(Boolean))];
  const isLine = ofDatedLines(leaves);
  const entered = leaves.filter((el) => !isLine.has(el));
  const size = windowWidth() * windowHeight() * LARGE_PLACE;
  const closed = everywhere("iframe,frame,canvas").filter((el) => {
    const box = boxOf(el);
    if (!visible(el) || box.width * box.height < size) return false;
    try {
      return !control(el).contentDocument;
    } catch {
      return true;
    }
  });
  return {
    groups: inGroups(shown.filter((el) => !isLine.has(el))).map(words),
    hidden: inGroups(entered.filter((el) => !visible(el)).slice(0, MOST_ENTRIES)).map(words),
    dated: words(shown.filter((el) => isLine.has(el))),
    unnamed: shown.filter((el) => !named(el) && !isFurniture(el, known)).length,
    unread: closed.length,
    boxes: boxesOfSmallForms().filter((names) => names.length),
  };
};

/** Pictures to press that nothing says anything of: neither words, nor alt, nor title. */
/** @type {(limit: number) => { id: number, tag: string, box: object }[]} */
const wordlessPictures = (limit) => {
  const { least, most } = PICTURE;
  const silent = candidates("press").filter((el) => !plain(roleName(el)) && !plain(hintName(el)));
  const pictures = [...new Set([...silent, ...pressedPictures()])].filter((el) => {
    if (plain(attr(el, "aria-label") || attr(el, "alt") || attr(el, "title") || roleName(el))) return false;
    const { width, height } = boxOf(el);
    return width >= least.width && height >= least.height && width <= most.width && height <= most.height;
  });
  const outer = pictures.filter((el) => !pictures.some((other) => other !== el && contains(other, el)));
  return outer.slice(0, limit).map((el) => ({ id: hold(el, null), tag: tagOf(el), box: boxInWindow(el) }));
};

// Playwright resolves `errand=<number>` in a world of its own, where no page has changed anything (bridge.py): it asks
// by an event, and the element goes over as the other element of an event. Whoever listens outside a shadow root is
// given its host instead: so the event goes to the window, then into each shadow root on the way.
/** @type {(element: Element) => EventTarget[]} */
const listeners = (element) => {
  /** @type {EventTarget[]} */
  const line = [];
  for (let root = rootOf(element); root instanceof ShadowRoot; root = rootOf(hostOf(root))) line.unshift(root);
  return [window, ...line];
};
hearing("errand:resolve", (/** @type {CustomEvent} */ { detail }) => {
  const element = resolve(String(detail));
  if (!element) return;
  for (const one of listeners(element)) dispatchOn(one, new FocusEvent("errand:resolved", { relatedTarget: element }));
});
