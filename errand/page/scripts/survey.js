// The surveyor's eyes: entries with their counts, the lines of a list, label-value pairs, dates; and how a list that was
// read in the window is read again from the bare source of its further pages. Nothing of a portal is evaluated.
(() => {
  const errand = window.__errand;
  if (!errand || errand.answers.sights) return;
  const { plain, visible } = errand;
  const SKIP = "script,style,noscript,template";

  const pieces = (root) => {  // the texts of a part in their order, whether or not it is laid out
    const walker = (root.ownerDocument || root).createTreeWalker(root, NodeFilter.SHOW_TEXT), said = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.replace(/\s+/g, " ").trim();
      if (text && !walker.currentNode.parentElement?.closest(SKIP)) said.push(text);
    }
    return said;
  };
  const TOTAL = /(?:共有?|总共|合计|找到|检索到)[^\d]{0,6}(\d[\d,，\s]{0,11})[条项个件]/;
  const total = (said) => {  // how many a list says it has
    const found = TOTAL.exec(said.replace(/\s+(?=[条项个件])/g, ""));
    return found ? Number(found[1].replace(/\D/g, "")) : null;
  };
  const step = (el) => {
    const like = [...el.parentElement.children].filter((one) => one.localName === el.localName);
    return `${el.localName}:nth-of-type(${like.indexOf(el) + 1})`;
  };
  const path = (el, root) => {  // how to get there from a root, or from what has a name of its own
    const steps = [];
    for (let node = el; node && node !== root && node.parentElement; node = node.parentElement) {
      if (!root && node.id && !/\d/.test(node.id)) return [`#${CSS.escape(node.id)}`, ...steps].join(">");
      steps.unshift(step(node));
    }
    return steps.length ? [root ? ":scope" : "html", ...steps].join(">") : "";
  };

  const learn = (spec) => {  // how the list of this page is built
    const { parent, key, titles } = errand.run(spec);
    if (!parent) return null;
    const row = [...parent.children].find((one) => errand.keyOf(one) === key && visible(one) && errand.titleOf(one));
    const called = [...row.querySelectorAll("*")].filter((el) => visible(el) && el.innerText?.trim().split("\n")[0].trim() === titles[0]);
    const inmost = called.filter((el) => plain(el.innerText) === plain(titles[0])).at(-1) || called.at(-1);
    return { parent: path(parent), key, title: inmost ? path(inmost, row) : "", charset: document.characterSet };
  };
  const lines = (doc, how) => {  // the lines of a list built like that: title, address, all their words
    const parent = how && doc.querySelector(how.parent);
    if (!parent) return [];
    return [...parent.children].filter((row) => errand.keyOf(row) === how.key).map((row) => {
      const at = how.title ? row.querySelector(how.title) : row;
      const href = at?.closest("a[href]")?.getAttribute("href") || "";
      return { title: at ? pieces(at).join("") : "", href, words: pieces(row) };
    }).filter((line) => line.title && line.words.length);
  };
  const listed = (doc, how) => {
    const said = pieces(doc.body).join(" ");
    return { lines: lines(doc, how), total: total(said), text: said.slice(0, 4000) };
  };
  const decoded = async (answer, charset) => {
    const named = /charset=["']?([\w-]+)/i.exec(answer.headers.get("content-type") || "")?.[1];
    const bytes = await answer.arrayBuffer();
    for (const name of [charset, named, "utf-8"]) {
      try { return new TextDecoder(name).decode(bytes); } catch { /* a charset nobody knows: the next */ }
    }
    return "";
  };
  const fetched = async (url, how, most) => {
    try {
      const answer = await fetch(url, { credentials: "same-origin", signal: AbortSignal.timeout(most) });
      const doc = new DOMParser().parseFromString(await decoded(answer, how.charset), "text/html");
      return { url, status: answer.status, ...listed(doc, how) };
    } catch (error) {
      return { url, status: 0, lines: [], total: null, text: String(error).slice(0, 200) };
    }
  };
  const fetchLists = async (urls, how, atOnce, most) => {  // the same list's further pages, from their bare source
    const told = new Array(urls.length);
    let next = 0;
    const one = async () => { while (next < urls.length) { const at = next; next += 1; told[at] = await fetched(urls[at], how, most); } };
    await Promise.all(Array.from({ length: Math.min(atOnce, urls.length) }, one));
    return told;
  };
  const statuses = async (urls, atOnce, most) => {  // what links lead to
    const told = new Array(urls.length);
    let next = 0;
    const one = async () => {
      while (next < urls.length) {
        const at = next;
        next += 1;
        try {
          const answer = await fetch(urls[at], { credentials: "same-origin", signal: AbortSignal.timeout(most) });
          const body = await answer.arrayBuffer();
          told[at] = { url: urls[at], status: answer.status, type: answer.headers.get("content-type") || "", bytes: body.byteLength };
        } catch { told[at] = { url: urls[at], status: 0, type: "", bytes: 0 }; }
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, urls.length) }, one));
    return told;
  };

  const scripted = (el) => !!el.onclick || errand.listening.has(el);
  const address = (el) => {  // where a press leads: the address of a link that no script of its own has a say in
    const link = el?.closest("a[href]");
    if (!link || window !== window.top || !/^https?:$/.test(link.protocol) || link.hasAttribute("download")) return "";
    if (link.href.split("#")[0] === location.href.split("#")[0]) return "";
    for (let node = el; node !== link.parentElement; node = node.parentElement) if (scripted(node)) return "";
    return link.href;
  };
  const sights = (specs) => specs.map((spec) => {  // which of these are on the page
    const found = errand.look([spec], null);
    return found && { text: found.around, url: address(errand.resolve(found.id)) };
  });

  const COUNT = /^[\[(（【]?\s*(?:共)?\s*(\d[\d,，\s]{0,11})\s*[项件条个]?\s*[\])）】]?$/;
  const number = (text) => { const found = COUNT.exec((text || "").trim()); return found ? Number(found[1].replace(/\D/g, "")) : null; };
  const furniture = (el) => !!el.closest("header,footer,nav,[role=navigation],[class*=crumb],[class*=pager],[class*=pagination],[class*=foot]");
  const groups = () => {  // entries with a count in or beside them, innermost: 教育科研 (12)
    const found = [];
    for (const el of document.querySelectorAll("a,li,td,[role=button],[role=link],[onclick],div,span")) {
      if (!visible(el) || el.childElementCount > 6 || furniture(el)) continue;
      const said = pieces(el);
      if (said.length < 1 || said.length > 4) continue;
      const all = said.join("").length;
      if (all < 3 || all > 40) continue;
      let name = "", count = null;
      if (said.length > 1) {
        count = number(said.at(-1));
        const words = said.slice(0, -1).filter((word) => plain(word).length > 1 && !/^[·◇•>»]+$/.test(word));
        name = words.at(-1) || "";
      } else {
        const glued = /^(.*?[\u4e00-\u9fff）)])\s*[\[(（【]?\s*(\d[\d,，\s]{0,11})\s*[项件条个]?\s*[\])）】]?$/.exec(said[0]);
        if (glued) { name = glued[1]; count = number(glued[2]); }
      }
      if (count === null || plain(name).length < 2 || /^(共|合计|第)/.test(name)) continue;
      found.push({ el, name: name.replace(/^[·◇•\s]+/, "").trim(), count });
    }
    const inner = found.filter((one) => !found.some((other) => other !== one && one.el !== other.el && one.el.contains(other.el)));
    const seen = new Map();
    for (const { name, count } of inner) if (!seen.has(name)) seen.set(name, { name, count });
    return [...seen.values()];
  };

  const pairs = () => {  // label and value of tables and definition lists
    const told = {};
    const keep = (label, value) => {
      const name = plain(label);
      if (name && name.length <= 16 && value && !(name in told)) told[name] = value.replace(/\s+/g, " ").trim().slice(0, 300);
    };
    for (const row of document.querySelectorAll("tr")) {
      const cells = [...row.cells];
      for (let at = 0; at + 1 < cells.length; at += 2) keep(cells[at].innerText, cells[at + 1].innerText);
    }
    for (const dt of document.querySelectorAll("dt")) if (dt.nextElementSibling?.localName === "dd") keep(dt.innerText, dt.nextElementSibling.innerText);
    for (const el of document.querySelectorAll("li,p,div,span,label")) {
      if (!visible(el) || el.childElementCount > 3) continue;
      const said = pieces(el);
      if (said.length === 2 && said[0].length <= 14) keep(said[0], said[1]);
      else if (said.length === 1) { const at = /^([^：:]{2,12})[：:](.{1,80})$/.exec(said[0]); if (at) keep(at[1], at[2]); }
    }
    return told;
  };
  const links = () => [...document.querySelectorAll("a[href],area[href]")].filter(visible).map((a) => ({ text: (a.innerText || a.title || "").trim().slice(0, 60), url: a.href }))
    .filter(({ url }) => /^https?:/.test(url) && url.split("#")[0] !== location.href.split("#")[0]);
  const rows = () => [...document.querySelectorAll("tr,li,dl,[class*=item],[class*=cell],[class*=row]")].filter((el) => visible(el) && el.innerText.length < 400).map((el) => pieces(el));
  const REST_MS = 80;  // a list that has changed and stood still for so long, with no request under way, is there
  const titles = (how) => lines(document, how).map((line) => line.title).join("\n");
  const walkLists = async (urls, how, most) => {  // pages of a single-page hall, one after the other in this window
    const told = [];
    for (const url of urls) {
      const began = errand.now(), before = titles(how);
      const rested = () => errand.state.content > began && errand.state.pending <= 0 && errand.now() - errand.state.last > REST_MS;
      const came = () => rested() && titles(how) !== before;
      const turned = new Promise((go) => { window.addEventListener("hashchange", go, { once: true }); setTimeout(go, most); });
      location.href = url;
      await turned;  // what moved before that may still belong to the page before
      while (!came() && errand.now() - began < most) await new Promise((go) => { setTimeout(go, 10); });
      if (!came() || !titles(how)) break;
      told.push({ ...whole(how), url });
    }
    return told;
  };
  const whole = (how) => ({ url: location.href, status: 200, ...listed(document, how) });
  Object.assign(errand.answers, {
    sights: ({ spots }) => sights(spots), learnList: ({ beside }) => learn(beside), wholeList: ({ build }) => whole(build),
    walkLists: ({ urls, build, mostMs }) => walkLists(urls, build, mostMs),
    fetchLists: ({ urls, build, atOnce, mostMs }) => fetchLists(urls, build, atOnce, mostMs),
    statuses: ({ urls, atOnce, mostMs }) => statuses(urls, atOnce, mostMs), groups, pairs, links, rowWords: rows,
  });
})();
