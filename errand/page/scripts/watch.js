// The clock in the page: when an input reached it, when an element appeared, when the page last changed.
// Runs before any script of the portal's, in every frame. All stamps are milliseconds since the epoch.
(() => {
  if (window.__errand) return;
  const QUIET_MS = 150;        // no change for so long: the page has settled
  const TICKER_CHANGES = 6;    // an element that changes more often than this by itself is a ticker, not news
  const now = () => performance.timeOrigin + performance.now();
  const born = new WeakMap();   // node -> when it was put into the page, shown, or given its text
  let changes = new WeakMap();
  const waiters = new Set();
  const state = { last: now(), content: now(), pending: 0, input: 0, leaving: 0, opening: 0 };  // last: any change; content: of words or parts

  const tell = (kind, at, text) => { try { window.__errandTell({ kind, at, text }); } catch { /* binding not there yet */ } };

  // --- inputs -------------------------------------------------------------------------------------------------
  const onInput = (event) => {
    if (!event.isTrusted && event.type !== "change") return;
    if (event.type === "keydown" && event.key !== "Enter") return;
    state.input = performance.timeOrigin + event.timeStamp;
    tell("input", state.input, event.type);
  };
  for (const type of ["click", "keydown", "change"]) window.addEventListener(type, onInput, true);
  window.addEventListener("beforeunload", () => { state.leaving = now(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { state.leaving = 0; state.last = state.content = now(); } });
  for (const kind of ["alert", "confirm", "prompt"]) {
    const native = window[kind];
    window[kind] = function (text) { tell(kind, now(), String(text ?? "")); return native.apply(window, arguments); };
  }

  const { open } = window;
  window.open = function () {  // the new window shows only once its server has answered
    const opened = open.apply(this, arguments);
    if (opened) state.opening = now();
    return opened;
  };

  const listening = new WeakSet();  // elements with a listener of their own for clicks
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type) {
    if (/^(click|mousedown|mouseup|touchend|pointerup)$/.test(type) && this instanceof Element && this !== document.body && this !== document.documentElement) listening.add(this);
    return addEventListener.apply(this, arguments);
  };

  // --- changes ------------------------------------------------------------------------------------------------
  for (const type of ["hashchange", "popstate"]) window.addEventListener(type, () => { changes = new WeakMap(); });  // another page of a single-page hall
  const isTicker = (node) => {
    const count = (changes.get(node) || 0) + 1;
    changes.set(node, count);
    return count > TICKER_CHANGES && document.readyState === "complete";
  };
  const wasHidden = (record) =>
    record.attributeName === "hidden" || record.attributeName === "open" ||
    (record.attributeName === "style" && /display:\s*none|visibility:\s*hidden/.test(record.oldValue || "")) ||
    (record.attributeName === "class" && !/^(html|body)$/i.test(record.target.nodeName));
  const onChange = (records) => {
    const at = now();
    let news = false, content = false;
    for (const record of records) {
      const target = record.target;
      if (record.type === "childList") {
        for (const node of record.addedNodes) born.set(node, at);
        if (record.addedNodes.length && !isTicker(target)) content = true;
      } else if (record.type === "characterData") {
        born.set(target, at);
        if (!isTicker(target)) content = true;
      } else if (!isTicker(target)) {
        if (wasHidden(record)) born.set(target, at);
        news = true;
      }
    }
    if (news || content) state.last = at;
    if (content) state.content = at;
    for (const wake of waiters) wake();
  };
  const observer = new MutationObserver(onChange);
  let watched = null;
  const attach = () => {  // a new window's first page inherits the globals of the blank one before it, and no script runs anew
    if (watched === document) return;
    if (watched) Object.assign(state, { last: now(), content: now(), pending: 0, leaving: 0, opening: 0 });
    watched = document;
    observer.disconnect();
    observer.observe(document, {
      childList: true, subtree: true, characterData: true,
      attributes: true, attributeOldValue: true, attributeFilter: ["class", "style", "hidden", "open", "src"],
    });
  };
  attach();
  for (const type of ["DOMContentLoaded", "pageshow"]) window.addEventListener(type, attach, true);

  // --- requests of scripts --------------------------------------------------------------------------------------
  const begin = () => { state.pending += 1; };
  const end = () => { state.pending -= 1; state.last = now(); };
  const { fetch } = window;
  if (fetch) window.fetch = function () { begin(); const answer = fetch.apply(this, arguments); answer.then(end, end); return answer; };
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function () { begin(); this.addEventListener("loadend", end); return send.apply(this, arguments); };

  // --- the browser's own numbers ------------------------------------------------------------------------------------
  const vitals = { lcp: null, cls: 0, inp: null };
  const observe = (type, take, more) => {
    try { new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more }); } catch { /* not in this browser */ }
  };
  observe("largest-contentful-paint", (entry) => { vitals.lcp = entry.startTime; });
  let session = { value: 0, first: 0, last: 0 };
  observe("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    const joined = session.value && entry.startTime - session.last < 1000 && entry.startTime - session.first < 5000;
    session = joined ? { ...session, value: session.value + entry.value, last: entry.startTime }
                     : { value: entry.value, first: entry.startTime, last: entry.startTime };
    vitals.cls = Math.max(vitals.cls, session.value);
  });
  const interactions = new Map();
  observe("event", (entry) => {
    if (entry.interactionId) interactions.set(entry.interactionId, Math.max(interactions.get(entry.interactionId) || 0, entry.duration));
  }, { durationThreshold: 16 });
  const inp = () => {  // web-vitals: the longest but one in fifty
    const longest = [...interactions.values()].sort((a, b) => b - a);
    return longest.length ? longest[Math.min(longest.length - 1, Math.floor(interactions.size / 50))] : null;
  };
  const fcp = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;

  // --- how they are told --------------------------------------------------------------------------------------------
  const { parse: unpack, stringify } = JSON;  // as the browser has them
  const KINDS = [Object, Array, String, Number, Boolean];
  const pack = (value) => {  // as JSON; old libraries give every list a toJSON of their own, which makes a string of it
    const odd = KINDS.filter((kind) => Object.hasOwn(kind.prototype, "toJSON")).map(({ prototype }) => [prototype, prototype.toJSON]);
    for (const [prototype] of odd) delete prototype.toJSON;
    try { return stringify(value, (_, one) => (one === undefined ? null : one)); } finally { for (const [prototype, own] of odd) prototype.toJSON = own; }
  };

  // --- what others may ask ----------------------------------------------------------------------------------------
  const appeared = (element) => {
    attach();
    let at = 0;
    for (let node = element; node; node = node.parentNode || node.host) at = Math.max(at, born.get(node) || 0);
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) at = Math.max(at, born.get(node) || 0);
    const painted = fcp();
    if (painted === null && !document.hidden && performance.now() < 3000) return null;
    return painted === null ? at || null : Math.max(at, performance.timeOrigin + painted);  // nothing is seen before the first paint
  };
  const imagesPending = () => [...document.images].some((image) => !image.complete && image.loading !== "lazy");
  const quiet = () => document.readyState === "complete" && state.pending <= 0 && now() - state.last > QUIET_MS && !imagesPending();
  const describe = () => {
    attach();
    const [load] = performance.getEntriesByType("navigation");
    const timings = {};
    if (load) for (const key of ["redirectEnd", "domainLookupEnd", "connectEnd", "requestStart", "responseStart", "responseEnd",
                                 "domInteractive", "domContentLoadedEventEnd", "loadEventEnd", "transferSize"]) timings[key] = load[key];
    const ttfb = load && load.responseStart > 0 ? Math.max(0, load.responseStart - (load.activationStart || 0)) : null;
    return {
      url: location.href, title: document.title.slice(0, 300), status: load?.responseStatus || null, origin: performance.timeOrigin, now: now(),
      ready: document.readyState, quiet: quiet(), ...state, timings, body: document.body ? document.body.childElementCount : 0,
      vitals: { ttfb_ms: ttfb, fcp_ms: fcp(), lcp_ms: vitals.lcp, cls: fcp() === null ? null : vitals.cls, inp_ms: inp() },
    };
  };
  window.__errand = { now, appeared, listening, quiet, describe, state, waiters, held: new Map(), pack, unpack };
})();
