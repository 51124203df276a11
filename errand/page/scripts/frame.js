// Holds all scripts that every frame runs before any of the page's own; errand/page/bridge.py puts them in.
// What they use of the language and of the page stands here under its own name, as the browser has it: a page that
// calls a function of its own `Map` or `Node`, as old ones do, changes nothing for them. What a page replaces inside
// these (Array.prototype.find, JSON.stringify ...) natives.js puts back while a script of ours runs.
((pageWords) => {
  "use strict";
  if (window.__errand) return;
  const {/* names */} = window;
  /* scripts */
})(/* pageWords */);
