// A guide as it stands open: its parts by their headings, which of them are closed, and what else heads something.
((tools) => {
  const { ACTION, all, answers, attr, bodyOf, childrenOf, climb, closest, contains, contentOf, control, CONTROLS } =
    tools;
  const {
    everywhere,
    first,
    foldOf,
    folded,
    HEADINGS,
    hold,
    innerTextOf,
    isElement,
    isForm,
    isOn,
    isOneOf,
    laidOut,
    layerAhead,
    layerOf,
    matches,
  } = tools;
  const { nextElementOf, PAGER, parentOf, plain, plainOf, section, tabOf, tagOf, textContentOf, titleOf, visible } =
    tools;

  const HEADS =
    "h1,h2,h3,h4,h5,h6,legend,caption,summary,dt,th,td,b,strong,[role=tab],[role=heading],[aria-expanded]," +
    "[class*=title],[class*=tit],[class*=head],[class*=hd],[class*=label],[class*=name],li,a";
  const BY_TAG = "h1,h2,h3,h4,h5,h6,legend,caption,summary,dt,[role=heading],[class*=title],[class*=label]";
  const OUTSIDE =
    "header,footer,nav,aside,form,[role=navigation],[class*=crumb],[class*=foot],[class*=menu],[class*=nav]";
  const SITE = "header,footer,nav,aside,[role=navigation]";
  const LONGEST_HEAD = 16; // characters
  const SHORTEST_HEAD = 2;
  const MOST_OTHERS = 40;
  const MOST_CELLS = 4; // of a row of labels and values
  const WORDS = 80; // characters kept of what stands under a heading nobody knows
  const FILES = /\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|ofd)(?:$|[?#])/i;
  const FOLDS = "[aria-expanded],summary,[role],h3,h4,h5,h6,dt,a,button,b,span,div,p,li";
  const LONGEST_FOLD = 80; // characters of what opens a fold: the title of a law
  const ATTACHED = /附件|材料|清单|指南|annex|attachment/i; // what such a link says; a blank form is none
  const MOST_TEXT = 60_000; // characters of the page
  const LETTERS = /[a-z\u4e00-\u9fff]/i;

  /** Folds inside a part that are closed: the numbers of what opens them. @type {(nodes: Node[]) => number[]} */
  const foldsIn = (nodes) => {
    const short = nodes
      .filter(isElement)
      .flatMap((el) => all(el, FOLDS).filter((one) => plainOf(one).length <= LONGEST_FOLD));
    const found = short.filter((one) => plainOf(one) && visible(one)).map(foldOf);
    const openers = [...new Set(found.filter((one) => one !== null))];
    const inner = openers.filter((one) => !openers.some((other) => other !== one && contains(one, other)));
    return inner.slice(0, MOST_OTHERS).map((one) => hold(one, null));
  };
  /** Whether it heads something: by its tag or class, as a tab or a fold, as the first cell of two, in bold alone. */
  /** @type {(el: Element) => boolean} */
  const heads = (el) => {
    if (tabOf(el) || foldOf(el)) return true;
    if (closest(el, "a,button,[role=button]")) return false;
    if (matches(el, BY_TAG)) return true;
    if (isOneOf(el, ["td", "th"])) {
      const row = parentOf(el);
      const cells = row ? childrenOf(row) : [];
      const value = nextElementOf(el);
      const paired = cells.length % 2 === 0 && cells.indexOf(el) % 2 === 0 && cells.length <= MOST_CELLS;
      if (!paired || !value || first(value, CONTROLS)) return false;
      return tagOf(value) !== "th" && (tagOf(el) === "th" || cells.length === 2);
    }
    const parent = isOneOf(el, ["b", "strong"]) ? parentOf(el) : null;
    return !!parent && plainOf(parent) === plainOf(el);
  };
  /** @type {(el: Element, text: string) => boolean} */
  const isHeading = (el, text) =>
    text.length >= SHORTEST_HEAD &&
    text.length <= LONGEST_HEAD &&
    LETTERS.test(text) &&
    !PAGER.test(text) &&
    (!ACTION.test(text) || !!tabOf(el)) && // 更多 beside a row leads on; a tab of that name is a part of the page
    visible(el) &&
    !closest(el, tabOf(el) ? SITE : OUTSIDE) && // libraries call a row of tabs nav
    heads(el) &&
    !isForm(el);
  /** The drawer or dialog that parts of a guide stand in, or the one that lies open where none is seen yet. */
  /** @type {(open: Element[]) => Element | null} */
  const layerWith = (open) => {
    const [layer, ...others] = new Set(open.length ? open.map(layerOf) : [layerAhead()]);
    return others.length ? null : (layer ?? null);
  };
  /** How many files the guide has, by link or framed. @type {() => number} */
  const filesHere = () => {
    const links = everywhere("a[href]").filter((link) => visible(link) && !closest(link, OUTSIDE));
    const files = links.filter(
      (link) => (FILES.test(String(control(link).href)) || attr(link, "download")) && ATTACHED.test(plainOf(link)),
    );
    const framed = everywhere("iframe,embed,object").filter(
      (el) => laidOut(el) && FILES.test(attr(el, "src") || attr(el, "data")),
    );
    return files.length + framed.length;
  };
  /** @type {(asked: { parts: Spec[], headings: string[] }) => object} */
  const readGuide = ({ parts, headings }) => {
    const known = new Set(headings.map(plain));
    const looks = parts.map((spec) => ({ spec, element: climb(spec)?.element ?? null, closed: !!folded(spec) }));
    const read = looks.map(({ spec, element, closed }) => {
      const found = closed ? null : section(spec, headings);
      return { section: found, closed, folds: found && element ? foldsIn(contentOf(element, known)) : [] };
    });
    const headed = looks.flatMap(({ element }) => element ?? []);
    const open = looks.flatMap(({ element, closed }) => (closed ? [] : (element ?? [])));
    const bodies = open.flatMap((el) => contentOf(el, known)).filter(isElement);
    // A guide in a drawer or a dialog: what lies beneath is no part of it.
    const layer = layerWith(open);
    /** @type {string[]} */
    const shown = []; // tabs that are on
    /** @type {string[]} */
    const over = []; // headings of several parts
    const seen = new Set();
    /** @type {object[]} */
    const others = [];
    const levels = headed.map(tagOf).filter((tag) => HEADINGS.includes(tag));
    /** @type {(el: Element) => boolean} */
    const isRead = (el) =>
      plain(titleOf(document)).includes(plainOf(el)) ||
      headed.some((one) => contains(one, el) || contains(el, one)) ||
      bodies.some((body) => contains(body, el) && !isOneOf(el, levels));
    for (const el of layer ? all(layer, HEADS) : everywhere(HEADS)) {
      const text = plainOf(el);
      if (others.length >= MOST_OTHERS || seen.has(text) || !isHeading(el, text) || isRead(el)) continue;
      const tab = tabOf(el);
      if (tab && isOn(tab)) shown.push(text);
      const opener = tab && !isOn(tab) ? tab : foldOf(el);
      const under = opener ? [] : contentOf(el, known);
      if (under.some((node) => headed.some((one) => contains(node, one)))) {
        over.push(text); // the title of it all, or a tab that holds some of it
        continue;
      }
      const words = under.map((node) => (isElement(node) ? innerTextOf(node) : textContentOf(node))).join(" ");
      if (!opener && !words.trim()) continue;
      seen.add(text);
      const id = opener ? hold(opener, null) : null;
      others.push({ text: innerTextOf(el).trim(), words: words.trim().slice(0, WORDS), opener: id });
    }
    const body = layer ?? bodyOf(document);
    return {
      parts: read,
      others,
      shown,
      over,
      files: filesHere(),
      text: body ? innerTextOf(body).slice(0, MOST_TEXT) : "",
    };
  };
  answers.readGuide = readGuide;
})(window.__errand.tools);
