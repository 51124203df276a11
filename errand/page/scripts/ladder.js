// The ladder: from a concept of the lexicon to the one element of this document a citizen would take for it.
// Every answer names the rung that found it.

const RUNGS = ["selector", "role", "label", "placeholder", "beside", "name", "button"];
/** @type {Record<string, string[]>} */
const ORDER = {
  press: ["selector", "role", "placeholder", "text", "card", "name", "beside"],
  text: ["selector", "text"],
  notice: ["selector", "text"],
  section: ["selector", "text"],
};
const SAID = ["text", "notice", "section"]; // what is no control: it only says something
const TOGETHER_LEVELS = 4; // boxes up from a field in which its own button stands
const BESIDE_PX = 160; // between a box and its button on one line
const PICTURE_LEVELS = 3; // boxes up from a code field in which its picture stands
const PICTURES = "img,canvas,svg";
const TOO_MANY = 30; // so many things a selector finds, and it means none of them
const OTHER_PICTURE = /clear|close|delete|remove|voice|mic|speech|camera|photo|scan|qrcode/; // beside a box, another's

// Among equals the least weight is taken; each weighs more than all lighter ones together.
const FURNITURE_WEIGHT = 1; // in a head, foot or menu: the main part of a page comes first
const BELOW_WEIGHT = 2; // not in a dialog: what lies on top comes first
const OUTSIDE_WEIGHT = 4; // not in the form last worked in
const CHOSEN_WEIGHT = 8; // the tab one is on: to press it leads nowhere
const READONLY_WEIGHT = 16; // a box nothing can be typed into

/** @type {{ element: Element | null, at: string }} */
const touched = { element: null, at: "" }; // what was last looked for to be acted on, and the address then

/** @type {(el: Element) => boolean} */
const isChosen = (el) => !!closest(el, "[aria-selected=true]");
/** @type {(el: Element | null) => Element | null} */
const formOf = (el) => el && (closest(el, "form") || closest(el, "table,fieldset"));
/** @type {(el: Element) => boolean} */
const isReadonly = (el) => !!control(el).readOnly;
/** @type {(spec: Spec, found: Element[], name: (el: Element) => string) => Element[]} */
const prefer = (spec, found, name) => {
  if (found.length < 2) return found;
  const form = touched.element && closest(touched.element, "form,table,fieldset");
  const rows = found.map((el, at) => ({
    el,
    at,
    rank: rank(spec, name(el)),
    weight:
      (form && contains(form, el) ? 0 : OUTSIDE_WEIGHT) +
      (closest(el, "dialog,[role=dialog],[aria-modal=true]") ? 0 : BELOW_WEIGHT) +
      (closest(el, "header,footer,nav,aside") ? FURNITURE_WEIGHT : 0) +
      (isChosen(el) ? CHOSEN_WEIGHT : 0) +
      (isReadonly(el) ? READONLY_WEIGHT : 0),
  }));
  return rows.sort((a, b) => a.weight - b.weight || a.rank - b.rank || a.at - b.at).map((row) => row.el);
};
/** Whether a press stands by the box it would belong to: 办件查询 elsewhere is no search button. */
/** @type {(box: Element, el: Element) => boolean} */
const together = (box, el) => {
  const around = upwards(box, TOGETHER_LEVELS + 1);
  const shared = around.find((one) => contains(one, el));
  return !!shared && shared !== bodyOf(document);
};
/** A link to another page, and nothing that listens: beside a box it does nothing with what is typed there. */
/** @type {(el: Element) => boolean} */
const isMereLink = (el) => {
  const link = closest(el, "a[href]");
  if (!link || /^(?:#|javascript:|$)/i.test(attr(link, "href").trim())) return false;
  return !upwards(el, HANDLER_LEVELS).some((node) => hasOnClick(node) || listening.has(node));
};
/** Whether it stands on one line with the box, and close to it. @type {(box: Element, el: Element) => boolean} */
const besideOnLine = (box, el) => {
  const [one, other] = [boxOf(box), boxOf(el)];
  if (one.top >= other.bottom || other.top >= one.bottom) return false;
  return Math.max(one.left, other.left) - Math.min(one.right, other.right) < BESIDE_PX;
};
/** Whether pressing it does something with what stands in the box. @type {(box: Element, el: Element) => boolean} */
const worksOn = (box, el) => {
  const form = formOf(box);
  if (el === box || isMereLink(el) || labelsOf(box).some((label) => contains(label, el))) return false;
  return together(box, el) || (!!form && contains(form, el)) || besideOnLine(box, el);
};
/** Of unnamed buttons and pictures, only the one beside the box it belongs to, what follows the box first. */
/** @type {(spec: Spec, found: Element[]) => Element[]} */
const nearest = (spec, found) => {
  const box = spec.near && climb(spec.near)?.element;
  if (!box) return [];
  const unnamed = found.filter(
    (el) => el !== box && !plain(roleName(el)) && !isMereLink(el) && !OTHER_PICTURE.test(identifiersOf(el)),
  );
  for (const around of upwards(parentOf(box), TOGETHER_LEVELS)) {
    const inside = unnamed.filter((el) => contains(around, el));
    const at = inside.find((el) => nameFits(spec, el)) ?? inside.find((el) => follows(box, el)) ?? inside[0];
    if (at) return [at];
  }
  return [];
};
const LEAD = 24; // characters that are read right before a press
const LED = "a,button,span,b,u,em,strong"; // a link of a script may be no more than words
/** What is read right before it on its line. @type {(el: Element) => string} */
const leadOf = (el) => {
  const before = previousOf(el) ?? (parentOf(el) && previousOf(/** @type {Element} */ (parentOf(el))));
  return before ? plain(wordsOf(before)).slice(-LEAD) : "";
};
/** What the words right before it lead to: 没有账号？ before 立即开通. */
/** @type {(spec: Spec, pool: Element[]) => Element[]} */
const ledTo = (spec, pool) => {
  const { led } = spec;
  if (!led) return [];
  const words = everywhere(LED).filter((el) => !first(el, "*") && plainOf(el).length <= LEAD && visible(el));
  return [...new Set([...pool, ...words])].filter((el) => plain(innerTextOf(el)) && fits(led, leadOf(el), true));
};
/** The one box that stands with the button it would belong to. @type {(spec: Spec, pool: Element[]) => Element[]} */
const withButton = (spec, pool) => {
  const button = spec.button && climb(spec.button)?.element;
  if (!button) return [];
  for (const around of upwards(parentOf(button), TOGETHER_LEVELS)) {
    const inside = pool.filter((el) => contains(around, el));
    if (inside.length) return inside.length === 1 ? inside : [];
  }
  return [];
};
const SUM =
  /[\d一二三四五六七八九十]+(?:\+|-|−|×|x|\*|÷|\/|加上?|减去?|乘以?|除以)[\d一二三四五六七八九十]+(?:=|等于|得|是)/;
/** A picture, or a sum, in the same row or box: what makes a code field a captcha. @type {(el: Element) => boolean} */
const pictured = (el) => {
  for (const box of upwards(parentOf(el), PICTURE_LEVELS)) {
    if (isOneOf(box, ["form", "body", "tbody", "table"])) return false;
    if (all(box, PICTURES).some(visible) || SUM.test(plainOf(box))) return true;
  }
  return false;
};
const CARD_LEVELS = 5; // boxes up from what a card is called to the card
const LONGEST_CARD = 240; // characters
const OPENS = new RegExp(`^(?:${pageWords.opens})$`, "i"); // says no more than that it opens something
/** @type {(el: Element) => string} */
const opening = (el) => plain(roleName(el) || innerTextOf(el) || attr(el, "title"));
/** What opens a card or a line by the words asked for, which are no link themselves: 「户籍办理 … 查看 >」. */
/** @type {(spec: Spec, pool: Element[]) => Element[]} */
const cardOpeners = (spec, pool) => {
  if (!spec.says) return [];
  const said = everywhere(SPOKEN).filter(
    (el) => !isPressable(el) && fits(spec, textContentOf(el), true) && visible(el),
  );
  const heads = said.filter((el) => !said.some((other) => other !== el && contains(el, other)));
  const found = heads.flatMap((head) => {
    for (const box of upwards(parentOf(head), CARD_LEVELS)) {
      if (isOneOf(box, ["body", "main", "tbody", "table", "ul", "ol", "form"])) return [];
      if (plainOf(box).length > LONGEST_CARD) return [];
      const alike = isOneOf(head, CELLS_OF_TABLES) ? [] : all(box, tagOf(head));
      if (alike.some((el) => el !== head && classOf(el) === classOf(head) && visible(el))) return [];
      const inside = pool.filter((el) => contains(box, el));
      const opens = inside.filter((el) => !opening(el) || OPENS.test(opening(el)));
      const named = opens.filter(opening);
      if (inside.length) return named.length === 1 ? named : inside.length === 1 ? opens : [];
    }
    return [];
  });
  return [...new Set(found)];
};
/** What a file's selector finds; of what is asked for by name, only what says it, and never a whole page of things. */
/** @type {(spec: Spec) => Element[]} */
const bySelector = ({ selector, says }) => {
  if (!selector) return [];
  const wanted = plain(says);
  const found = everywhere(selector).filter((el) => visible(el) && plainOf(el).includes(wanted));
  return found.length > TOO_MANY || found.some((el) => contains(el, bodyOf(document))) ? [] : found;
};
/** A pool of candidates, of what is pressed with the pictures that are. */
/** @type {(spec: Spec, pool: Element[]) => Element[]} */
const withPictures = (spec, pool) => (spec.kind === "press" ? [...pool, ...pressedPictures()] : pool);
/** Rungs that take no text for more than it says. */
/** @type {Record<string, (spec: Spec, pool: Element[]) => Element[]>} */
const EXACTLY = { selector: bySelector, card: cardOpeners, button: withButton };
/** What says too little itself, and stands where it can only be one thing. */
/** @type {(spec: Spec, pool: Element[]) => Element[]} */
const besidePress = (spec, pool) => [
  ...nearest(spec, spec.submits ? pool : withPictures(spec, pool)),
  ...ledTo(spec, pool),
];
/** What a rung holds, of a pool of candidates. */
/** @type {(spec: Spec, rung: string, exact: boolean, pool: Element[]) => Element[]} */
const onRung = (spec, rung, exact, pool) => {
  const { kind } = spec;
  const exactly = EXACTLY[rung];
  if (exactly) return exact ? exactly(spec, pool) : [];
  /** @type {(name: (el: Element) => string) => Element[]} */
  const called = (name) => pool.filter((el) => fits(spec, name(el), exact));
  switch (rung) {
    case "role":
      return called(kind === "text" ? ariaName : roleName);
    case "label":
      return called(labelName);
    case "placeholder":
      return called(hintName);
    case "beside":
      if (kind === "press") return exact ? besidePress(spec, pool) : [];
      return kind === "text" ? [] : called(besideName);
    case "name":
      return exact && spec.names.length ? withPictures(spec, pool).filter((el) => nameFits(spec, el)) : [];
    default:
      return ["press", ...SAID].includes(kind) ? spoken(spec, exact) : [];
  }
};
/** What the layer with the form last worked in lies over: it hands no such form in. */
/** @type {(spec: Spec) => (el: Element) => boolean} */
const beneathFormsLayer = (spec) => {
  const element = spec.submits && touched.element;
  const there = element && isConnected(element) && visible(element);
  const layer = there ? inBody(element).findLast((node) => isPlaced(node, FLOATING)) : null;
  if (!layer) return () => false;
  return (el) => {
    const top = contains(layer, el) ? null : over(el);
    return !!top && (contains(layer, top) || floats(top));
  };
};
/** @type {(spec: Spec) => Climbed | null} */
const climb = (spec) => {
  const pool = SAID.includes(spec.kind) ? [] : candidates(spec.kind).filter((el) => !spec.picture || pictured(el));
  const box = spec.near ? (climb(spec.near)?.element ?? null) : null;
  const form = spec.submits ? formOf(touched.element) : null; // what hands a form in is looked for there first
  const beneath = beneathFormsLayer(spec);
  const besides = (spec.besides ?? []).map(plain);
  /** @type {(el: Element) => boolean} */
  const isMeant = (el) => !besides.length || !besides.includes(plain(roleName(el) || innerTextOf(el)));
  /** What stands by a box and hands no form in is the box's own, or nothing. */
  /** @type {(el: Element, rung: string, exact: boolean) => boolean} */
  const fitsBox = (el, rung, exact) => {
    if (!box || spec.kind !== "press" || rung === "selector") return true;
    return spec.submits ? exact || together(box, el) : worksOn(box, el);
  };
  /** @type {Climbed | null} */
  let chosen = null; // the tab one is on: only where nothing else says it
  /** @type {[Element | null, boolean][]} */
  const ways = [...(form ? [/** @type {[Element, boolean]} */ ([form, true])] : []), [null, true], [null, false]];
  for (const [around, exact] of ways) {
    if (!exact && spec.strict) break;
    for (const rung of ORDER[spec.kind] ?? RUNGS) {
      const called = [...new Set(onRung(spec, rung, exact, pool))].filter(
        (el) => (!around || contains(around, el)) && fitsBox(el, rung, exact) && isMeant(el) && !beneath(el),
      );
      const found = prefer(spec, called, NAMES[rung] ?? innerTextOf);
      const element = found[0];
      if (!element) continue;
      const hit = { element, rung, exact, count: found.length, all: found };
      if (spec.kind !== "press" || !isChosen(element)) return hit;
      chosen ??= hit;
    }
  }
  return chosen;
};
/** What is drawn for a choice that is hidden itself: its label, or what stands beside it. */
/** @type {(el: Element) => Element} */
const drawn = (el) => {
  const stands = [el, ...labelsOf(el), nextElementOf(el), previousElementOf(el)];
  return stands.find((one) => one && visible(one) && (one === el || !matches(one, "a,button,input"))) ?? el;
};
