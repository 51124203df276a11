// Puts a mask over every secret the page shows, before it is photographed.
(({ answers, attr, control, everywhere, rootElementOf, setAttribute, walkerOf }) => {
  /** @type {(text: string, secrets: string[], mask: string) => string} */
  const clean = (text, secrets, mask) => secrets.reduce((rest, secret) => rest.split(secret).join(mask), text);

  answers.blot = ({ secrets, mask }) => {
    const walker = walkerOf(document, rootElementOf(document), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const blotted = clean(node.data, secrets, mask);
      if (blotted !== node.data) node.data = blotted;
    }
    for (const el of everywhere("input,textarea")) {
      const box = control(el);
      const blotted = clean(box.value || "", secrets, mask);
      if (blotted !== (box.value || "") && box.type !== "file") box.value = blotted;
    }
    for (const el of everywhere("[value],[placeholder],[title],[alt]")) {
      for (const name of ["value", "placeholder", "title", "alt"]) {
        const said = attr(el, name);
        const blotted = clean(said, secrets, mask);
        if (blotted !== said) setAttribute(el, name, blotted);
      }
    }
    return null;
  };
})(window.__errand.tools);
