// Puts a mask over every secret the page shows, before it is photographed.
window.__errand.answers.blot = ({ secrets, mask }) => {
  const clean = (text) => secrets.reduce((all, secret) => all.split(secret).join(mask), text);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, blotted = clean(node.data);
    if (blotted !== node.data) node.data = blotted;
  }
  for (const box of document.querySelectorAll("input,textarea")) {
    const blotted = clean(box.value || "");
    if (blotted !== box.value && box.type !== "file") box.value = blotted;
  }
};
