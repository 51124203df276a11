// The language as the browser has it, while a script of ours runs.
//
// Pages replace parts of the language: Prototype.js has an Array.from and an Array.prototype.toJSON of its own, old
// code an Array.prototype.find that compares. Our scripts run only inside `natively`, which puts the browser's own back
// for that moment and the page's again behind it. JavaScript runs one thing at a time: no script of the page sees it.

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Object;
const { apply, deleteProperty, ownKeys } = Reflect;
const { bind, call } = Function.prototype;

/**
 * A method as a function of the object it belongs to: `uncurried(Node.prototype.contains)(box, it)`.
 * @type {(method: Function) => (object: any, ...given: any[]) => any}
 */
const uncurried = apply(bind, bind, [call]);

/**
 * What an object had under a name, or that it had nothing; `value` is what to look for, of what is computed its getter.
 * @typedef {object} Kept
 * @property {any} object
 * @property {PropertyKey} name
 * @property {unknown} value
 * @property {boolean} computed
 * @property {PropertyDescriptor | undefined} native
 */
/** @typedef {{ object: any, name: PropertyKey, own: PropertyDescriptor | undefined }} Swapped */

/** @type {Kept[]} */
const kept = [];

/** @type {Kept[]} */

/** @type {(object: any, name: PropertyKey) => void} */
const keep = (object, name) => {
  const native = getOwnPropertyDescriptor(object, name);
  const value = native?.value ?? native?.get;
  kept[kept.length] = { object, name, value, computed: !!native?.get, native };
};
/** @type {(object: any) => void} */
const keepAll = (object) => {
  const names = ownKeys(object);
  for (let at = 0; at < names.length; at += 1) keep(object, /** @type {PropertyKey} */ (names[at]));
};
/** @type {(object: any, names: PropertyKey[]) => void} */
const keepEach = (object, names) => {
  for (let at = 0; at < names.length; at += 1) keep(object, /** @type {PropertyKey} */ (names[at]));
};

// All that methods of the language call of one another, and all that the scripts call. Runs in every document: quickly.
for (const { prototype } of [Array, Map, Promise, RegExp, Set, String, WeakMap, WeakSet]) keepAll(prototype);
for (const iterator of [[].values(), new Map().keys(), new Set().keys(), ""[Symbol.iterator]()]) {
  keep(getPrototypeOf(iterator), "next");
  keep(getPrototypeOf(getPrototypeOf(iterator)), Symbol.iterator);
}
keepEach(WeakRef.prototype, ["deref"]);
keepEach(Function.prototype, ["apply", "bind", "call"]);
keepEach(Object.prototype, ["hasOwnProperty", "toString", "valueOf"]);
keepEach(Number.prototype, ["toString", "valueOf"]);
keepEach(Array, ["from", "isArray", "of"]);
keepEach(Object, ["assign", "create", "entries", "freeze", "fromEntries", "hasOwn", "is", "keys", "values"]);
keepEach(Promise, ["all", "reject", "resolve"]);
keepEach(JSON, ["parse", "stringify"]);
keepEach(Math, ["abs", "ceil", "floor", "max", "min", "round", "sqrt"]);
for (const type of [NodeList, HTMLCollection]) keepEach(type.prototype, [Symbol.iterator, "length"]);
for (const type of [Array, Map, Promise, RegExp, Set]) keep(type, Symbol.species);
for (const type of [Object, Array, String, Number, Boolean]) keep(type.prototype, "toJSON"); // has none of its own

// What Playwright's bindings look up in the window when they are called.
/** @type {Kept[]} */
const globals = [];
for (const name of ["Map", "Set", "Promise", "JSON", "Array", "Object", "Error"]) {
  const native = getOwnPropertyDescriptor(window, name);
  globals[globals.length] = { object: window, name, value: native?.value, computed: false, native };
}

/**
 * Make what an object has under a name what it was; a page may have locked it.
 * @type {(object: any, name: PropertyKey, wanted: PropertyDescriptor | undefined) => void}
 */
const put = (object, name, wanted) => {
  if (wanted) setPrototypeOf(wanted, null); // a page may have given every object a `get`
  try {
    if (!wanted) deleteProperty(object, name);
    else if (getOwnPropertyDescriptor(object, name)?.configurable !== false) defineProperty(object, name, wanted);
    else if ("value" in wanted) object[name] = wanted.value;
  } catch {
    // locked for good: it stays the page's
  }
};

/** @type {(things: Kept[], swapped: Swapped[]) => void} */
const swapInto = (things, swapped) => {
  for (let at = 0; at < things.length; at += 1) {
    const thing = /** @type {Kept} */ (things[at]);
    const { object, name, value, computed } = thing;
    if ((computed ? getOwnPropertyDescriptor(object, name)?.get : object[name]) === value) continue;
    const own = getOwnPropertyDescriptor(object, name);
    if (!own && !thing.native) continue; // inherited: what it inherits from is put back itself
    swapped[swapped.length] = { object, name, own };
    put(object, name, thing.native);
  }
};

/** @type {(swapped: Swapped[]) => void} */
const putBack = (swapped) => {
  for (let at = swapped.length - 1; at >= 0; at -= 1) {
    const { object, name, own } = /** @type {Swapped} */ (swapped[at]);
    put(object, name, own);
  }
};

/** @type {Swapped[] | null} */
let away = null; // what of the page's is put away at the moment

/**
 * Run something of ours in the language as the browser has it.
 * @template T
 * @param {() => T} run
 * @returns {T}
 */
const natively = (run) => {
  if (away) return run();
  /** @type {Swapped[]} */
  const swapped = [];
  swapInto(kept, swapped);
  away = swapped;
  try {
    return run();
  } finally {
    away = null;
    putBack(swapped);
  }
};

/**
 * Let the page's own code run in between, in the page's language: inside `natively`, around whatever calls it.
 * @template T
 * @param {() => T} run
 * @returns {T}
 */
const asThePage = (run) => {
  const swapped = away;
  if (!swapped) return run();
  away = null;
  putBack(swapped);
  try {
    return run();
  } finally {
    away = [];
    swapInto(kept, away);
    swapped.length = 0;
    for (let at = 0; at < away.length; at += 1) swapped[at] = /** @type {Swapped} */ (away[at]);
    away = swapped;
  }
};

/** Tell Python something of the page's own accord, by the binding that errand/page/watch.py listens to.
 * @type {(kind: string, at: number, reached?: boolean) => void} */
const tell = (kind, at, reached = false) =>
  natively(() => {
    /** @type {Swapped[]} */
    const swapped = [];
    swapInto(globals, swapped);
    try {
      window.__errandTell?.({ kind, at, reached });
    } catch {
      // no binding yet: the first page of a window
    } finally {
      putBack(swapped);
    }
  });

/** @type {(text: string) => any} */
const unpack = (text) => JSON.parse(text);

const LONE = /\\u[dD][89a-fA-F]/; // how JSON writes half a character, which no other program reads

/** An answer as JSON; what is undefined is null. @type {(value: unknown) => string} */
const pack = (value) => {
  const packed = JSON.stringify(value, (_, one) => (one === undefined ? null : one));
  if (!LONE.test(packed)) return packed;
  return JSON.stringify(value, (_, one) => (typeof one === "string" ? one.toWellFormed() : (one ?? null)));
};
