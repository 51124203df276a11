// The ladder: from a concept of the lexicon to the one element of this document a citizen would take for it.
// Every answer names the rung that found it. Reads only; nothing in the portal's page is changed.
(() => {
  const errand = window.__errand;
  if (!errand || errand.look) return;
  const RUNGS = ["selector", "role", "label", "placeholder", "beside", "name", "text"];
  const SPARE = 8;  // how many characters more than the word a text may have and still be taken for it

  const SIGN = 40;  // a notice is short; the same words in a long text only tell of such notices

  // --- text ---------------------------------------------------------------------------------------------------
  const ASIDE = new RegExp(errand.pageWords.aside, "g"), ASKING = new RegExp(`^(?:${errand.pageWords.asking})`);
  const plain = (text) => (text || "").normalize("NFKC").replace(/[\s\u200b\ufeff]+/g, "").replace(ASIDE, "").replace(/[:*【】\[\]«»<>]/g, "").toLowerCase();
  const core = (text) => plain(text).replace(ASKING, "");
  const tight = (text) => (text || "").normalize("NFKC").replace(/[\s\u200b\ufeff]+/g, " ").trim().replace(/(?<![A-Za-z0-9]) | (?![A-Za-z0-9])/g, "");  // as errand/given/plain_text.py
  const ownText = (element) => element.innerText ?? element.textContent ?? "";
  const compile = (spec) => {
    if (spec.compiled) return spec;
    spec.patterns = spec.expressions.map((source) => new RegExp(source, "i"));
    spec.value = spec.valued.length && spec.kind !== "section" ? new RegExp(spec.valued.join("|").replace(/\(\?<[a-z]\w*>/g, "(?:"), "i") : null;
    spec.plain = spec.words.flatMap((word) => [plain(word), core(word)]).filter(Boolean);
    spec.ids = spec.names.map((name) => name.toLowerCase());
    spec.compiled = true;
    return spec;
  };
  const rank = (spec, text) => {  // the lexicon lists the commonest word first
    const at = spec.plain.findIndex((word) => word === plain(text) || word === core(text));
    return at < 0 ? spec.plain.length : at;
  };
  const fits = (spec, text, exact) => {
    const said = plain(text);
    if (!said) return false;
    if (spec.patterns.length && (!spec.concept.startsWith("sign.") || said.length <= SIGN) && spec.patterns.some((pattern) => pattern.test(said))) return exact;
    if (spec.value?.test(tight(text))) return exact;
    if (exact) return spec.plain.includes(said) || spec.plain.includes(core(text));
    return spec.plain.some((word) => word.length > 1 && said.length <= word.length + SPARE && said.includes(word));
  };

  // --- what can be seen ------------------------------------------------------------------------------------------
  const visible = (element) => {
    if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true, opacityProperty: false })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  const TYPED = new Set(["", "text", "search", "tel", "password", "email", "number", "url"]);
  const isTextbox = (el) => (el.localName === "input" && TYPED.has((el.getAttribute("type") || "").toLowerCase())) ||
    el.localName === "textarea" || el.isContentEditable || ["textbox", "searchbox", "combobox"].includes(el.getAttribute("role"));
  const isPressable = (el) => ["button", "summary"].includes(el.localName) || (el.localName === "a" && el.hasAttribute("href")) ||
    (el.localName === "input" && ["submit", "button", "image", "reset"].includes(el.type)) || ["button", "link", "tab", "menuitem"].includes(el.getAttribute("role"));
  const isChoice = (el) => (el.localName === "input" && ["radio", "checkbox"].includes(el.type)) || ["radio", "checkbox", "switch"].includes(el.getAttribute("role"));
  const KINDS = {
    textbox: ["input,textarea,[contenteditable],[role=textbox],[role=searchbox],[role=combobox]", isTextbox],
    press: ["a,button,summary,input,[role=button],[role=link],[role=tab],[role=menuitem]", isPressable],
    choice: ["input,[role=radio],[role=checkbox],[role=switch]", isChoice],
    select: ["select", () => true],
    file: ["input", (el) => el.type === "file"],
    picture: ["img,canvas,svg", () => true],
  };
  const FIELDS = ["textbox", "choice", "select", "file"];
  const SPOKEN = "a,button,span,div,li,td,th,dt,dd,p,label,h1,h2,h3,h4,h5,h6,b,strong,em,i,font,legend,caption,summary,input,img,option,pre,center,blockquote,small,u";
  const candidates = (spec) => {
    const [selector, takes] = KINDS[spec.kind] || [SPOKEN, () => true];
    return [...document.querySelectorAll(selector)].filter((el) => takes(el) && (spec.kind === "choice" || visible(el)));
  };

  // --- how an element is called, rung by rung -----------------------------------------------------------------------
  const byIds = (ids) => (ids || "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)?.textContent || "").join(" ");
  const ariaName = (el) => byIds(el.getAttribute("aria-labelledby")) || el.getAttribute("aria-label") || "";
  const imagesIn = (el) => [...el.querySelectorAll("img[alt],[aria-label]")].map((i) => i.getAttribute("alt") || i.getAttribute("aria-label")).join(" ");
  const roleName = (el) => ariaName(el) || (isPressable(el) || (isChoice(el) && el.localName !== "input")
    ? (el.localName === "input" ? (el.type === "image" ? el.alt : el.value) : ownText(el).trim() || imagesIn(el))
    : el.localName === "img" ? el.alt : "");
  const labelName = (el) => [...(el.labels || [])].map(strip).join(" ");
  const hintName = (el) => el.getAttribute("placeholder") || el.getAttribute("title") ||
    (isTextbox(el) && el.value && el.value === el.defaultValue ? el.value : "");
  const CELL = "td,th,dd,li,.el-form-item,.ant-form-item,.ant-row,.van-field,.layui-form-item,.form-group,.form-item,.field,p,div,span";
  const strip = (node) => {  // the text of a cell without its controls
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node.nodeType !== Node.ELEMENT_NODE || ["select", "textarea", "script", "style", "button"].includes(node.localName) || isTextbox(node)) return "";
    return [...node.childNodes].map(strip).join("");
  };
  const besideName = (el) => {  // bare text before (or, for a choice, behind) it, then the neighbouring cell, then the box around it
    const step = isChoice(el) ? "nextSibling" : "previousSibling";
    let node = el;
    for (let level = 0; node && level < 5; level += 1) {
      for (let near = node[step], far = 0; near && far < 4; near = near[step], far += 1) {
        if (near.nodeType === Node.ELEMENT_NODE && near.querySelector?.("input:not([type=hidden]),select,textarea")) break;
        const text = strip(near).trim();
        if (text.replace(/[*＊\s]/g, "")) return text;
      }
      node = node.parentElement;
      if (!node || ["form", "table", "tbody", "body", "fieldset"].includes(node.localName)) break;
      if (["td", "th"].includes(node.localName) && !node.previousElementSibling && !isChoice(el)) {
        const row = node.parentElement, above = row?.previousElementSibling;  // the label stands in the row above
        const text = above && !above.querySelector("input,select,textarea") ? strip(above.cells?.[node.cellIndex] || above).trim() : "";
        if (text) return text;
      }
    }
    return "";
  };
  const idText = (el) => [el.id, el.getAttribute("name"), el.getAttribute("src"), el.getAttribute("onclick"), el.getAttribute("data-action"),
    el.getAttribute("formcontrolname"), typeof el.className === "string" ? el.className : "", ...[...el.querySelectorAll?.("img,i") || []].map((i) => `${i.getAttribute("src") || ""} ${i.className}`)].join(" ").toLowerCase();
  const nameFits = (spec, el) => spec.ids.some((id) => new RegExp(`(^|[^a-z0-9])${id.replace(/[^a-z0-9_]/g, "\\$&")}($|[^a-z0-9])`).test(idText(el)));
  const together = (box, el) => {  // whether a press stands by the box it would belong to: 办件查询 elsewhere is no search button
    let around = box;
    for (let level = 0; level < 4 && around.parentElement && !around.contains(el); level += 1) around = around.parentElement;
    return around !== document.body && around.contains(el);
  };
  const nearest = (spec, found) => {  // of an unnamed image button, only the one beside the box it belongs to
    if (!spec.near) return [];
    const box = climb(spec.near)?.element;
    for (let around = box?.parentElement, level = 0; around && level < 4; around = around.parentElement, level += 1) {
      const inside = found.filter((el) => around.contains(el) && el !== box && !plain(roleName(el)));
      if (inside.length) return inside.slice(0, 1);
    }
    return [];
  };
  const looksPressable = (el) => {
    if (getComputedStyle(el).cursor === "pointer") return true;
    for (let node = el, level = 0; node && level < 4; node = node.parentElement, level += 1) {
      if (node.onclick || ["a", "button", "summary"].includes(node.localName) || (node.localName === "label" && !(node.control && isTextbox(node.control)))) return true;
    }
    return false;
  };
  const listened = (el) => {  // libraries listen on every cell of every table: that alone makes no entry of what it says
    for (let node = el, level = 0; node && level < 4; node = node.parentElement, level += 1) if (errand.listening.has(node) && !["td", "th", "tr"].includes(node.localName)) return true;
    return false;
  };
  const signs = () => [...document.querySelectorAll("i,em,span,div,img,svg,li")].filter(  // a picture that is pressed: no words, no role
    (el) => visible(el) && !plain(el.textContent) && (el.onclick || errand.listening.has(el) || (!el.children.length && getComputedStyle(el).cursor === "pointer")));
  const ALIKE = 3;  // so many that only listen and say the same are values in a list
  const pressable = (all) => {  // what a press would do something to: an element nobody listens to is only text
    const only = all.filter((el) => !looksPressable(el) && listened(el));
    const values = only.filter((el) => only.filter((other) => plain(other.textContent) === plain(el.textContent)).length >= ALIKE);
    return all.filter((el) => looksPressable(el) || (only.includes(el) && !values.includes(el)));
  };
  const MENU = 3;  // so many things to press in one box are a menu
  const passage = (el) => {  // its words; those of a menu in it are not read on as one sentence
    const pressed = [...el.querySelectorAll("*")].filter(looksPressable);
    if (pressed.length < MENU) return el.textContent;
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    let words = "";
    while (walker.nextNode()) if (!pressed.some((one) => one.contains(walker.currentNode))) words += walker.currentNode.data;
    return words;
  };
  const spoken = (spec, exact) => {  // innermost visible elements that say it
    const found = [...document.querySelectorAll(SPOKEN)].filter((el) => {
      const text = el.localName === "input" ? (isPressable(el) ? el.value : "") : el.localName === "img" ? el.alt : el.textContent;
      return text && text.length < 400 && fits(spec, text, exact) && visible(el) && (spec.kind !== "text" || !el.firstElementChild || fits(spec, passage(el), exact));
    });
    const inner = found.filter((el) => !found.some((other) => other !== el && el.contains(other)));
    return spec.kind === "press" ? pressable(inner) : inner;
  };

  // --- the climb ----------------------------------------------------------------------------------------------
  const isChosen = (el) => !!el.closest("[aria-selected=true]");
  const formOf = (el) => el?.closest?.("form") || el?.closest?.("table,fieldset") || null;
  const prefer = (spec, found, name) => {  // among equals: in the form last worked in, on top, in the main part of the page, by the commoner word
    const form = errand.touched?.closest?.("form,table,fieldset");
    const weigh = (el) => (form?.contains(el) ? 0 : 4) + (el.closest("dialog,[role=dialog],[aria-modal=true]") ? 0 : 2) + (el.closest("header,footer,nav,aside") ? 1 : 0) + (isChosen(el) ? 8 : 0) + (el.readOnly ? 16 : 0);
    return found.map((el, at) => [weigh(el), rank(spec, name(el)), at, el]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((row) => row[3]);
  };
  const NAMES = { role: roleName, label: labelName, placeholder: hintName, beside: besideName };
  const on = (spec, rung, exact, pool) => {
    const called = (name) => pool.filter((el) => fits(spec, name(el), exact));
    switch (rung) {
      case "selector": return exact && spec.selector ? [...document.querySelectorAll(spec.selector)].filter(visible) : [];
      case "role": return called(spec.kind === "text" ? ariaName : roleName);
      case "label": return called(labelName);
      case "placeholder": return called(hintName);
      case "beside": return spec.kind === "press" ? (exact ? nearest(spec, pool) : []) : spec.kind === "text" ? [] : called(besideName);
      case "name": return exact ? [...pool, ...(spec.kind === "press" ? signs() : [])].filter((el) => nameFits(spec, el)) : [];
      default: return ["press", "text", "section"].includes(spec.kind) ? spoken(spec, exact) : [];
    }
  };
  const ORDER = { press: ["selector", "role", "placeholder", "text", "name", "beside"], text: ["selector", "text"], section: ["selector", "text"] };
  const pictured = (el) => {  // a picture in the same row or box: what makes a code field a captcha
    for (let box = el.parentElement, level = 0; box && level < 3 && !["form", "body", "tbody", "table"].includes(box.localName); box = box.parentElement, level += 1) {
      if ([...box.querySelectorAll("img,canvas,svg")].some(visible)) return true;
    }
    return false;
  };
  const climb = (given) => {
    const spec = compile(given);
    const spoken = ["text", "section"].includes(spec.kind);
    const pool = spoken ? [] : candidates(spec).filter((el) => !spec.picture || pictured(el));
    const box = spec.near ? climb(spec.near)?.element : null;
    let chosen = null;  // pressing the tab one is on leads nowhere: only where nothing else says it
    const form = spec.submits ? formOf(errand.touched) : null;  // what hands a form in is looked for there before anywhere else
    for (const [around, exact] of [...(form ? [[form, true]] : []), [null, true], [null, false]]) {
      if (!exact && spec.strict) break;
      for (const rung of ORDER[spec.kind] || RUNGS.slice(0, -1)) {
        const called = [...new Set(on(spec, rung, exact, pool))].filter((el) => (!around || around.contains(el)) && (exact || !box || together(box, el)));
        const found = prefer(spec, called, NAMES[rung] || ownText);
        const hit = found.length ? { element: found[0], rung, exact, count: found.length, all: found } : null;
        if (hit && (spec.kind !== "press" || !isChosen(hit.element))) return hit;
        chosen ||= hit;
      }
    }
    return chosen;
  };
  const drawn = (el) => {  // what is drawn for a choice that is hidden itself: its label, or what stands beside it
    const stands = [el, ...(el.labels || []), el.nextElementSibling, el.previousElementSibling];
    return stands.find((one) => one && visible(one) && (one === el || !one.matches("a,button,input"))) || el;
  };

  // --- what lies over it ------------------------------------------------------------------------------------------
  const over = (el) => {  // what a press in its middle would reach instead of it
    const at = el.getBoundingClientRect();
    const top = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
    return !top || el.contains(top) || top.contains(el) || [...(el.labels || [])].some((label) => label.contains(top)) ? null : top;
  };
  const covering = (el) => {
    const box = el.getBoundingClientRect();
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    let top = over(el);
    if (top) {  // under a bar that stays in place: a person scrolls on
      el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      top = over(el);
    }
    if (!top) return null;
    let layer = top;
    for (let node = top; node && node !== document.body; node = node.parentElement) if (["fixed", "absolute", "sticky"].includes(getComputedStyle(node).position)) layer = node;
    return layer;
  };
  const onTop = (el) => {  // whether a press on it would reach it
    const box = el.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return !!top && (el.contains(top) || top.contains(el));
  };
  const floats = (el) => {  // whether it is part of something that lies over the page
    for (let node = el; node && node !== document.body; node = node.parentElement) if (["fixed", "absolute"].includes(getComputedStyle(node).position)) return true;
    return false;
  };
  const closer = (layer, spec) => {  // the control that closes the layer: in it, or else in another that lies open to a press
    compile(spec);
    const pool = candidates(spec);
    const found = [true, false].flatMap((exact) => [...on(spec, "role", exact, pool), ...on(spec, "placeholder", exact, pool), ...spoken(spec, exact), ...on(spec, "name", exact, pool)]).filter(onTop);
    const toast = layer.offsetWidth * layer.offsetHeight < innerWidth * innerHeight / 2;  // no mask: what lies open beside it is not its own
    const element = found.find((el) => layer.contains(el)) || (toast || layer.querySelector("iframe") || layer.localName === "iframe" ? null : found.find(floats)) || null;
    let box = layer;  // a mask says nothing; then the words are in the box of the control
    for (let node = element; node && node !== document.body && !plain(box.innerText); node = node.parentElement) if (getComputedStyle(node).position !== "static") box = node;
    const framed = [...box.querySelectorAll("iframe")].map((frame) => { try { return frame.contentDocument?.body?.innerText || ""; } catch { return ""; } });
    return { text: [box.innerText || "", ...framed].join("\n").trim().slice(0, 300), element: element && !animated(element) ? element : null, toast };
  };

  const animated = (el) => {  // a layer on its way in, or out after it was pressed
    for (let node = el; node && node !== document.body; node = node.parentElement) if (node.getAnimations().some((one) => one.effect?.getComputedTiming().endTime < Infinity)) return true;
    return false;
  };
  const CLOSING_MS = 2000;  // a layer that was said yes to takes a while to go
  let agreed = null;  // that layer, and when
  const isClosing = (el) => !!agreed?.layer.contains(el) && performance.timeOrigin + performance.now() - agreed.at < CLOSING_MS && (errand.appeared(el) || 0) < agreed.at;
  errand.confirming = (yes, no) => {  // the control that says yes on a layer that asks: one that also offers a no
    const spokenOn = (spec) => [...on(compile(spec), "role", true, candidates(spec)), ...spoken(spec, true)].filter((el) => visible(el) && onTop(el));
    const refusals = spokenOn(no);
    for (const el of refusals.length ? spokenOn(yes).filter((el) => !animated(el) && !isClosing(el)) : []) {
      for (let layer = el; layer && layer !== document.body; layer = layer.parentElement) {
        if (["fixed", "absolute"].includes(getComputedStyle(layer).position) && refusals.some((other) => layer.contains(other))) {
          agreed = { layer, at: performance.timeOrigin + performance.now() };
          return { id: hold(el, yes), text: (layer.innerText || "").trim().slice(0, 300) };
        }
      }
    }
    return null;
  };

  // --- answers ------------------------------------------------------------------------------------------------
  let serial = 0;
  const hold = (element, spec) => {
    serial += 1;
    errand.held.set(String(serial), { element: new WeakRef(element), spec });
    return serial;
  };
  const around = (el) => {  // the words a citizen reads together with it, such as a count
    let node = el;
    while (node.parentElement && !["li", "td", "tr", "dt"].includes(node.localName) && plain(node.parentElement.textContent).length <= plain(el.textContent).length + 14) node = node.parentElement;
    return ownText(node).trim().slice(0, 200);
  };
  const answer = (hit, spec) => ({
    id: hold(hit.element, spec), rung: hit.rung, exact: hit.exact, count: hit.count, appeared: errand.appeared(hit.element), tag: hit.element.localName,
    type: hit.element.type || "", text: (roleName(hit.element) || ownText(hit.element)).trim().slice(0, 300), around: around(hit.element), readonly: !!hit.element.readOnly,
  });
  const boxOf = (el) => {  // where it is in the window, through the frames it stands in
    const { x, y, width, height } = el.getBoundingClientRect();
    const box = { x, y, width, height };
    try {
      for (let inner = window; inner.frameElement; inner = inner.parent) {
        const frame = inner.frameElement.getBoundingClientRect();
        box.x += frame.x;
        box.y += frame.y;
      }
    } catch { /* a frame of another host: as far as can be told */ }
    return box;
  };
  errand.hold = hold;
  errand.taken = new WeakMap();  // for which concept a field was taken
  errand.keep = (element) => hold(element, null);
  errand.resolve = (id) => {
    const kept = errand.held.get(String(id));
    const element = kept?.element.deref();
    if (element?.isConnected) return element;
    const again = kept?.spec && climb(kept.spec)?.element;
    return again ? (kept.spec.kind === "choice" ? drawn(again) : again) : null;
  };
  errand.look = (specs, cover) => {
    for (const spec of specs) {
      const hit = climb(spec);
      if (!hit) continue;
      if (spec.kind === "choice") hit.element = drawn(hit.element);
      const found = { ...answer(hit, spec), concept: spec.concept };
      const layer = cover ? covering(hit.element) : null;
      if (layer) {
        const { text, element, toast } = closer(layer, cover);
        found.covered = { text, toast, close: element ? hold(element, cover) : null, frame: layer.localName === "iframe" || !!layer.querySelector("iframe") };
      }
      if (cover) {
        Object.assign(errand, { touched: hit.element, at: location.href });
        if (FIELDS.includes(spec.kind)) errand.taken.set(hit.element, spec.concept);
        found.box = boxOf(hit.element);
      }
      return found;
    }
    return null;
  };
  // The first of the spots to be seen, or null after forMs; one that was there before `after` ends the wait no sooner.
  // Without spots it is waited until what came after has come to rest.
  errand.meet = (specs, instead, cover, forMs, after) => new Promise((done) => {
    const began = performance.now();
    let timer = 0, cost = 0;
    const isNew = (found) => found.appeared !== null && (found.appeared >= after || performance.timeOrigin >= after);
    const cameToRest = () => (errand.state.content > after || performance.timeOrigin >= after) && errand.quiet();
    const finish = (found) => {
      clearTimeout(timer);
      errand.waiters.delete(wake);
      done({ found, instead: document.body && instead.length ? errand.look(instead, null) : null, page: errand.describe() });
    };
    const attempt = () => {
      timer = 0;
      const before = performance.now();
      const found = document.body ? errand.look(specs, cover) : null;
      cost = performance.now() - before;
      if ((found && isNew(found)) || performance.now() - began >= forMs || (!specs.length && cameToRest())) return finish(found);
      const soon = found && found.appeared === null ? 8 : specs.length ? 100 : 25;
      timer = setTimeout(attempt, Math.min(soon, Math.max(1, began + forMs - performance.now())));
    };
    const wake = () => { if (timer) { clearTimeout(timer); timer = setTimeout(attempt, Math.max(4, 4 * cost)); } };
    errand.waiters.add(wake);
    attempt();
  });
  // Whether the page is under way to something else since the last spot was looked for: its box will be another one then.
  errand.moving = () => errand.state.pending > 0 || (errand.state.leaving > 0 && errand.state.leaving >= errand.state.input) || (errand.at || location.href) !== location.href;
  errand.texts = (limit) => [...new Set([...document.querySelectorAll("a,button,input,label,th,h1,h2,h3,span,td,div")].filter((el) => visible(el) && !el.querySelector("a,button,input,span,div,td"))
    .map((el) => (isPressable(el) ? roleName(el) : isTextbox(el) ? hintName(el) : el.textContent).trim()).filter((text) => text && text.length <= 24))].slice(0, limit);
  errand.pressable = (el) => looksPressable(el) || listened(el);
  errand.isTextbox = isTextbox;
  errand.around = around;
  errand.plain = plain;
  errand.tight = tight;
  errand.visible = visible;
  errand.climb = climb;
  errand.candidates = candidates;
  errand.naming = { ...NAMES, text: ownText };  // how an element is called on each rung: what a check shows
})();
