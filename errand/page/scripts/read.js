// Reading: what stands under a heading, and which rows a list has, as a person sees them.
(() => {
  const errand = window.__errand;
  if (!errand || errand.section) return;
  const { plain, visible } = errand;
  const laidOut = (el) => {  // whether it has a place on the page; where does not matter, for some panels slide in
    const box = el.getBoundingClientRect();
    return el.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
  const textOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : node.nodeType === Node.ELEMENT_NODE && laidOut(node) ? node.innerText : "") || "";
  const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];

  const following = (label) => {  // siblings up to the next heading of its kind
    const nodes = [];
    for (let node = label.nextSibling; node; node = node.nextSibling) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        const same = node.localName === label.localName && node.className === label.className && !["div", "p", "span", "td", "dd"].includes(node.localName);
        const heading = HEADINGS.includes(node.localName) && HEADINGS.includes(label.localName) && node.localName <= label.localName;
        const twin = ["div", "span", "p"].includes(label.localName) && label.className && node.className === label.className;
        if (same || heading || twin) break;
      }
      nodes.push(node);
    }
    return nodes;
  };
  const ON = /(^|[\s_-])(this|active|cur|current|on|selected|checked)($|[\s_-])/i;
  const isOn = (el) => el.getAttribute("aria-selected") === "true" || ON.test(el.getAttribute("class") || "");
  const tabOf = (label) => {  // the tab that a heading is, if it is one: of a row of its like, of which one is on
    const words = plain(label.textContent);
    for (let node = label, level = 0; node?.parentElement && level < 4 && plain(node.textContent) === words; node = node.parentElement, level += 1) {
      const row = [...node.parentElement.children].filter((one) => one.localName === node.localName);
      if (node.getAttribute("role") === "tab" || (row.length > 1 && !["tr", "td", "th"].includes(node.localName) && row.some(isOn) && errand.pressable(node))) return node;
    }
    return null;
  };
  const strip = (tab) => {  // what cuts off the row of tabs that a tab is in
    let node = tab.parentElement;
    while (node && node !== document.body && getComputedStyle(node).overflowX === "visible") node = node.parentElement;
    return node && node !== document.body ? node : null;
  };
  const cutOff = (tab) => {  // whether it lies before the beginning of its strip, and no scrolling gets it back from there
    const box = tab.getBoundingClientRect(), cut = strip(tab);
    return !!cut && box.left + box.width / 2 + cut.scrollLeft < cut.getBoundingClientRect().left;
  };
  const arrowBack = (tab) => {  // the arrow that brings the strip's beginning into sight
    for (let node = strip(tab), level = 0; node && node !== document.body && level < 4; node = node.parentElement, level += 1) {
      const arrow = [...node.querySelectorAll("[class*=prev]")].find((one) => visible(one) && !one.closest("[class*=disabled]"));
      if (arrow) return arrow;
    }
    return null;
  };
  const foldOf = (label) => {  // what opens the part under a heading, where that is closed
    const words = plain(label.textContent);
    const control = label.closest("[aria-expanded],summary");
    if (control && plain(control.textContent) === words) {
      const closed = control.localName === "summary" ? !control.parentElement.open : control.getAttribute("aria-expanded") === "false";
      return closed ? control : null;
    }
    let node = label;
    while (node.parentElement && node.parentElement !== document.body && !node.nextElementSibling && plain(node.parentElement.textContent) === words) node = node.parentElement;
    const next = node.nextElementSibling;
    return next && plain(next.textContent) && !laidOut(next) && errand.pressable(label) ? label : null;
  };
  errand.folded = (spec) => {  // what must be pressed before what stands under this heading can be read: its fold, its tab, or the arrow to it
    const hit = errand.climb(spec);
    const fold = hit && foldOf(hit.element);
    if (fold) return { id: errand.hold(fold, spec), away: false };
    const tab = hit ? tabOf(hit.element) : [...document.querySelectorAll("[role=tab]")].find((one) => laidOut(one) && spec.words.includes(one.innerText.trim()));
    if (!tab || isOn(tab)) return null;
    const away = cutOff(tab), element = away ? arrowBack(tab) : tab;
    return element ? { id: errand.hold(element, spec), away } : null;
  };
  const open = (panel) => {  // of panels side by side, those that are shown
    const parts = [...panel.querySelectorAll("[role=tabpanel]")];
    return parts.length ? parts.filter((part) => laidOut(part) && part.getAttribute("aria-hidden") !== "true") : [panel];
  };
  const content = (label) => {
    const words = plain(label.textContent);
    const tab = tabOf(label);
    for (let row = tab?.parentElement, level = 0; row && row !== document.body && level < 8; row = row.parentElement, level += 1) {
      const panels = [];
      for (let next = row.nextElementSibling; next; next = next.nextElementSibling) panels.push(next);
      const shown = panels.flatMap(open).filter((panel) => laidOut(panel) && plain(panel.innerText));
      if (shown.length) return shown;
    }
    const cell = label.closest("td,th");
    if (cell && plain(cell.textContent) === words) {
      if (cell.nextElementSibling) return [cell.nextElementSibling];
      let row = cell.parentElement.nextElementSibling;
      const rows = [];
      while (row && !(row.cells?.length === 1 && row.cells[0].className === cell.className && row.cells[0].localName === cell.localName)) { rows.push(row); row = row.nextElementSibling; }
      return rows;
    }
    if (label.closest("dt")) return following(label.closest("dt")).filter((node) => node.localName !== "dt");
    const panel = document.getElementById(label.getAttribute("aria-controls") || (label.getAttribute("href") || "").replace(/^#/, "") || "\u0000");
    if (panel) return [panel];
    let node = label;
    while (node.parentElement && node.parentElement !== document.body && plain(node.parentElement.textContent) === words) node = node.parentElement;
    for (let level = 0; level < 3 && node.parentElement && node !== document.body; level += 1) {
      const found = following(node);
      if (found.some((sibling) => textOf(sibling).trim() || sibling.querySelector?.("img,iframe,svg,canvas"))) return found;
      node = node.parentElement;
    }
    return [];
  };
  const framed = (element) => [...(element.querySelectorAll?.("iframe") || [])].map((frame) => { try { return frame.contentDocument?.body?.innerText || ""; } catch { return ""; } }).join("\n");

  // Running text has its headings as lines of their own, or before a colon: 「一、设定依据：……」.
  const NUMBER = /^\s*([（(]?[\d一二三四五六七八九十]+[)）、.．]\s*)+/;
  const headOf = (line) => plain(line.replace(NUMBER, "").split(/[：:]/)[0]);
  const afterColon = (line) => (/[：:]/.test(line) ? line.slice(line.search(/[：:]/) + 1).trim() : "");
  const running = (words, headings) => {  // the lines under a heading of the innermost text that has it, up to the next heading
    const own = new Set(words.map(plain)), all = new Set(headings.map(plain));
    let best = null;
    for (const block of document.querySelectorAll("pre,p,div,td,dd,article,section,textarea")) {
      if (!visible(block)) continue;
      const lines = (block.value ?? block.innerText).split("\n");
      const at = lines.findIndex((line) => own.has(headOf(line)));
      if (at < 0 || lines.filter((line) => all.has(headOf(line))).length < 2 || (best && !best.block.contains(block))) continue;
      best = { block, lines, at };
    }
    if (!best) return null;
    const { block, lines, at } = best;
    const rest = lines.slice(at + 1), end = rest.findIndex((line) => all.has(headOf(line)));
    const text = [afterColon(lines[at]), ...(end < 0 ? rest : rest.slice(0, end))].join("\n").trim();
    return { label: lines[at].trim(), rung: "text", text, links: [], pictures: 0, appeared: errand.appeared(block) };
  };

  errand.section = (spec, headings) => {  // {label, text, links, pictures} of what stands under a heading, or null without the heading
    const hit = errand.climb(spec);
    if (!hit) return running(spec.words, headings);
    const nodes = content(hit.element).filter((node) => node.nodeType === Node.TEXT_NODE || laidOut(node) || node.localName === "tr");
    const elements = nodes.filter((node) => node.nodeType === Node.ELEMENT_NODE);
    const links = elements.flatMap((el) => [...(el.matches("a") ? [el] : []), ...el.querySelectorAll("a")]).map((a) => ({ text: a.innerText.trim(), url: a.href || "" }));
    const pictures = elements.reduce((sum, el) => sum + (el.matches("img,svg,canvas") ? 1 : 0) + el.querySelectorAll("img,svg,canvas").length, 0);
    return { label: hit.element.textContent.trim(), rung: hit.rung, text: (nodes.map(textOf).join("\n") + elements.map(framed).join("\n")).trim(), links, pictures, appeared: errand.appeared(hit.element) };
  };

  const VALUES = 20;  // places looked at for one value
  errand.valueTexts = (spec) => {  // the texts in which words of a spot hold a value, as they are read and as they stand in the source
    const hit = spec.valued.length ? errand.climb({ ...spec, kind: "text", words: [], names: [], expressions: [], near: null, selector: "", strict: false, picture: false, compiled: false }) : null;
    return [...new Set((hit?.all || []).slice(0, VALUES).flatMap((el) => [el.innerText, errand.around(el), el.textContent]).filter(Boolean))];
  };

  const PAGER = new RegExp(`^(?:${errand.pageWords.pager})$`, "i"), ACTION = new RegExp(`^(?:${errand.pageWords.action})$`, "i");
  const presses = (row) => row.matches("a,[onclick],[role=button],[role=link]") || errand.listening.has(row) || getComputedStyle(row).cursor === "pointer";
  const titleOf = (row) => [...row.querySelectorAll("a,[onclick],[role=link],button,h2,h3,h4")].concat(presses(row) ? [row] : []).filter(visible)
    .map((el) => el.innerText.trim().split("\n")[0].trim()).filter((text) => plain(text).length > 1 && !PAGER.test(plain(text)) && !ACTION.test(plain(text)))
    .sort((a, b) => b.length - a.length)[0];
  const FURNITURE = "[class*=nav],[class*=menu],[class*=crumb],[class*=foot],[id*=nav],[id*=menu],[id*=foot]";
  const CELLS = ["td", "th", "dt", "span", "option", "label", "button", "input", "select"];
  const isForm = (row) => {  // what holds a box to type in, or stands on one line with it as its button
    const { top, bottom } = row.getBoundingClientRect();
    const level = (box) => { const at = box.getBoundingClientRect(), middle = (top + bottom) / 2; return at.top <= middle && middle <= at.bottom; };
    let around = row;
    for (let up = 0; up < 3 && around.parentElement && around.parentElement !== document.body; up += 1) around = around.parentElement;
    return [...around.querySelectorAll("input,textarea")].some((box) => errand.isTextbox(box) && visible(box) && (row.contains(box) || level(box)));
  };
  const keyOf = (row) => (row.localName === "tr" ? "tr" : `${row.localName}.${(row.getAttribute("class") || "").replace(/\b(odd|even|first|last|active|on|hover|alt)\b/g, "").trim()}`);
  errand.run = (spec) => {  // the run of rows alike that belongs to the spot, with their titles: the longest, the nearer the better
    const anchor = errand.climb(spec)?.element;
    const distance = (node) => { let steps = 0; for (let up = anchor; up && !up.contains(node); up = up.parentElement) steps += 1; return steps; };
    const isFurniture = (node) => { const found = node.closest(FURNITURE); return !!(found && anchor && !found.contains(anchor)); };
    let best = { parent: null, key: "", titles: [], weight: 0 };
    for (const parent of document.querySelectorAll("ul,ol,tbody,table,div,section,dl")) {
      if (parent.closest("header,footer,nav,aside,[role=navigation]")) continue;
      if (isFurniture(parent)) continue;
      const groups = new Map();
      for (const row of parent.children) {
        if (CELLS.includes(row.localName) || !visible(row) || isForm(row) || row.matches(FURNITURE) && isFurniture(row)) continue;
        const key = keyOf(row);
        groups.set(key, [...(groups.get(key) || []), row]);
      }
      for (const [key, rows] of groups) {
        const titles = rows.map(titleOf).filter(Boolean);
        if (!titles.length) continue;
        const length = titles.reduce((sum, text) => sum + Math.min(plain(text).length, 4), 0) / titles.length;
        const weight = length * Math.sqrt(titles.length) / (1 + (anchor ? distance(parent) : 0)) ** 3;
        if (weight > best.weight) best = { parent, key, titles, weight };
      }
    }
    return best;
  };
  errand.list = (spec) => errand.run(spec).titles;
  Object.assign(errand, { keyOf, titleOf });
})();
