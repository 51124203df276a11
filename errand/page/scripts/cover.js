// What lies over an element, what closes it, and layers that ask.

const NOTICE = 300; // characters kept of what a layer says
const MASKING = 1 / 2; // of the window: a layer that fills less is a toast or a box, and not a mask
const CLOSING_MS = 2000; // a layer that was said yes to takes a while to go

/** What can be pressed at its middle. @type {(el: Element) => Element | null} */
const topAt = (el) => {
  const box = boxOf(el);
  return elementFromPoint(document, box.left + box.width / 2, box.top + box.height / 2);
};
/** @type {(el: Element, top: Element) => boolean} */
const isSame = (el, top) => contains(el, top) || contains(top, el);
/** What a press in its middle would reach instead of it. @type {(el: Element) => Element | null} */
const over = (el) => {
  const top = topAt(el);
  return !top || isSame(el, top) || labelsOf(el).some((label) => contains(label, top)) ? null : top;
};
/** Whether a press on it would reach it. @type {(el: Element) => boolean} */
const onTop = (el) => {
  const top = topAt(el);
  return !!top && isSame(el, top);
};
/** An element and those around it, below the body. @type {(el: Element | null) => Element[]} */
const inBody = (el) => {
  const line = upwards(el);
  const at = line.findIndex((node) => node === bodyOf(document));
  return at < 0 ? line : line.slice(0, at);
};
const OTHER_PLACES = /** @type {const} */ (["end", "start"]);
/** Whether it keeps its place while the page is scrolled. @type {(el: Element) => boolean} */
const stays = (el) => inBody(el).some((node) => isPlaced(node, ["sticky", "fixed"]));
/** The layer over an element, after scrolling to it. @type {(el: Element) => Element | null} */
const covering = (el) => {
  const box = boxOf(el);
  /** @type {() => void} */
  const scroll = () => scrollIntoView(el, { block: "center", inline: "nearest", behavior: "instant" });
  if (box.top < 0 || box.left < 0 || box.bottom > windowHeight() || box.right > windowWidth()) scroll();
  let top = over(el);
  if (top) {
    scroll(); // under a bar that stays in place: a person scrolls on
    top = over(el);
  }
  for (const block of OTHER_PLACES) {
    if (!top || !stays(top)) break;
    scrollIntoView(el, { block, inline: "nearest", behavior: "instant" }); // the bar is as tall as half the window
    top = over(el);
  }
  return top && (inBody(top).findLast((node) => isPlaced(node, [...FLOATING, "sticky"])) ?? top);
};
/** Whether it is part of something that lies over the page. @type {(el: Element) => boolean} */
const floats = (el) => inBody(el).some((node) => isPlaced(node, FLOATING));
/** The dialog or drawer that lies over the page and holds it. @type {(el: Element) => Element | null} */
const layerOf = (el) =>
  inBody(el).findLast((node) => isPlaced(node, ["fixed"]) || matches(node, "dialog,[role=dialog],[aria-modal=true]")) ??
  null;
/** The one in the middle of the window, if any. @type {() => Element | null} */
const layerAhead = () => {
  const ahead = elementFromPoint(document, windowWidth() / 2, windowHeight() / 2);
  return ahead && layerOf(ahead);
};
/** Whether it is on its way in, or out after it was pressed. @type {(el: Element) => boolean} */
const animated = (el) =>
  inBody(el).some((node) =>
    animationsOf(node).some((one) => Number(one.effect?.getComputedTiming().endTime ?? Infinity) < Infinity),
  );
/** @type {(el: Element) => boolean} */
const isFrame = (el) => tagOf(el) === "iframe";
/** @type {(layer: Element) => boolean} */
const hasFrame = (layer) => isFrame(layer) || !!first(layer, "iframe");
/** @type {(el: Element) => string} */
const saidOn = (el) => [innerTextOf(el), ...all(el, "iframe").map(framedText)].join("\n").trim().slice(0, NOTICE);
/** Whether a control takes no press at the moment. @type {(el: Element) => boolean} */
const isDisabled = (el) => matches(el, ":disabled") || !!closest(el, "[aria-disabled=true]");
const DISABLED_LOOK = /(^|[-_\s])disabled?($|[-_\s])/i; // what libraries call one that only looks so
/** @type {(el: Element) => boolean} */
const isIdle = (el) => isDisabled(el) || DISABLED_LOOK.test(classOf(el));
const COUNTDOWN = new RegExp(pageWords.countdown);
/** @type {(el: Element) => string} */
const saying = (el) => (roleName(el) || innerTextOf(el)).trim();
/** @type {(el: Element) => boolean} */
const countsDown = (el) => COUNTDOWN.test(tight(saying(el)));
const COUNTED = 30; // characters of what counts down, at most
const BUTTONS = "a,button,input,span,em,i,b,p,div,[role=button]";
/** What in a layer counts down, or takes no press yet. @type {(inside: (el: Element) => boolean) => Element | null} */
const counting = (inside) => {
  const own = everywhere(BUTTONS).filter((el) => inside(el) && visible(el));
  // The number may stand in an element of its own: <span>5</span> 秒后自动关闭
  const said = own.filter((el) => saying(el).length <= COUNTED && countsDown(el));
  return said.at(-1) ?? own.find((el) => !firstChildOf(el) && isPressable(el) && isIdle(el)) ?? null;
};
/**
 * The control that closes the layer: in it, or else in another that lies open. `idle`: it takes no press yet;
 * `countdown`: the words of what counts down there.
 * @typedef {{ text: string, element: Element | null, toast: boolean, idle: boolean, countdown: string }} Closer
 */
/** @type {(layer: Element, spec: Spec) => Closer} */
const closer = (layer, spec) => {
  const pool = candidates(spec.kind);
  const found = [true, false]
    .flatMap((exact) => ["role", "placeholder", "text", "name"].flatMap((rung) => onRung(spec, rung, exact, pool)))
    .filter(onTop);
  const box = boxOf(layer);
  const toast = box.width * box.height < windowWidth() * windowHeight() * MASKING;
  const own = found.find((el) => contains(layer, el));
  const open = toast || hasFrame(layer);
  const element = own ?? (open ? null : (found.find(floats) ?? null));
  // A mask says nothing; then the words are in the box of the control.
  let says = layer;
  for (const node of inBody(element)) {
    if (plain(innerTextOf(says))) break;
    if (styleOf(node).position !== "static") says = node;
  }
  const counter = counting((el) => contains(layer, el) || (!own && !open && floats(el) && onTop(el)));
  return {
    text: saidOn(says),
    element: element && !animated(element) ? element : null,
    toast,
    idle: element ? isIdle(element) : !!counter,
    countdown: counter ? saying(counter).slice(0, NOTICE) : "",
  };
};

/** @type {{ layer: Element, at: number } | null} */
let agreed = null; // the layer that was last said yes to, and when
/** @type {(el: Element) => boolean} */
const isClosing = (el) =>
  !!agreed && contains(agreed.layer, el) && now() - agreed.at < CLOSING_MS && (appeared(el) || 0) < agreed.at;
/** The control that says yes on a layer that asks: one that also offers a no. */
/** @type {(yes: Spec, no: Spec) => object | null} */
const confirming = (yes, no) => {
  /** @type {(spec: Spec) => Element[]} */
  const spokenOn = (spec) =>
    [...onRung(spec, "role", true, candidates(spec.kind)), ...spoken(spec, true)].filter(
      (el) => visible(el) && onTop(el),
    );
  const refusals = spokenOn(no);
  if (!refusals.length) return null;
  for (const el of spokenOn(yes)) {
    if (animated(el) || isClosing(el)) continue;
    const layer = inBody(el).find(
      (node) => isPlaced(node, FLOATING) && refusals.some((other) => contains(node, other)),
    );
    if (!layer) continue;
    agreed = { layer, at: now() };
    return { id: hold(el, yes), text: innerTextOf(layer).trim().slice(0, NOTICE) };
  }
  return null;
};
