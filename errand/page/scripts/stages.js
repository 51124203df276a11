// How far a case has come, where it is drawn as a row of stages rather than said: which of them it stands at.
((tools) => {
  const { all, answers, attr, childrenOf, classOf, everywhere, innerTextOf, matches, plainOf, upwards } = tools;
  const { visible } = tools;
  const AT = /(^|[\s_-])(process|processing|active|current|cur|doing|ongoing|now|this)($|[\s_-])/i;
  const DONE = /(^|[\s_-])(finish|finished|done|complete|completed|success|passed|over)($|[\s_-])/i;
  const ROW = /(^|[\s_-])(steps?|progress|stages?|timeline|flow|schedule)($|[\s_-])/i; // in the class of such a row
  const ROWS = "div,ul,ol,section,table,tbody,tr";
  const OUTSIDE =
    "nav,header,footer,form,[class*=menu],[class*=crumb],[class*=tabs],[class*=pagin],[class*=pager],[role=tablist]";
  const LETTERS = /[a-z\u4e00-\u9fff]/i;
  const LEAST = 2; // stages in a row
  const MOST = 20;
  const LONGEST = 40; // characters of what a stage says first
  const DEEP = 3; // elements of a stage that may be marked, counted from the outside

  /** @type {(item: Element) => Element[]} */
  const marked = (item) => [item, ...all(item, "*").filter((el) => upwards(el, DEEP).includes(item))];
  /** @type {(item: Element) => string} */
  const stateOf = (item) => {
    const line = marked(item);
    if (line.some((el) => attr(el, "aria-current") === "step" || attr(el, "aria-current") === "true")) return "at";
    const named = line.map(classOf).join(" ");
    return AT.test(named) ? "at" : DONE.test(named) ? "done" : "";
  };
  /** What it is called: its first line that is more than a number. @type {(item: Element) => string} */
  const nameOf = (item) =>
    (
      innerTextOf(item)
        .split("\n")
        .find((line) => LETTERS.test(line)) ?? ""
    ).trim();
  /** @type {(row: Element) => { text: string, state: string }[]} */
  const stagesIn = (row) => {
    const items = childrenOf(row).filter((el) => visible(el) && plainOf(el));
    if (items.length < LEAST || items.length > MOST) return [];
    const stages = items.map((item) => ({ text: nameOf(item).slice(0, LONGEST), state: stateOf(item) }));
    const at = stages.filter(({ state }) => state === "at").length;
    const done = stages.filter(({ state }) => state === "done").length;
    return at === 1 || (at === 0 && done > 0) ? stages : [];
  };
  answers.readStages = () => {
    for (const row of everywhere(ROWS)) {
      if (!ROW.test(classOf(row)) && !childrenOf(row).some((el) => attr(el, "aria-current") === "step")) continue;
      if (!visible(row) || upwards(row).some((box) => matches(box, OUTSIDE))) continue;
      const stages = stagesIn(row);
      if (stages.some(({ text, state }) => state && text)) return stages;
    }
    return [];
  };
})(window.__errand.tools);
