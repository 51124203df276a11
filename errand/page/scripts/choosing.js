// Choosing: what opens a list, and which options, levels, days have come since it was pressed.
((tools) => {
  const { all, answers, attr, classOf, closest, contains, control, everywhere, firstLine, fits, hasOnClick } = tools;
  const {
    hold,
    innerTextOf,
    isPressable,
    isText,
    isTextbox,
    listening,
    matches,
    nextElementOf,
    nodesOf,
    pageWords,
    parentOf,
    plainOf,
  } = tools;
  const { plain, resolve, styleOf, tagOf, topAt, upwards, visible } = tools;

  const OPTION_ROLES =
    "[role=option],[role=treeitem],[role=menuitem],[role=menuitemradio],[role=menuitemcheckbox],[role=radio]";
  const LISTED = `li,a,dd,${OPTION_ROLES}`; // what is an option though it stands inside its field
  const POOL = "a,li,dd,td,tr,span,div,p,button,label,input,h4,h5,section";
  const PRESSES = "a,button,span,div,li,input,p,i";
  const OPTIONISH = /(^|[-_\s])(option|item|node|cell|choice|opt|date|day)s?([-_\s]|$)/i;
  const OFF = /(^|[-_\s])(is-)?disabled([-_\s]|$)/i;
  const CHOSEN = /(^|[-_\s])(is-)?(selected|checked|active|current)([-_\s]|$)/i;
  const PASSING = /hover|in-active|focus|first|last|today/; // of classes that tell nothing of how a thing is built
  const LONGEST = 80; // characters: no longer text is an option
  const MOST = 400; // options looked at
  const OPENERS = 3; // things in or beside a box that may open its list
  const BESIDE_LEVELS = 4; // boxes up from a box in which what opens its list stands
  const HANDLER_LEVELS = 3; // elements up from words to what listens
  const BOUNDS = "form,body,table,tbody,fieldset";
  const PAGER = new RegExp(`^(?:${pageWords.pager})$`, "i");
  const NUMBER = /^\d+$/;

  /** The words an element has itself. @type {(el: Element) => string} */
  const ownWords = (el) =>
    nodesOf(el)
      .map((node) => (isText(node) ? node.data : ""))
      .join("")
      .trim();
  /** What could be seen before the press, with its words. @type {WeakMap<Element, string>} */
  let standing = new WeakMap();
  answers.standStill = () => {
    standing = new WeakMap();
    for (const el of everywhere("body *")) if (visible(el)) standing.set(el, ownWords(el));
    return true;
  };
  /** @type {(el: Element) => boolean} */
  const isFresh = (el) => standing.get(el) !== ownWords(el);
  /** @type {(el: Element) => boolean} */
  const came = (el) => isFresh(el) || all(el, "*").some((one) => visible(one) && isFresh(one));

  /** The outermost element over which the pointer shows that it can be pressed. @type {(el: Element) => boolean} */
  const isPointed = (el) => {
    const parent = parentOf(el);
    return styleOf(el).cursor === "pointer" && (!parent || styleOf(parent).cursor !== "pointer");
  };
  /** @type {(el: Element) => boolean} */
  const isPressedItself = (el) =>
    hasOnClick(el) ||
    listening.has(el) ||
    isPressable(el) ||
    matches(el, "li,dd,label") ||
    OPTIONISH.test(classOf(el)) ||
    isPointed(el);
  /** @type {(el: Element) => boolean} */
  const looksPressed = (el) =>
    isPressable(el) ||
    styleOf(el).cursor === "pointer" ||
    upwards(el, HANDLER_LEVELS).some((node) => hasOnClick(node) || listening.has(node));
  /** @type {(el: Element) => boolean} */
  const isOff = (el) => !!control(el).disabled || attr(el, "aria-disabled") === "true" || OFF.test(classOf(el));
  /** @type {(el: Element) => boolean} */
  const isChosen = (el) =>
    attr(el, "aria-selected") === "true" || attr(el, "aria-checked") === "true" || CHOSEN.test(classOf(el));
  /** What an option says; of a node of a tree its own line. @type {(el: Element) => string} */
  const saidBy = (el) => {
    if (tagOf(el) === "input") return String(control(el).value ?? "").trim();
    const text = all(el, "[role=group],ul,ol").length ? firstLine(innerTextOf(el)) : innerTextOf(el);
    return (text.trim() || attr(el, "title") || attr(el, "aria-label")).replace(/\s+/g, " ");
  };
  /** Whether a press in its middle reaches it as the page stands. @type {(el: Element) => boolean} */
  const isReached = (el) => {
    const top = topAt(el);
    return !!top && (contains(el, top) || contains(top, el));
  };
  /** What is built alike belongs to one list. @type {(el: Element) => string} */
  const build = (el) => {
    const parent = parentOf(el);
    const names = classOf(el)
      .split(/\s+/)
      .filter((name) => name && !CHOSEN.test(name) && !OFF.test(name) && !PASSING.test(name));
    return `${parent ? tagOf(parent) : ""}>${tagOf(el)}.${names.join(".")}`;
  };
  /** @type {(pool: Element[]) => Element[]} */
  const mostAlike = (pool) => {
    /** @type {Map<string, Element[]>} */
    const groups = new Map();
    for (const el of pool) groups.set(build(el), [...(groups.get(build(el)) ?? []), el]);
    return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  };
  /** @type {(found: Element[]) => Element[]} */
  const innermost = (found) => found.filter((el) => !found.some((other) => other !== el && contains(el, other)));

  /** What belongs to the field itself, not to what it has opened. @type {(own: Element, el: Element) => boolean} */
  const isOfField = (own, el) => {
    if (contains(el, own)) return true;
    const parent = isTextbox(own) ? parentOf(own) : null;
    const field = parent && !matches(parent, BOUNDS) && plainOf(parent).length <= LONGEST / 2 ? parent : own;
    return contains(field, el) && !matches(el, LISTED);
  };
  /** The options that came. @type {(own: Element | null, done: Spec, shut: Spec) => Element[]} */
  const optionsOf = (own, done, shut) => {
    /** @type {(el: Element) => boolean} */
    const takes = (el) => {
      if (!visible(el) || (own && isOfField(own, el)) || isTextbox(el) || !came(el)) return false;
      const text = saidBy(el);
      return !!plain(text) && text.length <= LONGEST && !fits(done, text, true) && !fits(shut, text, true);
    };
    const roles = everywhere(OPTION_ROLES).filter(takes);
    if (roles.length) return roles;
    const inner = innermost(everywhere(POOL).filter((el) => takes(el) && isPressedItself(el)));
    const real = inner.filter((el) => !PAGER.test(plain(saidBy(el))));
    return mostAlike(real.length ? real : inner.filter((el) => NUMBER.test(plain(saidBy(el)))));
  };
  /** Where several say the same (选择), their rows tell them apart. @type {(el: Element, alike: boolean) => string} */
  const named = (el, alike) => {
    const row = alike && closest(el, "tr,li,[role=row]");
    return row ? innerTextOf(row).replace(/\s+/g, " ").trim().slice(0, LONGEST) : saidBy(el);
  };
  /** @type {(spec: Spec) => number | null} */
  const pressCalled = (spec) => {
    const found = everywhere(PRESSES).filter(
      (el) => visible(el) && came(el) && fits(spec, saidBy(el), true) && looksPressed(el),
    );
    const inner = innermost(found)[0];
    return inner ? hold(inner, null) : null;
  };
  answers.whatOpened = ({ id, done, shut }) => {
    const own = id ? resolve(String(id)) : null;
    const found = optionsOf(own, done, shut).slice(0, MOST);
    const said = found.map(saidBy);
    const alike = said.length > 1 && new Set(said).size === 1;
    /** @type {Element[]} */
    const lists = [];
    const options = found.map((el) => {
      const parent = /** @type {Element} */ (parentOf(el));
      if (!lists.includes(parent)) lists.push(parent);
      return {
        id: hold(el, null),
        text: named(el, alike),
        list: lists.indexOf(parent),
        chosen: isChosen(el),
        off: isOff(el),
        reached: isReached(el),
      };
    });
    const boxes = everywhere("input,textarea").filter(
      (el) => el !== own && visible(el) && isTextbox(el) && !control(el).readOnly && came(el),
    );
    return {
      options,
      done: pressCalled(done),
      box: boxes[0] ? hold(boxes[0], null) : null,
    };
  };
  answers.openers = ({ id }) => {
    const own = resolve(String(id));
    if (!own) return [];
    /** @type {Element[]} */
    let beside = [];
    for (let next = nextElementOf(own), far = 0; next && far < OPENERS; next = nextElementOf(next), far += 1) {
      if (matches(next, "input:not([type=button]):not([type=image]),select,textarea")) break;
      if (visible(next) && looksPressed(next)) beside.push(next);
    }
    for (const box of upwards(parentOf(own), BESIDE_LEVELS)) {
      if (beside.length || matches(box, BOUNDS)) break;
      const inside = all(box, "a,button,input,span,i,img,svg,div").filter(
        (el) =>
          el !== own && !contains(el, own) && !isTextbox(el) && visible(el) && looksPressed(el) &&
          !upwards(own, HANDLER_LEVELS).some((node) => contains(node, el) && (hasOnClick(node) || listening.has(node))),
      ); // prettier-ignore
      beside = innermost(inside);
    }
    const alive = upwards(own, HANDLER_LEVELS).some((el) => hasOnClick(el) || listening.has(el));
    const line = alive || !isTextbox(own) ? [own, ...beside] : [...beside, own];
    return line.slice(0, OPENERS).map((el) => hold(el, null));
  };
})(window.__errand.tools);
