// Draws a box with a name around each spot, for a picture taken right afterwards; no spots take the boxes away again.
window.__errand.answers.drawBoxes = ({ boxes }) => {
  document.getElementById("errand-boxes")?.remove();
  if (!boxes.length) return;
  const sheet = document.createElement("div");
  sheet.id = "errand-boxes";
  sheet.style.cssText = "position:absolute;left:0;top:0;width:0;height:0;z-index:2147483647;pointer-events:none";
  for (const { name, box, tone } of boxes) {
    const [left, top, width, height] = box;
    const frame = document.createElement("div");
    frame.style.cssText = `position:absolute;left:${left - 2}px;top:${top - 2}px;width:${width}px;height:${height}px;border:2px solid ${tone};box-sizing:content-box`;
    const label = document.createElement("div");
    label.textContent = name;
    const beside = left + width + 220 < innerWidth;  // else it stands above, where it may hide a line
    const at = beside ? [left + width + 4, top + height / 2 - 8] : [Math.max(0, left - 2), Math.max(0, top - 18)];
    label.style.cssText = `position:absolute;left:${at[0]}px;top:${at[1]}px;font:12px/16px sans-serif;white-space:nowrap;padding:0 4px;color:#fff;background:${tone}`;
    sheet.append(frame, label);
  }
  document.documentElement.append(sheet);
};
