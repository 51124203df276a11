// The document tree, read by the browser's own functions.
//
// A form's own names stand before those of the document: in <form><input name="children"> the form's children are that
// box, and <img name="body"> is document.body. A page may also have a `contains` or `querySelectorAll` of its own. So
// nothing of a node that may be a form, or of the document, is read off it directly.

/** @type {(type: { prototype: object }, name: string) => (node: any) => any} */
const reading = (type, name) => {
  const get = getOwnPropertyDescriptor(type.prototype, name)?.get;
  return get ? uncurried(get) : () => undefined;
};
/** @type {(type: { prototype: any }, name: string) => (node: any, ...given: any[]) => any} */
const doing = (type, name) => uncurried(type.prototype[name]);

/** @type {(node: Node) => Element | null} */
const parentOf = reading(Node, "parentElement");
/** @type {(node: Node) => Node | null} */
const parentNodeOf = reading(Node, "parentNode");
/** @type {(node: Node) => Node | null} */
const nextOf = reading(Node, "nextSibling");
/** @type {(node: Node) => Node | null} */
const previousOf = reading(Node, "previousSibling");
/** @type {(node: Node) => number} */
const nodeTypeOf = reading(Node, "nodeType");
/** @type {(node: Node) => boolean} */
const isConnected = reading(Node, "isConnected");
/** @type {(node: Node) => Document | null} */
const documentOf = reading(Node, "ownerDocument");
const readTextContent = reading(Node, "textContent");
const readChildNodes = reading(Node, "childNodes");
/** @type {(node: Node, other: Node | null) => boolean} */
const contains = doing(Node, "contains");
/** Where another node stands, as seen from this one. @type {(node: Node, other: Node) => number} */
const positionOf = doing(Node, "compareDocumentPosition");
/** Whether the second stands behind the first. @type {(node: Node, other: Node) => boolean} */
const follows = (node, other) => (positionOf(node, other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
/** @type {(node: Node) => Node} */
const rootOf = doing(Node, "getRootNode");
/** @type {(root: Node) => Element} */
const hostOf = reading(ShadowRoot, "host");

/** @type {(el: Element) => string} */
const tagOf = reading(Element, "localName");
/** @type {(el: Element) => string} */
const idOf = reading(Element, "id");
/** @type {(el: Element) => number} */
const childCountOf = reading(Element, "childElementCount");
/** @type {(el: Element) => Element | null} */
const firstChildOf = reading(Element, "firstElementChild");
/** @type {(el: Element) => Element | null} */
const nextElementOf = reading(Element, "nextElementSibling");
/** @type {(el: Element) => Element | null} */
const previousElementOf = reading(Element, "previousElementSibling");
/** @type {(el: Element) => number} */
const scrolledOf = reading(Element, "scrollLeft");
const readChildren = reading(Element, "children");
const readNamespace = reading(Element, "namespaceURI");
/** @type {(el: Element, name: string) => string | null} */
const readAttribute = doing(Element, "getAttribute");
/** @type {(el: Element, name: string) => boolean} */
const hasAttribute = doing(Element, "hasAttribute");
/** @type {(el: Element, selector: string) => boolean} */
const matches = doing(Element, "matches");
/** @type {(el: Element, selector: string) => Element | null} */
const closest = doing(Element, "closest");
/** @type {(el: Element) => DOMRect} */
const boxOf = doing(Element, "getBoundingClientRect");
/** @type {(el: Element, asked: CheckVisibilityOptions) => boolean} */
const checkVisibility = doing(Element, "checkVisibility");
/** @type {(el: Element, how: ScrollIntoViewOptions) => void} */
const scrollIntoView = doing(Element, "scrollIntoView");
/** @type {(el: Element) => Animation[]} */
const animationsOf = doing(Element, "getAnimations");
/** @type {(el: Element, name: string, value: string) => void} */
const setAttribute = doing(Element, "setAttribute");
/** @type {(el: Element) => void} */
const remove = doing(Element, "remove");
/** @type {(el: Element, ...nodes: Node[]) => void} */
const append = doing(Element, "append");
const queryInElement = doing(Element, "querySelectorAll");
const queryInDocument = doing(Document, "querySelectorAll");
const queryInFragment = doing(DocumentFragment, "querySelectorAll");

const readInnerText = reading(HTMLElement, "innerText");
const readEditable = reading(HTMLElement, "isContentEditable");
const readHtmlOnClick = reading(HTMLElement, "onclick");
const readSvgOnClick = reading(SVGElement, "onclick");

/** @type {(doc: Document) => HTMLElement | null} */
const bodyOf = reading(Document, "body");
/** @type {(doc: Document) => DocumentReadyState} */
const readyOf = reading(Document, "readyState");
/** @type {(doc: Document) => string} */
const titleOf = reading(Document, "title");
/** @type {(doc: Document) => string} */
const charsetOf = reading(Document, "characterSet");
/** @type {(doc: Document) => string} */
const contentTypeOf = reading(Document, "contentType");
/** @type {(event: Event) => EventTarget[]} */
const pathOf = doing(Event, "composedPath");
/** @type {(doc: Document) => boolean} */
const hiddenOf = reading(Document, "hidden");
/** @type {(doc: Document) => HTMLElement} */
const rootElementOf = reading(Document, "documentElement");
const readImages = reading(Document, "images");
/** @type {(doc: Document, x: number, y: number) => Element | null} */
const pointedAt = doing(Document, "elementFromPoint");
/** @type {(root: Node, x: number, y: number) => Element | null} */
const pointedAtIn = doing(ShadowRoot, "elementFromPoint");
/** @type {(el: Element) => ShadowRoot | null} */
const shadowOf = reading(Element, "shadowRoot");
/** What is seen at a point, in open shadow roots as well. */
/** @type {(doc: Document, x: number, y: number) => Element | null} */
const elementFromPoint = (doc, x, y) => {
  let top = pointedAt(doc, x, y);
  for (let root = top && shadowOf(top); root; root = top && shadowOf(top)) {
    const inner = pointedAtIn(root, x, y);
    if (!inner || inner === top) break;
    top = inner;
  }
  return top;
};
/** @type {(doc: Document, id: string) => HTMLElement | null} */
const elementById = doing(Document, "getElementById");
/** @type {(doc: Document, root: Node, what: number) => TreeWalker} */
const walkerOf = doing(Document, "createTreeWalker");
/** @type {(doc: Document, tag: string) => HTMLElement} */
const newElement = doing(Document, "createElement");

// Of the window, which a page's variables may stand before.
/** @type {(name: string) => () => number} */
const ofWindow = (name) => {
  const get = getOwnPropertyDescriptor(window, name)?.get;
  const read = get && uncurried(get);
  return () => (read ? read(window) : 0);
};
const windowWidth = ofWindow("innerWidth");
const windowHeight = ofWindow("innerHeight");
const scrolledX = ofWindow("scrollX");
const scrolledY = ofWindow("scrollY");

/**
 * @param {Node | null | undefined} node
 * @returns {node is Element}
 */
const isElement = (node) => !!node && nodeTypeOf(node) === Node.ELEMENT_NODE;
/**
 * @param {Node} node
 * @returns {node is Text}
 */
const isText = (node) => nodeTypeOf(node) === Node.TEXT_NODE;
/**
 * @param {Element} el
 * @returns {el is HTMLElement}
 */
const isHtml = (el) => readNamespace(el) === "http://www.w3.org/1999/xhtml";

/** All elements of a part that a selector finds, in their order. @type {(root: Node, selector: string) => Element[]} */
const all = (root, selector) => {
  const type = nodeTypeOf(root);
  if (type === Node.ELEMENT_NODE) return [...queryInElement(root, selector)];
  if (type === Node.DOCUMENT_NODE) return [...queryInDocument(root, selector)];
  return type === Node.DOCUMENT_FRAGMENT_NODE ? [...queryInFragment(root, selector)] : [];
};
/** @type {(root: Node, selector: string) => Element | null} */
const first = (root, selector) => all(root, selector)[0] ?? null;
/** The open shadow roots that were made in this document (clock.js). @type {Set<WeakRef<ShadowRoot>>} */
const shadows = new Set();
/** Those of them that are still part of it. @type {() => ShadowRoot[]} */
const openShadows = () =>
  [...shadows].flatMap((one) => {
    const root = one.deref();
    return root && isConnected(root) ? [root] : [];
  });
/** All elements a selector finds, those in open shadow roots behind those of the document itself. */
/** @type {(selector: string) => Element[]} */
const everywhere = (selector) => {
  const found = all(document, selector);
  return shadows.size ? [...found, ...openShadows().flatMap((root) => all(root, selector))] : found;
};
/** @type {(el: Element) => Element[]} */
const childrenOf = (el) => [...readChildren(el)];
/** @type {(node: Node) => Node[]} */
const nodesOf = (node) => [...readChildNodes(node)];
/** @type {(node: Node | null | undefined) => string} */
const textContentOf = (node) => (node && readTextContent(node)) || "";
/** @type {(el: Element, name: string) => string} */
const attr = (el, name) => readAttribute(el, name) || "";
/** @type {(el: Element) => string} */
const classOf = (el) => attr(el, "class");
/** What can be read of an element; of a drawing, all its words. @type {(el: Element) => string} */
const innerTextOf = (el) => (isHtml(el) ? readInnerText(el) : textContentOf(el)) || "";
/** @type {(el: Element) => boolean} */
const isEditable = (el) => isHtml(el) && !!readEditable(el);
/** @type {(el: Element) => boolean} */
const hasOnClick = (el) =>
  !!(el instanceof HTMLElement ? readHtmlOnClick(el) : el instanceof SVGElement ? readSvgOnClick(el) : null);
/** @type {(el: Element, tags: readonly string[]) => boolean} */
const isOneOf = (el, tags) => tags.includes(tagOf(el));
/** An element with those around it, from the inside, at most so many. */
/** @type {(el: Element | null, most?: number) => Element[]} */
const upwards = (el, most = Infinity) => {
  /** @type {Element[]} */
  const line = [];
  for (let node = el; node && line.length < most; node = parentOf(node)) line.push(node);
  return line;
};
const NOTHING = Object.freeze({});
/**
 * Of what an input, a list, a link or a picture has of its own. A form has its own names there, and what is no HTML
 * (a drawing's <a>, an unknown <select>) has nothing of it: each thing may be undefined.
 * @type {(el: Element) => any}
 */
const control = (el) => (isHtml(el) && tagOf(el) !== "form" ? el : NOTHING);
/** @type {(el: Element) => Element[]} */
const labelsOf = (el) => [...(control(el).labels ?? [])];
/** What the document of a frame says; nothing of one from another host. @type {(frame: Element) => string} */
const framedText = (frame) => {
  try {
    const doc = control(frame).contentDocument;
    const body = doc && bodyOf(doc);
    return body ? innerTextOf(body) : "";
  } catch {
    return "";
  }
};
