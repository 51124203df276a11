// The clock in the page: when an input reached it, when an element appeared, when the page last changed.
// Runs before any script of the page's own, in every frame. All stamps are milliseconds since the epoch.
//
// What it changes: to hear of inputs, requests, new windows and listeners, it puts functions of its own before fetch,
// XMLHttpRequest.send, open, alert, confirm, prompt and addEventListener. Each calls the browser's with what it was
// given and gives back what that gives back. It adds listeners to the window, and window.__errand. It changes no
// element, no style and nothing that is sent.

const QUIET_MS = 150; // no change for so long: the page has settled
const TICKER_CHANGES = 6; // an element that changes more often than this by itself is a ticker, not news
const UNPAINTED_MS = 3000; // a document that has painted nothing for so long is not going to: a frame out of sight
const LONGEST_INTERACTIONS = 50; // of so many interactions, web-vitals leaves out the longest

const now = () => performance.timeOrigin + performance.now();
/** When a node was put into the page, shown, or given its text. @type {WeakMap<Node, number>} */
const born = new WeakMap();
/** How often the parts of an element have changed. @type {WeakMap<Node, number>} */
let changes = new WeakMap();
/** Whoever waits for the next change. @type {Set<() => void>} */
const waiters = new Set();
// last: any change; content: a change of words or parts
const state = { last: now(), content: now(), pending: 0, input: 0, leaving: 0, opening: 0 };

const listenOn = uncurried(EventTarget.prototype.addEventListener);
const dispatchOn = uncurried(EventTarget.prototype.dispatchEvent);
/** @type {(type: string, hear: (event: any) => void, early?: boolean) => void} */
const hearing = (type, hear, early = false) =>
  listenOn(window, type, (/** @type {Event} */ event) => natively(() => hear(event)), early);

// --- inputs ----------------------------------------------------------------------------------------------------------
/** @type {(event: KeyboardEvent) => void} */
const onInput = (event) => {
  if (!event.isTrusted && event.type !== "change") return;
  if (event.type === "keydown" && event.key !== "Enter") return;
  state.input = performance.timeOrigin + event.timeStamp;
  tell("input", state.input);
};
for (const type of ["click", "keydown", "change"]) hearing(type, onInput, true);
hearing("beforeunload", () => {
  state.leaving = now();
});
hearing("pageshow", (event) => {
  if (!event.persisted) return;
  state.leaving = 0;
  state.last = state.content = now();
});
for (const kind of /** @type {const} */ (["alert", "confirm", "prompt"])) {
  const native = /** @type {Function} */ (window[kind]);
  /** @type {any} */ (window)[kind] = function () {
    tell(kind, now());
    return apply(native, window, arguments);
  };
}

const nativeOpen = window.open;
window.open = function () {
  const opened = apply(nativeOpen, this ?? window, arguments);
  if (opened) state.opening = now(); // the new window shows only once its server has answered
  return opened;
};

/** Elements with a listener of their own for clicks. @type {WeakSet<Element>} */
const listening = new WeakSet();
const remember = uncurried(WeakSet.prototype.add);
const nativeListen = EventTarget.prototype.addEventListener;
const PRESSES = { __proto__: null, click: 1, mousedown: 1, mouseup: 1, touchend: 1, pointerup: 1 };
EventTarget.prototype.addEventListener = function (/** @type {any} */ type) {
  if (typeof type === "string" && type in PRESSES && this instanceof Element) {
    if (this !== bodyOf(document) && this !== rootElementOf(document)) remember(listening, this);
  }
  return apply(nativeListen, this, arguments);
};

// --- changes ---------------------------------------------------------------------------------------------------------
const HIDING = /display:\s*none|visibility:\s*hidden/;
for (const type of ["hashchange", "popstate"]) {
  hearing(type, () => {
    changes = new WeakMap(); // another page of a single-page hall
  });
}
/** @type {(node: Node) => boolean} */
const isTicker = (node) => {
  const count = (changes.get(node) || 0) + 1;
  changes.set(node, count);
  return count > TICKER_CHANGES && readyOf(document) === "complete";
};
/** Whether a change of an attribute may have shown what was hidden. @type {(record: MutationRecord) => boolean} */
const mayShow = ({ attributeName, oldValue, target }) =>
  attributeName === "hidden" ||
  attributeName === "open" ||
  (attributeName === "style" && HIDING.test(oldValue || "")) ||
  (attributeName === "class" && target !== bodyOf(document) && target !== rootElementOf(document));
/** @type {(records: MutationRecord[]) => void} */
const onChange = (records) => {
  const at = now();
  let news = false;
  let content = false;
  for (const record of records) {
    const { target } = record;
    if (record.type === "childList") {
      for (const node of record.addedNodes) born.set(node, at);
      if (record.addedNodes.length && !isTicker(target)) content = true;
    } else if (record.type === "characterData") {
      born.set(target, at);
      if (!isTicker(target)) content = true;
    } else if (!isTicker(target)) {
      if (mayShow(record)) born.set(target, at);
      news = true;
    }
  }
  if (news || content) state.last = at;
  if (content) state.content = at;
  for (const wake of waiters) wake();
};
const observer = new MutationObserver((records) => natively(() => onChange(records)));
/** @type {Document | null} */
let watched = null;
const WATCHED = ["class", "style", "hidden", "open", "src"];
/** Watch the document; a new window's first page inherits the globals of the blank one, and no script runs anew. */
const attach = () => {
  if (watched === document) return;
  if (watched) Object.assign(state, { last: now(), content: now(), pending: 0, leaving: 0, opening: 0 });
  watched = document;
  observer.disconnect();
  observer.observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeOldValue: true,
    attributeFilter: WATCHED,
  });
};
attach();
for (const type of ["DOMContentLoaded", "pageshow"]) hearing(type, attach, true);

// --- requests of scripts ---------------------------------------------------------------------------------------------
const begin = () => {
  state.pending += 1;
};
const end = () => {
  state.pending -= 1;
  state.last = now();
};
const then = uncurried(Promise.prototype.then);
if (fetch) {
  window.fetch = function () {
    begin();
    const answer = apply(fetch, this ?? window, arguments);
    then(answer, end, end);
    return answer;
  };
}
const nativeSend = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function () {
  begin();
  listenOn(this, "loadend", end);
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
  return !hiddenOf(document) && performance.now() < UNPAINTED_MS ? null : at || null;
};
const imagesPending = () =>
  [...readImages(document)].some(
    (/** @type {HTMLImageElement} */ image) => !image.complete && image.loading !== "lazy",
  );
const quiet = () =>
  readyOf(document) === "complete" && state.pending <= 0 && now() - state.last > QUIET_MS && !imagesPending();
const TITLE = 300; // characters kept of a title
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
    ...state,
    timings: Object.fromEntries(load ? TIMINGS.map((name) => [name, load[name]]) : []),
    body: body ? childCountOf(body) : 0,
    vitals: {
      ttfb_ms: ttfb,
      fcp_ms: firstPaint(),
      lcp_ms: vitals.lcp,
      cls: firstPaint() === null ? null : vitals.cls,
      inp_ms: interactionToNextPaint(),
    },
  };
};
