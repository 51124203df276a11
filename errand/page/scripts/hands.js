// Working a field that is held under a number: where to press, what lies over it, and what it holds afterwards.
((tools) => {
  const { all, answers, attr, bodyOf, boxInWindow, boxOf, classOf, closest, contains, control } = tools;
  const { coverOf, covering } = tools;
  const { elementFromPoint, hasOnClick, hold, innerTextOf, isEditable, isReadonly, isTextbox } = tools;
  const { labelsOf, matches, nextElementOf, parentOf, plainOf, resolve, scrollIntoView, styleOf, tagOf, taken } = tools;
  const { touched, upwards, visible } = tools;

  const SMALL = 48; // CSS pixels: what is drawn for a tick is no larger
  const EDGE = 8; // CSS pixels from the edge: where the mark of a drawn tick is
  const TICKED = /(^|[-_\s])(is-)?(checked|active|selected|on)([-_\s]|$)/i;
  const BOUNDS = "form,body,table,tbody,tr,ul,fieldset";
  const END_PX = 4; // CSS pixels from its end: as good as read
  const MUCH = 100; // characters: what says less is no agreement
  const MOST_BOXES = 4;
  const TICKS = "input[type=checkbox],input[type=radio]";

  /** @type {(el: Element, selector: string) => Element | undefined} */
  const firstIn = (el, selector) => all(el, selector)[0];
  /** @type {(el: Element) => boolean} */
  const isTicked = (el) => {
    const box = matches(el, "input") ? el : (firstIn(el, TICKS) ?? el);
    return (
      !!control(box).checked ||
      attr(box, "aria-checked") === "true" ||
      (!matches(box, "input") && TICKED.test(classOf(box)))
    );
  };
  /** Whether a press there would do something of its own. @type {(el: Element) => boolean} */
  const isAnother = (el) => tagOf(el) === "a" || (hasOnClick(el) && !firstIn(el, "input"));
  /** A place on an element where nothing else lies and no link, from its corner. */
  /** @type {(el: Element) => { x: number, y: number } | null} */
  const clearPoint = (el) => {
    const { left, top, width, height } = boxOf(el);
    const y = Math.min(height / 2, EDGE + 2);
    for (const x of [Math.min(EDGE, width / 2), width / 4, width / 2]) {
      const at = elementFromPoint(document, left + x, top + y);
      if (!at || !contains(el, at)) continue;
      const line = upwards(at);
      if (!line.slice(0, line.indexOf(el)).some(isAnother)) return { x, y };
    }
    return null;
  };
  /** What of a tick or radio button can be pressed: itself, what is drawn for it, its words. */
  /** @type {(el: Element) => Element[]} */
  const pressables = (el) => {
    const labels = labelsOf(el);
    const boxes = upwards(parentOf(el), 3);
    const bound = boxes.findIndex((one) => matches(one, BOUNDS));
    const wraps = (bound < 0 ? boxes : boxes.slice(0, bound)).filter((one) => all(one, TICKS).length < 2);
    const drawn = [...labels, ...wraps]
      .flatMap((one) => all(one, "span,i,ins,em,div,svg,img"))
      .filter((one) => {
        const box = boxOf(one);
        return visible(one) && !plainOf(one) && box.width <= SMALL && box.height <= SMALL && !closest(one, "a");
      });
    const next = nextElementOf(el);
    const beside = next && plainOf(next) && !firstIn(next, "a,input,select,textarea") ? [next] : [];
    return [el, ...drawn.slice(0, 2), ...labels, ...beside, ...wraps.slice(0, 1)].filter(
      (one) => visible(one) && (one === el || tagOf(one) !== "a"),
    );
  };
  /** @type {(el: Element) => { element: Element, x: number, y: number } | null} */
  const placeToTick = (el) => {
    for (const element of pressables(el)) {
      scrollIntoView(element, { block: "center", inline: "nearest", behavior: "instant" });
      const point = clearPoint(element);
      if (point) return { element, ...point };
    }
    return null;
  };

  answers.reach = ({ id, concept, tick, close }) => {
    const own = resolve(String(id));
    if (!own) return null;
    const place = tick ? placeToTick(own) : null;
    const element = place?.element ?? (tick ? pressables(own)[0] : own) ?? own;
    const layer = visible(element) ? covering(element) : null;
    touched.element = own;
    touched.at = location.href;
    if (concept) taken.set(own, concept);
    return {
      id: element === own ? id : hold(element, null),
      point: place ? [place.x, place.y] : null,
      shown: visible(element),
      ticked: isTicked(own),
      readonly: isReadonly(own),
      typable: isTextbox(own) && (matches(own, "input,textarea") || isEditable(own)),
      tag: tagOf(own),
      type: String(control(own).type || ""),
      box: boxInWindow(element),
      covered: layer ? coverOf(layer, close) : null,
    };
  };
  /** Whether it is a box of text that goes on below what is seen of it. @type {(el: Element) => boolean} */
  const isUnread = (el) => {
    if (!["auto", "scroll"].includes(styleOf(el).overflowY) || !visible(el)) return false;
    const { scrollHeight, clientHeight, scrollTop } = control(el);
    return scrollHeight - clientHeight - scrollTop > END_PX && innerTextOf(el).length > MUCH;
  };
  answers.unreadBoxes = () =>
    all(bodyOf(document) ?? document, "div,section,article,textarea,pre,dd,td,ul,ol,main")
      .filter(isUnread)
      .slice(0, MOST_BOXES)
      .map((el) => {
        scrollIntoView(el, { block: "center", inline: "nearest", behavior: "instant" });
        return boxInWindow(el);
      });
  answers.holding = ({ id }) => {
    const el = resolve(String(id));
    if (!el) return null;
    const box = isTextbox(el) || matches(el, "select") ? el : (firstIn(el, "input:not([type=hidden])") ?? el);
    if (matches(box, "select")) return String(control(box).selectedOptions?.[0]?.label ?? "");
    if (isEditable(box)) return innerTextOf(box);
    const around = isTextbox(box) ? (parentOf(box) ?? box) : el;
    return String(control(box).value || "") || innerTextOf(around).trim();
  };
  answers.ticked = ({ id }) => {
    const el = resolve(String(id));
    return !!el && isTicked(el);
  };
})(window.__errand.tools);
