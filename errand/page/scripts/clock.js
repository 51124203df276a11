// The clock in the page: when an input reached it, when an element appeared, when the page last changed.
// Runs before any script of the page's own, in every frame. All stamps are milliseconds since the epoch.
//
// What it changes: to hear of inputs, requests, new windows and listeners, it puts functions of its own before fetch,
// XMLHttpRequest's open and send, a form's submit, window.open, alert, confirm, prompt, addEventListener and
// attachShadow. Each calls the browser's with what it was given and gives back what that gives back. It adds listeners
// to the window, and window.__errand. It changes no element, no style and nothing that is sent.

const QUIET_MS = 150; // no change for so long: the page has settled
const TICKER_CHANGES = 6; // an element that changes more often than this by itself is a ticker, not news
const TICKER_REPEATS = 1; // one that says again what it has said, but for its digits, is one after so many repeats
const TICKER_SAYINGS = 12; // things an element has said that are remembered
const SAYING = 200; // characters of what an element says by which it is known again
const ANSWER_MS = 500; // what changes so soon after an input answers it, and does not change by itself
const BEFORE_INPUT_MS = 20; // by so much the stamp of an input may be later than what it led to
const POLLS = 3; // what scripts have asked for so often again by themselves is polled: no answer is to come of it
const UNPAINTED_MS = 3000; // a document that has painted nothing for so long is not going to: a frame out of sight
const LONGEST_INTERACTIONS = 50; // of so many interactions, web-vitals leaves out the longest

const elapsed = /** @type {() => number} */ (() => nativeNow(performance)); // ms since the document began
const nativeNow = uncurried(getPrototypeOf(performance).now); // a page may have stopped its own
const now = () => performance.timeOrigin + elapsed();
/** When a node was put into the page, shown, or given its text. @type {WeakMap<Node, number>} */
const born = new WeakMap();
/**
 * What is known of an element that changes: how often it did by itself, when last, what it said, how often once more.
 * @typedef {{ times: number, at: number, said: Set<string>, again: number }} Restlessness
 */
/** @type {WeakMap<Node, Restlessness>} */
let restless = new WeakMap();
let changedAt = ""; // the address at which they were counted
/** Whoever waits for the next change. @type {Set<() => void>} */
const waiters = new Set();
/** Requests of scripts under way, alike ones as one: when the last began. @type {Map<object, number>} */
const underWay = new Map();
// last: any change but of tickers; content: a change of words or parts; stirred: one that was to be seen, or the end of
// a request; asked: when a request began that no timer repeats
const state = {
  last: now(),
  content: now(),
  stirred: now(),
  asked: 0,
  input: 0,
  leaving: 0,
  opening: 0,
  /** Requests under way that began after the last input: what it may yet lead to. */
  get pending() {
    let count = 0;
    for (const began of underWay.values()) if (began >= state.input - BEFORE_INPUT_MS) count += 1;
    return count;
  },
};

const listenOn = uncurried(EventTarget.prototype.addEventListener);
const dispatchOn = uncurried(EventTarget.prototype.dispatchEvent);
/** @type {(type: string, hear: (event: any) => void, early?: boolean) => void} */
const hearing = (type, hear, early = false) =>
  listenOn(window, type, (/** @type {Event} */ event) => natively(() => hear(event)), early);

// --- inputs ----------------------------------------------------------------------------------------------------------
const PRESSED_ONES = "button,input,a,[role=button]";
/** What was last pressed. @type {WeakRef<Element> | null} */
let pressed = null;
/** Whether what was last pressed takes no press since: the page says that it is at work. @type {() => boolean} */
const isBusy = () => {
  const one = pressed?.deref();
  return !!one && isConnected(one) && isDisabled(one);
};
/** @type {(event: KeyboardEvent) => void} */
const onInput = (event) => {
  if (!event.isTrusted && event.type !== "change") return;
  if (event.type === "keydown" && event.key !== "Enter") return;
  state.input = performance.timeOrigin + event.timeStamp;
  const there = pathOf(event)[0];
  pressed = there instanceof Node && isElement(there) ? new WeakRef(closest(there, PRESSED_ONES) ?? there) : null;
  tell("input", state.input, event.isTrusted && reaches(pathOf(event)[0]));
};
/** Whether an input at *there* is one at what was last looked for to be acted on, or at what is drawn for it. */
/** @type {(there: EventTarget | undefined) => boolean} */
const reaches = (there) => {
  const meant = touched.element;
  if (!meant || !(there instanceof Node)) return false;
  return contains(meant, there) || labelsOf(meant).some((label) => contains(label, there));
};
for (const type of ["click", "keydown", "change"]) hearing(type, onInput, true);
hearing("beforeunload", () => {
  state.leaving = now();
});
hearing("pageshow", (event) => {
  if (!event.persisted) return;
  state.leaving = 0;
  state.last = state.content = state.stirred = now();
});
for (const kind of /** @type {const} */ (["alert", "confirm", "prompt"])) {
  const native = /** @type {Function} */ (window[kind]);
  /** @type {any} */ (window)[kind] = function () {
    tell(kind, now());
    return apply(native, window, arguments);
  };
}

// --- windows that are to open ----------------------------------------------------------------------------------------
// One shows only once its server has answered: until then this page must say that it is to come.
const SAME_WINDOW = ["", "_self", "_parent", "_top"];
const isOpening = () => {
  state.opening = now();
  tell("window", state.opening);
};
/** Whether a frame of the window has that name, as far as may be looked. @type {(name: string) => boolean} */
const isFrameName = (name) => {
  /** @type {(view: any, depth: number) => boolean} */
  const within = (view, depth) => {
    try {
      return all(view.document, "iframe,frame").some(
        (frame) => attr(frame, "name") === name || (depth > 0 && within(control(frame).contentWindow, depth - 1)),
      );
    } catch {
      return false; // of another host, or gone
    }
  };
  return within(window.top, FRAMES_DEEP);
};
const FRAMES_DEEP = 4;
const NO_PAGE = /^\s*(javascript|mailto|tel):/i;
/** @type {(name: string) => boolean} */
const opensWindow = (name) => !SAME_WINDOW.includes(name.toLowerCase()) && !isFrameName(name);
const baseTarget = () => {
  const base = first(document, "base[target]");
  return base ? attr(base, "target") : "";
};
/** After the page's own listeners: nothing opens where one of them has forbidden it. */
/** @type {(event: Event, name: string) => void} */
const expectWindow = (event, name) => {
  if (opensWindow(name || baseTarget())) setTimeout(() => natively(() => event.defaultPrevented || isOpening()), 0);
};
hearing(
  "click",
  (event) => {
    const there = pathOf(event)[0];
    const link = there instanceof Node && isElement(there) && closest(there, "a[href],area[href]");
    if (link && !NO_PAGE.test(attr(link, "href"))) expectWindow(event, attr(link, "target"));
  },
  true,
);
hearing(
  "submit",
  (event) => {
    const { submitter } = event;
    const by = submitter ? attr(submitter, "formtarget") : "";
    if (isElement(event.target)) expectWindow(event, by || attr(event.target, "target"));
  },
  true,
);
const nativeSubmit = HTMLFormElement.prototype.submit;
HTMLFormElement.prototype.submit = function () {
  natively(() => opensWindow(attr(this, "target") || baseTarget()) && isOpening());
  return apply(nativeSubmit, this, arguments);
};
const nativeOpen = window.open;
const UNHELD = /noopener|noreferrer/i; // features with which the opener is given nothing to hold
window.open = function (_url, /** @type {any} */ name, /** @type {any} */ features) {
  const opened = apply(nativeOpen, this ?? window, arguments);
  if (opened || UNHELD.test(String(features))) {
    natively(() => opensWindow(String(name ?? "_blank")) && isOpening());
  }
  return opened;
};

/** Elements with a listener of their own for clicks. @type {WeakSet<Element>} */
const listening = new WeakSet();
/** Elements that do something when the pointer comes over them. @type {WeakSet<Element>} */
const hovered = new WeakSet();
const remember = uncurried(WeakSet.prototype.add);
const nativeListen = EventTarget.prototype.addEventListener;
const HOVERS = { __proto__: null, mouseenter: 1, mouseover: 1, pointerenter: 1 };
const PRESSES = { __proto__: null, click: 1, mousedown: 1, mouseup: 1, touchend: 1, pointerup: 1 };
EventTarget.prototype.addEventListener = function (/** @type {any} */ type) {
  if (typeof type === "string" && (type in PRESSES || type in HOVERS) && this instanceof Element) {
    const all = this === bodyOf(document) || this === rootElementOf(document);
    if (!all) remember(type in PRESSES ? listening : hovered, this);
  }
  return apply(nativeListen, this, arguments);
};

// --- changes ---------------------------------------------------------------------------------------------------------
const HIDING = /display:\s*none|visibility:\s*hidden/;
const DIGITS = /\d+/g;
/**
 * Whether what changes here changes by itself: often, or between things it has said before (a carousel), or in its
 * digits only (a clock). Of one moment's changes only the first counts: a list is put in line by line.
 * @type {(node: Node, at: number, says: boolean) => boolean}
 */
const isTicker = (node, at, says) => {
  const known = restless.get(node) ?? { times: 0, at: 0, said: new Set(), again: 0 };
  if (known.at !== at && at - state.input > ANSWER_MS) {
    known.at = at;
    known.times += 1;
    if (says && known.said.size < TICKER_SAYINGS) {
      const saying = textContentOf(node).slice(0, SAYING).replace(DIGITS, "0");
      if (saying && known.said.has(saying)) known.again += 1;
      else known.said.add(saying);
    }
    restless.set(node, known);
  }
  return (known.times > TICKER_CHANGES || known.again > TICKER_REPEATS) && readyOf(document) === "complete";
};
/** Whether a change of an attribute may have shown what was hidden. @type {(record: MutationRecord) => boolean} */
const mayShow = ({ attributeName, oldValue, target }) =>
  attributeName === "hidden" ||
  attributeName === "open" ||
  (attributeName === "style" && (HIDING.test(oldValue || "") || HIDING.test(attr(asElement(target), "style")))) ||
  (attributeName === "class" && target !== bodyOf(document) && target !== rootElementOf(document));
/** @type {(node: Node) => Element} */
const asElement = (node) => /** @type {Element} */ (node); // attributes belong to elements
/** Whether what has changed is content: words or parts, and no ticker. */
/** @type {(record: MutationRecord, at: number) => boolean} */
const isContent = ({ type, target, addedNodes }, at) => {
  if (type === "characterData") {
    born.set(target, at);
    return !isTicker(parentNodeOf(target) ?? target, at, true);
  }
  for (const node of addedNodes) born.set(node, at);
  return addedNodes.length > 0 && !isTicker(target, at, true);
};
/** Whether what was hidden may be shown now; slides are shown in turn, and what holds them is the ticker then. */
/** @type {(record: MutationRecord, at: number) => boolean} */
const reveals = (record, at) => {
  if (!mayShow(record)) return false;
  born.set(record.target, at);
  const around = parentNodeOf(record.target);
  return !around || !isTicker(around, at, false);
};
const PRESS_LEVELS = 4; // elements up from what is pressed that show that it is: pressed, focused, waving
/** Whether it is what was pressed: how that looks now answers nothing. @type {(node: Node) => boolean} */
const isOfPress = (node) => {
  const meant = touched.element;
  return !!meant && (contains(meant, node) || upwards(meant, PRESS_LEVELS).some((one) => one === node));
};
/** @type {(records: MutationRecord[]) => void} */
const onChange = (records) => {
  const at = now();
  if (changedAt !== location.href) {
    restless = new WeakMap(); // another page of a single-page hall
    changedAt = location.href;
  }
  for (const record of records) {
    if (record.type !== "attributes") {
      if (isContent(record, at)) state.last = state.stirred = state.content = at;
    } else if (!isTicker(record.target, at, false)) {
      if (!isOfPress(record.target)) state.last = at;
      if (reveals(record, at)) state.stirred = at;
    }
  }
  if (Math.max(state.last, state.stirred) === at) for (const wake of waiters) wake();
};
const observer = new MutationObserver((records) => natively(() => onChange(records)));
/** @type {Document | null} */
let watched = null;
const WATCHED = ["class", "style", "hidden", "open", "src"];
const WATCHING = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeOldValue: true,
  attributeFilter: WATCHED,
};
const nativeShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ how) {
  const root = apply(nativeShadow, this, arguments);
  natively(() => {
    observer.observe(root, WATCHING);
    if (how.mode === "open") shadows.add(new WeakRef(root));
  });
  return root;
};
/** Watch the document; a new window's first page inherits the globals of the blank one, and no script runs anew. */
const attach = () => {
  if (watched === document) return;
  if (watched) {
    Object.assign(state, { last: now(), content: now(), stirred: now(), asked: 0, leaving: 0, opening: 0 });
    underWay.clear();
  }
  watched = document;
  observer.disconnect();
  for (const root of [document, ...openShadows()]) observer.observe(root, WATCHING);
};
attach();
for (const type of ["DOMContentLoaded", "pageshow"]) hearing(type, attach, true);

// --- requests of scripts ---------------------------------------------------------------------------------------------
/**
 * Of what is asked alike (but for digits: a time, a page): how often with no input in between and the last one
 * answered, when last, and how many of it are under way.
 * @typedef {{ times: number, at: number, open: number }} Repeated
 */
/** @type {Map<string, Repeated>} */
const asking = new Map();
const ASKED_ALIKE = 500; // remembered at most
const REQUEST = 400; // characters of address and body by which a request is known again
/** @type {(address: unknown, body: unknown) => string} */
const likeness = (address, body) =>
  `${String(address)} ${typeof body === "string" ? body : ""}`.slice(0, REQUEST).replace(DIGITS, "0");
/** A request begins; what to say of it when it has ended. @type {(address: unknown, body: unknown) => () => void} */
const begin = (address, body) => {
  const at = now();
  const key = likeness(address, body);
  const known = asking.get(key) ?? { times: 0, at: 0, open: 0 };
  if (state.input > known.at) known.times = 0;
  else if (!known.open) known.times += 1;
  known.at = at;
  known.open += 1;
  if (asking.size < ASKED_ALIKE) asking.set(key, known);
  const polled = known.times > POLLS;
  if (!polled) {
    underWay.set(known, Math.max(at, underWay.get(known) || 0));
    state.asked = at;
  }
  return () => {
    known.open -= 1;
    if (!known.open && underWay.delete(known)) state.stirred = now();
  };
};
const then = uncurried(Promise.prototype.then);
if (fetch) {
  window.fetch = function (/** @type {any} */ asked, /** @type {any} */ how) {
    const end = natively(() => begin(asked?.url ?? asked, how?.body));
    const answer = apply(fetch, this ?? window, arguments);
    const ended = () => natively(end);
    then(answer, ended, ended);
    return answer;
  };
}
/** @type {WeakMap<XMLHttpRequest, unknown>} */
const addresses = new WeakMap();
const setAddress = uncurried(WeakMap.prototype.set);
const nativeXhrOpen = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (_method, /** @type {any} */ address) {
  setAddress(addresses, this, address);
  return apply(nativeXhrOpen, this, arguments);
};
const nativeSend = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (body) {
  const end = natively(() => begin(addresses.get(this), body));
  listenOn(this, "loadend", () => natively(end));
  return apply(nativeSend, this, arguments);
};

// --- the browser's own numbers ---------------------------------------------------------------------------------------
/** @type {{ lcp: number | null, cls: number }} */
const vitals = { lcp: null, cls: 0 };
/** @type {(type: string, take: (entry: any) => void, more?: object) => void} */
const observe = (type, take, more) => {
  try {
    const watch = new PerformanceObserver((list) => natively(() => list.getEntries().forEach(take)));
    watch.observe({ type, buffered: true, ...more });
  } catch {
    // not in this browser
  }
};
const ANSWERING = ["script", "iframe", "frame", "object", "embed"];
observe("resource", ({ startTime, initiatorType }) => {
  // fetch and XMLHttpRequest are heard of above; pictures and beacons count visitors and answer nobody
  if (ANSWERING.includes(initiatorType)) state.asked = Math.max(state.asked, performance.timeOrigin + startTime);
});
observe("largest-contentful-paint", (entry) => {
  vitals.lcp = entry.startTime;
});
const BETWEEN_SHIFTS_MS = 1000; // of one session window of web-vitals' CLS
const SHIFTING_MS = 5000;
let session = { value: 0, first: 0, last: 0 };
observe("layout-shift", (entry) => {
  if (entry.hadRecentInput) return;
  const { startTime: at, value } = entry;
  const joined = session.value && at - session.last < BETWEEN_SHIFTS_MS && at - session.first < SHIFTING_MS;
  session = joined ? { ...session, value: session.value + value, last: at } : { value, first: at, last: at };
  vitals.cls = Math.max(vitals.cls, session.value);
});
/** @type {Map<number, number>} */
const interactions = new Map();
const SHORTEST_EVENT_MS = 16; // the least the browser tells of
observe(
  "event",
  ({ interactionId, duration }) => {
    if (interactionId) interactions.set(interactionId, Math.max(interactions.get(interactionId) || 0, duration));
  },
  { durationThreshold: SHORTEST_EVENT_MS },
);
const interactionToNextPaint = () => {
  const longest = [...interactions.values()].sort((a, b) => b - a);
  const at = Math.min(longest.length - 1, Math.floor(interactions.size / LONGEST_INTERACTIONS));
  return longest[at] ?? null;
};
const firstPaint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;

// --- what others may ask ---------------------------------------------------------------------------------------------
/** When an element could first be seen; null before the first paint. @type {(element: Element) => number | null} */
const appeared = (element) => {
  attach();
  let at = 0;
  /** @type {Node | null} */
  let node = element;
  while (node) {
    at = Math.max(at, born.get(node) || 0);
    node = parentNodeOf(node) ?? (node instanceof ShadowRoot ? hostOf(node) : null);
  }
  for (const text of nodesOf(element)) if (isText(text)) at = Math.max(at, born.get(text) || 0);
  const painted = firstPaint();
  if (painted !== null) return Math.max(at, performance.timeOrigin + painted); // nothing is seen before that
  return !hiddenOf(document) && elapsed() < UNPAINTED_MS ? null : at || null;
};
const imagesPending = () =>
  [...readImages(document)].some(
    (/** @type {HTMLImageElement} */ image) => !image.complete && image.loading !== "lazy",
  );
const quiet = () =>
  readyOf(document) === "complete" && state.pending <= 0 && now() - state.stirred > QUIET_MS && !imagesPending();
const TITLE = 300; // characters kept of a title
/** When the document goes on to another by itself, as it says (ms since the epoch); 0 where it does not. */
/** @type {(began: number) => number} */
const refreshAt = (began) => {
  const [seconds = "", to = ""] = (refreshOf(document) ?? "").split(/[;,]/, 2);
  const url = to.replace(/^\s*(url\s*=)?\s*['"]?/i, "").replace(/['"]?\s*$/, "");
  if (!url || !URL.canParse(url, location.href) || new URL(url, location.href).href === location.href) return 0;
  return performance.timeOrigin + began + 1000 * (Number(seconds) || 0);
};
/** @type {(doc: Document) => string | null} */
const refreshOf = (doc) => {
  const meta = all(doc, "meta[http-equiv]").find((one) => attr(one, "http-equiv").toLowerCase() === "refresh");
  return meta ? attr(meta, "content") : null;
};
const TIMINGS = [
  "redirectEnd",
  "domainLookupEnd",
  "connectEnd",
  "requestStart",
  "responseStart",
  "responseEnd",
  "domInteractive",
  "domContentLoadedEventEnd",
  "loadEventEnd",
  "transferSize",
];
/** What the document says of itself: PageState of errand/page/records.py. */
const describe = () => {
  attach();
  /** @type {any} */
  const load = performance.getEntriesByType("navigation")[0];
  const body = bodyOf(document);
  const ttfb = load?.responseStart > 0 ? Math.max(0, load.responseStart - (load.activationStart || 0)) : null;
  return {
    url: location.href,
    title: titleOf(document).slice(0, TITLE),
    status: load?.responseStatus || null,
    origin: performance.timeOrigin,
    now: now(),
    ready: readyOf(document),
    quiet: quiet(),
    busy: isBusy(),
    ...state,
    timings: Object.fromEntries(load ? TIMINGS.map((name) => [name, load[name]]) : []),
    body: body ? childCountOf(body) : 0,
    area: windowWidth() * windowHeight(),
    type: contentTypeOf(document),
    refresh: refreshAt(load?.domContentLoadedEventEnd || 0),
    vitals: {
      ttfb_ms: ttfb,
      fcp_ms: firstPaint(),
      lcp_ms: vitals.lcp,
      cls: firstPaint() === null ? null : vitals.cls,
      inp_ms: interactionToNextPaint(),
    },
  };
};
