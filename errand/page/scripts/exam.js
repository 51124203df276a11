// One look at a whole page for `errand check`: every spot, what found it, what else it might be, what nobody claimed.
((tools) => {
  const { all, answers, attr, boxOf, candidates, classOf, climb, closest, control, everywhere, idOf, innerTextOf } =
    tools;
  const { NAMES, scrolledX, scrolledY, tagOf, texts, titleOf, visible } = tools;
  const SHORT = 30; // characters of the name of a control
  const LONG = 60; // characters kept of what it says
  const OTHERS = 5; // named, of what a spot might be as well
  const RUNGS = ["role", "label", "placeholder", "beside"];
  const KINDS = ["textbox", "select", "choice", "press"];

  /** @type {(text: unknown) => string} */
  const clean = (text) =>
    String(text ?? "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, LONG);
  /** @type {(el: Element) => number[]} */
  const placeOf = (el) => {
    const box = boxOf(el);
    return [box.left + scrolledX(), box.top + scrolledY(), box.width, box.height];
  };
  /** What tells apart where two controls lead. @type {(el: Element) => string} */
  const leads = (el) =>
    String(
      control(el).href ||
        attr(el, "onclick") ||
        attr(el, "name") ||
        idOf(el) ||
        clean(innerTextOf(el) || control(el).value),
    );
  /** @type {(el: Element) => string} */
  const ownSelector = (el) => {
    const name = attr(el, "name").replace(/["\\]/g, "\\$&");
    const selectors = [idOf(el) && `#${CSS.escape(idOf(el))}`, name && `${tagOf(el)}[name="${name}"]`];
    return selectors.find((selector) => selector && all(document, selector).length === 1) || "";
  };
  /** @type {(el: Element, rung: string) => string} */
  const named = (el, rung) => clean(NAMES[rung]?.(el)) || clean(innerTextOf(el));
  /** @type {(el: Element) => { rung: string, text: string }} */
  const called = (el) =>
    RUNGS.map((rung) => ({ rung, text: clean(NAMES[rung]?.(el)) })).find(({ text }) => text) ?? { rung: "", text: "" };
  /** @type {(hit: Climbed, spec: Spec) => string} */
  const saidBy = ({ rung, element }, spec) => {
    if (rung === "selector") return spec.selector;
    if (rung === "name") {
      return clean([idOf(element), attr(element, "name"), classOf(element)].filter(Boolean).join(" "));
    }
    return named(element, rung);
  };
  /** @type {(el: Element) => Element | null} */
  const formOf = (el) => control(el).form ?? closest(el, "form");

  answers.examine = ({ spots: specs, most }) => {
    const order = everywhere("*");
    /** @type {Set<Element>} */
    const claimed = new Set();
    const spots = /** @type {Spec[]} */ (specs).map((spec) => {
      const hit = climb(spec);
      if (!hit) return null;
      claimed.add(hit.element);
      const others = hit.all.slice(1).filter((el) => leads(el) !== leads(hit.element));
      return {
        rung: hit.rung,
        exact: hit.exact,
        count: new Set(hit.all.map(leads)).size,
        said: saidBy(hit, spec),
        at: order.indexOf(hit.element),
        box: placeOf(hit.element),
        others: others.slice(0, OTHERS).map((el) => named(el, hit.rung) || tagOf(el)),
      };
    });
    const forms = new Set([...claimed].map(formOf).filter(Boolean));
    const free = KINDS.flatMap((kind) =>
      candidates(kind)
        .filter((el) => visible(el) && !claimed.has(el))
        .map((el) => ({ kind, el, ...called(el) }))
        .filter(({ text }) => kind !== "press" || (text && text.length <= SHORT)),
    );
    return {
      spots,
      free: free.slice(0, most).map(({ kind, el, rung, text }) => ({
        kind,
        rung,
        text: text.slice(0, SHORT),
        selector: ownSelector(el),
        apart: forms.size > 0 && !forms.has(formOf(el)),
      })),
      texts: texts(most),
      title: titleOf(document),
    };
  };
})(window.__errand.tools);
