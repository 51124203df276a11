// One look at a whole page for `errand check`: every spot, what found it, what else it might be, and what nobody claimed.
window.__errand.answers.examine = ({ spots: specs, most }) => {
  const errand = window.__errand;
  const SHORT = 30;
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, SHORT * 2);
  const boxOf = (el) => { const box = el.getBoundingClientRect(); return [box.left + scrollX, box.top + scrollY, box.width, box.height]; };
  const leads = (el) => el.href || el.getAttribute("onclick") || el.name || el.id || clean(el.innerText || el.value);
  const own = (el) => [el.id && `#${CSS.escape(el.id)}`, el.getAttribute("name") && `${el.localName}[name="${el.getAttribute("name").replace(/["\\]/g, "\\$&")}"]`]
    .find((selector) => selector && document.querySelectorAll(selector).length === 1) || "";
  const called = (el) => ["role", "label", "placeholder", "beside"].map((rung) => [rung, clean(errand.naming[rung](el))]).find(([, text]) => text) || ["", ""];
  const saidBy = (hit, spec) => {
    if (hit.rung === "selector") return spec.selector;
    if (hit.rung === "name") return [hit.element.id, hit.element.getAttribute("name"), hit.element.className].filter((text) => typeof text === "string" && text).join(" ").slice(0, SHORT * 2);
    return clean(errand.naming[hit.rung]?.(hit.element)) || clean(hit.element.innerText);
  };
  const order = [...document.querySelectorAll("*")];
  const claimed = new Set();
  const spots = specs.map((spec) => {
    const hit = errand.climb(spec);
    if (!hit) return null;
    claimed.add(hit.element);
    const places = new Set(hit.all.map(leads));
    return { rung: hit.rung, exact: hit.exact, count: places.size, said: saidBy(hit, spec), at: order.indexOf(hit.element), box: boxOf(hit.element),
      others: hit.all.slice(1).filter((el) => leads(el) !== leads(hit.element)).slice(0, 5).map((el) => clean(errand.naming[hit.rung]?.(el)) || clean(el.innerText) || el.localName) };
  });
  const forms = new Set([...claimed].map((el) => el.form || el.closest("form")).filter(Boolean));
  const free = [];
  for (const kind of ["textbox", "select", "choice", "press"]) {
    const pool = errand.candidates({ kind }).filter((el) => errand.visible(el) && !claimed.has(el));
    for (const el of pool) {
      const [rung, text] = called(el);
      if (kind === "press" && (!text || text.length > SHORT)) continue;
      free.push({ kind, rung, text: text.slice(0, SHORT), selector: own(el), apart: forms.size > 0 && !forms.has(el.form || el.closest("form")) });
    }
  }
  return { spots, free: free.slice(0, most), texts: errand.texts(most), title: document.title };
};
