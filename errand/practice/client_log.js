(function () {
  function name(e) {
    var t = e.closest ? e.closest("a,button,input,select,textarea,label,summary,img,span[onclick],li[onclick],div[onclick]") || e : e;
    var word = t.getAttribute && (t.getAttribute("aria-label") || t.getAttribute("name") || t.id) || "";
    return t.nodeName.toLowerCase() + (word ? "[" + word + "]" : "") + " " + ((t.textContent || "").replace(/\s+/g, " ").trim().slice(0, 40));
  }
  function tell(kind, e) {
    if (!e.isTrusted || !e.target || e.target.nodeType !== 1) return;
    navigator.sendBeacon("@LOG@", JSON.stringify({ kind: kind, path: location.pathname, target: name(e.target) }));
  }
  addEventListener("click", function (e) { tell("click", e); }, true);
  addEventListener("input", function (e) { tell("input", e); }, true);
  addEventListener("keydown", function (e) { if (e.key === "Enter" || e.key === "Escape" || e.key === "Tab") tell("key " + e.key, e); }, true);
})();
