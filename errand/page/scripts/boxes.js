// Draws a box with a name around each spot, for a picture taken right afterwards; no boxes take the drawing away again.
(({ answers, append, elementById, newElement, remove, rootElementOf, windowWidth }) => {
  const SHEET = "errand-boxes";
  const ON_TOP = 2147483647; // the highest z-index there is
  const BORDER_PX = 2;
  const NAME_PX = 220; // a name's width, about
  const LINE_PX = 16;

  /** @type {(style: string, text?: string) => HTMLElement} */
  const drawn = (style, text = "") => {
    const element = newElement(document, "div");
    element.style.cssText = style;
    element.textContent = text;
    return element;
  };
  /** @type {(named: { name: string, box: [number, number, number, number], tone: string }) => HTMLElement[]} */
  const draw = ({ name, box: [left, top, width, height], tone }) => {
    const beside = left + width + NAME_PX < windowWidth(); // else it stands above, where it may hide a line
    const [x, y] = beside
      ? [left + width + 4, top + height / 2 - LINE_PX / 2]
      : [Math.max(0, left - BORDER_PX), Math.max(0, top - LINE_PX - BORDER_PX)];
    const size = `width:${width}px;height:${height}px;border:${BORDER_PX}px solid ${tone};box-sizing:content-box`;
    const label = `font:12px/${LINE_PX}px sans-serif;white-space:nowrap;padding:0 4px;color:#fff;background:${tone}`;
    return [
      drawn(`position:absolute;left:${left - BORDER_PX}px;top:${top - BORDER_PX}px;${size}`),
      drawn(`position:absolute;left:${x}px;top:${y}px;${label}`, name),
    ];
  };

  answers.drawBoxes = ({ boxes }) => {
    const drawnBefore = elementById(document, SHEET);
    if (drawnBefore) remove(drawnBefore);
    if (!boxes.length) return null;
    const place = `position:absolute;left:0;top:0;width:0;height:0;z-index:${ON_TOP};pointer-events:none`;
    const sheet = drawn(place);
    sheet.id = SHEET;
    append(sheet, ...boxes.flatMap(draw));
    append(rootElementOf(document), sheet);
    return null;
  };
})(window.__errand.tools);
