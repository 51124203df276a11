/* Tells the hall of every trusted click, input and key press, and of every choice in a list.
   A click with detail 0, or at the very moment of the last one, is the browser's own: Enter sent a form, a label passed
   its click on. A tick is what became of a box, whatever was clicked for it. Choices are told whoever made them: a driver
   sets a list by script, there is no trusted event for it. */
(function () {
  var last = -1;
  function name(e) {
    var t = e.closest && e.closest("a,button,input,select,textarea,label,summary,img,span[onclick],li[onclick],div[onclick]") || e;
    var word = t.getAttribute && (t.getAttribute("aria-label") || t.getAttribute("name") || t.id) || "";
    var text = t === document.body || t.nodeName === "SELECT" ? "" : (t.textContent || "").replace(/\s+/g, " ").trim().slice(0, 40);
    return t.nodeName.toLowerCase() + (word ? "[" + word + "]" : "") + (text ? " " + text : "");
  }
  function tell(kind, e) {
    if (!e.target || e.target.nodeType !== 1) return;
    navigator.sendBeacon("@LOG@", JSON.stringify({ kind: kind, path: location.pathname, target: name(e.target) }));
  }
  addEventListener("click", function (e) {
    if (!e.isTrusted || !e.detail || e.timeStamp === last) return;
    last = e.timeStamp;
    tell("click", e);
  }, true);
  addEventListener("input", function (e) {
    if (e.isTrusted && e.target.nodeName !== "SELECT") tell(/^(checkbox|radio)$/.test(e.target.type) ? "tick" : "input", e);
  }, true);
  addEventListener("change", function (e) { if (e.target.nodeName === "SELECT") tell("choose", e); }, true);
  addEventListener("keydown", function (e) {
    if (e.isTrusted && /^(Enter|Escape|Tab)$/.test(e.key)) tell("key " + e.key, e);
  }, true);
})();
