// The surveyor's eyes: entries with their counts, the lines of a list, label-value pairs; and how a list that was read
// in the window is read again from the bare source of its further pages. Nothing of a portal is evaluated.
((tools) => {
  const {
    all,
    answers,
    attr,
    bodyOf,
    charsetOf,
    childCountOf,
    childrenOf,
    closest,
    contains,
    control,
    documentOf,
    now,
  } = tools;
  const { everywhere, first, firstLine, hasOnClick, idOf, innerTextOf, keyOf, listenOn, listening, look, plain } =
    tools;
  const { natively, nextElementOf, numberIn, pageWords, parentOf, resolve, run, state, tagOf, titleOfRow } = tools;
  const { totalIn, upwards, visible, walkerOf } = tools;

  // How portals write numbers of items; the words are the lexicon's.
  const { total: BEFORE, unit: UNIT } = pageWords;
  const DIGITS = "(\\d[\\d,，\\s]{0,11})";
  const OPEN = "[[(（【]?";
  const CLOSE = "[\\])）】]?";
  const END = `${DIGITS}\\s*(?:${UNIT})?\\s*${CLOSE}$`;
  const COUNT = new RegExp(`^${OPEN}\\s*(?:${BEFORE})?\\s*${END}`); // beside an entry
  const GLUED = new RegExp(`^(.*?[\\u4e00-\\u9fff）)])\\s*${OPEN}\\s*${END}`); // 教育科研 (12)
  const NO_ENTRY = new RegExp(`^(?:${BEFORE}|第)`); // a total, or the number of a page
  const BULLET = /^[·◇•>»]+$/;
  const BULLETS = /^[·◇•\s]+/;
  const LABELLED = /^([^：:]{2,12})[：:](.{1,80})$/;

  const SKIP = "script,style,noscript,template";
  const FURNITURE =
    "header,footer,nav,[role=navigation],[class*=crumb],[class*=pager],[class*=pagination],[class*=foot]";
  const LIST_TEXT = 4000; // characters kept of a page that a list stands on
  const FEW = 400; // characters: no row of a list is longer
  const LINK_TEXT = 60;
  const ERROR_TEXT = 200;
  const ENTRY_PARTS = 6; // elements in an entry, at most
  const ENTRY_PIECES = 4;
  const ENTRY_LENGTH = [3, 40]; // characters of an entry with its count
  const PAIR_PARTS = 3; // elements in what holds a label and its value, at most
  const PAIR_LABEL = 14; // characters, without a colon
  const CELL_LABEL = 16; // characters of a label in a cell of its own
  const VALUE = 300;
  const REST_MS = 80; // a list that has changed and stood still for so long, with no request under way, is there
  const LOOK_MS = 10;

  /** The texts of a part in their order, whether or not it is laid out. @type {(root: Node) => string[]} */
  const pieces = (root) => {
    const walker = walkerOf(documentOf(root) ?? document, root, NodeFilter.SHOW_TEXT);
    /** @type {string[]} */
    const said = [];
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const text = node.data.replace(/\s+/g, " ").trim();
      const parent = parentOf(node);
      if (text && !(parent && closest(parent, SKIP))) said.push(text);
    }
    return said;
  };

  // --- how a list is built, and its lines ----------------------------------------------------------------------------
  /** @type {(el: Element, parent: Element) => string} */
  const stepTo = (el, parent) => {
    const like = childrenOf(parent).filter((one) => tagOf(one) === tagOf(el));
    return `${tagOf(el)}:nth-of-type(${like.indexOf(el) + 1})`;
  };
  /** How to get there from a root, or from what has a name of its own. */
  /** @type {(el: Element, root?: Element) => string} */
  const pathTo = (el, root) => {
    /** @type {string[]} */
    const steps = [];
    for (const node of upwards(el)) {
      const parent = parentOf(node);
      if (node === root || !parent) break;
      if (!root && idOf(node) && !/\d/.test(idOf(node))) return [`#${CSS.escape(idOf(node))}`, ...steps].join(">");
      steps.unshift(stepTo(node, parent));
    }
    return steps.length ? [root ? ":scope" : "html", ...steps].join(">") : "";
  };
  answers.learnList = ({ beside }) => {
    const { parent, key, titles } = run(beside);
    const title = titles[0];
    if (!parent || title === undefined) return null;
    const row = childrenOf(parent).find((one) => keyOf(one) === key && visible(one) && titleOfRow(one));
    const called = row ? all(row, "*").filter((el) => visible(el) && firstLine(innerTextOf(el)) === title) : [];
    const inmost = called.findLast((el) => plain(innerTextOf(el)) === plain(title)) ?? called.at(-1);
    return { parent: pathTo(parent), key, title: inmost ? pathTo(inmost, row) : "", charset: charsetOf(document) };
  };
  /** The lines of a list built like that: title, address, all their words. */
  /** @type {(doc: Document, build: ListBuild) => any[]} */
  const linesOf = (doc, build) => {
    const parent = build.parent && first(doc, build.parent);
    if (!parent) return [];
    const rows = childrenOf(parent).filter((row) => keyOf(row) === build.key);
    return rows
      .map((row) => {
        const at = build.title ? first(row, build.title) : row;
        const link = at && closest(at, "a[href]");
        return { title: at ? pieces(at).join("") : "", href: link ? attr(link, "href") : "", words: pieces(row) };
      })
      .filter((line) => line.title && line.words.length);
  };
  /** @type {(doc: Document, build: ListBuild) => object} */
  const listed = (doc, build) => {
    const said = pieces(bodyOf(doc) ?? doc).join(" ");
    return { lines: linesOf(doc, build), total: totalIn(said), text: said.slice(0, LIST_TEXT) };
  };
  /** @type {(build: ListBuild) => object} */
  const whole = (build) => ({ url: location.href, status: 200, ...listed(document, build) });
  answers.wholeList = ({ build }) => whole(build);

  // --- pages that are read without a window --------------------------------------------------------------------------
  /** @type {(answer: Response, bytes: ArrayBuffer, charset: string) => string} */
  const decoded = (answer, bytes, charset) => {
    const named = /charset=["']?([\w-]+)/i.exec(answer.headers.get("content-type") ?? "")?.[1];
    for (const name of [charset, named, "utf-8"]) {
      try {
        return new TextDecoder(name).decode(bytes);
      } catch {
        // a charset nobody knows: the next
      }
    }
    return "";
  };
  /** @type {(url: string, mostMs: number) => Promise<Response>} */
  const request = (url, mostMs) => fetch(url, { credentials: "same-origin", signal: AbortSignal.timeout(mostMs) });
  /** What each address gives, so many under way at once. */
  /** @type {<T>(urls: string[], atOnce: number, one: (url: string) => Promise<T>) => Promise<T[]>} */
  const each = async (urls, atOnce, one) => {
    const given = new Array(urls.length);
    let next = 0;
    const work = async () => {
      while (next < urls.length) {
        const at = next;
        next += 1;
        given[at] = await one(/** @type {string} */ (urls[at]));
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, urls.length) }, work));
    return given;
  };
  answers.fetchLists = ({ urls, build, atOnce, mostMs }) =>
    each(urls, atOnce, async (url) => {
      try {
        const answer = await request(url, mostMs);
        const bytes = await answer.arrayBuffer();
        return natively(() => {
          const doc = new DOMParser().parseFromString(decoded(answer, bytes, build.charset), "text/html");
          return { url, status: answer.status, ...listed(doc, build) };
        });
      } catch (error) {
        return { url, status: 0, lines: [], total: null, text: natively(() => String(error).slice(0, ERROR_TEXT)) };
      }
    });
  answers.statuses = ({ urls, atOnce, mostMs }) =>
    each(urls, atOnce, async (url) => {
      try {
        const answer = await request(url, mostMs);
        const { byteLength } = await answer.arrayBuffer();
        return { url, status: answer.status, type: answer.headers.get("content-type") ?? "", bytes: byteLength };
      } catch {
        return { url, status: 0, type: "", bytes: 0 };
      }
    });

  // --- pages of a single-page hall, one after the other in this window ----------------------------------------------
  /** @type {(ms: number) => Promise<void>} */
  const after = (ms) => new Promise((go) => setTimeout(go, ms));
  /** @type {(build: ListBuild) => string} */
  const titlesOf = (build) =>
    natively(() =>
      linesOf(document, build)
        .map((line) => line.title)
        .join("\n"),
    );
  answers.walkLists = async ({ urls, build, mostMs }) => {
    const told = [];
    for (let at = 0; at < urls.length; at += 1) {
      const url = urls[at];
      const began = now();
      const before = titlesOf(build);
      const rested = () => state.content > began && state.pending <= 0 && now() - state.last > REST_MS;
      const came = () => rested() && titlesOf(build) !== before;
      const turned = new Promise((go) => {
        listenOn(window, "hashchange", go, { once: true });
        setTimeout(go, mostMs);
      });
      location.href = url;
      await turned; // what moved before that may still belong to the page before
      while (!came() && now() - began < mostMs) await after(LOOK_MS);
      if (!came() || !titlesOf(build)) break;
      told[told.length] = natively(() => ({ ...whole(build), url }));
    }
    return told;
  };

  // --- what is on the page -------------------------------------------------------------------------------------------
  /** @type {(el: Element) => boolean} */
  const scripted = (el) => hasOnClick(el) || listening.has(el);
  /** Where a press leads: the address of a link that no script of its own has a say in. */
  /** @type {(el: Element | null) => string} */
  const address = (el) => {
    const found = el && closest(el, "a[href]");
    if (!el || !found || window !== window.top || attr(found, "download")) return "";
    const link = control(found);
    const here = location.href.split("#")[0];
    if (!/^https?:$/.test(link.protocol) || String(link.href).split("#")[0] === here) return "";
    const line = upwards(el);
    return line.slice(0, line.indexOf(found) + 1).some(scripted) ? "" : String(link.href);
  };
  answers.sights = ({ spots }) =>
    /** @type {Spec[]} */ (spots).map((spec) => {
      const found = look([spec], null);
      return found && { text: found.around, url: address(resolve(String(found.id))) };
    });

  /** @type {(said: string[]) => { name: string, count: number | null }} */
  const counted = (said) => {
    if (said.length > 1) {
      const count = COUNT.exec((said.at(-1) ?? "").trim());
      const words = said.slice(0, -1).filter((word) => plain(word).length > 1 && !BULLET.test(word));
      return { name: words.at(-1) ?? "", count: count && numberIn(count[1]) };
    }
    const glued = GLUED.exec(said[0] ?? "");
    return { name: glued?.[1] ?? "", count: glued && numberIn(glued[2]) };
  };
  answers.groups = () => {
    const [least = 0, most = 0] = ENTRY_LENGTH;
    const found = everywhere("a,li,td,[role=button],[role=link],[onclick],div,span").flatMap((el) => {
      if (!visible(el) || childCountOf(el) > ENTRY_PARTS || closest(el, FURNITURE)) return [];
      const said = pieces(el);
      const length = said.join("").length;
      if (said.length < 1 || said.length > ENTRY_PIECES || length < least || length > most) return [];
      const { name, count } = counted(said);
      if (count === null || plain(name).length < 2 || NO_ENTRY.test(name)) return [];
      return [{ el, name: name.replace(BULLETS, "").trim(), count }];
    });
    const inner = found.filter((one) => !found.some((other) => other.el !== one.el && contains(one.el, other.el)));
    const seen = new Map();
    for (const { name, count } of inner) if (!seen.has(name)) seen.set(name, { name, count });
    return [...seen.values()];
  };
  answers.pairs = () => {
    /** @type {Map<string, string>} */
    const told = new Map();
    /** @type {(label: string | undefined, value: string | undefined) => void} */
    const keep = (label = "", value = "") => {
      const name = plain(label);
      if (!name || name.length > CELL_LABEL || !value || told.has(name)) return;
      told.set(name, value.replace(/\s+/g, " ").trim().slice(0, VALUE));
    };
    for (const row of everywhere("tr")) {
      const cells = [...(control(row).cells ?? [])];
      for (let at = 0; at + 1 < cells.length; at += 2) keep(innerTextOf(cells[at]), innerTextOf(cells[at + 1]));
    }
    for (const term of everywhere("dt")) {
      const next = nextElementOf(term);
      if (next && tagOf(next) === "dd") keep(innerTextOf(term), innerTextOf(next));
    }
    for (const el of everywhere("li,p,div,span,label")) {
      if (!visible(el) || childCountOf(el) > PAIR_PARTS) continue;
      const said = pieces(el);
      const [label = "", value] = said;
      const labelled = said.length === 1 && LABELLED.exec(label);
      if (labelled) keep(labelled[1], labelled[2]);
      else if (said.length === 2 && label.length <= PAIR_LABEL) keep(label, value);
    }
    return Object.fromEntries(told);
  };
  answers.links = () => {
    const here = location.href.split("#")[0];
    return everywhere("a[href],area[href]")
      .filter(visible)
      .map((el) => ({
        text: (innerTextOf(el) || attr(el, "title")).trim().slice(0, LINK_TEXT),
        url: String(control(el).href),
      }))
      .filter(({ url }) => /^https?:/.test(url) && url.split("#")[0] !== here);
  };
  answers.rowWords = () =>
    everywhere("tr,li,dl,[class*=item],[class*=cell],[class*=row]")
      .filter((el) => visible(el) && innerTextOf(el).length < FEW)
      .map(pieces);
})(window.__errand.tools);
