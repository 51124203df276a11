// Runs axe-core, which was brought before this, and keeps rules, impacts, tags and numbers: never a piece of the page.
(({ answers, natively }) => {
  /** @type {(rules: { id: string }[]) => string[]} */
  const names = (rules) => rules.map((rule) => rule.id);
  /** @type {(rule: any) => object} */
  const brief = ({ id, impact, nodes, tags }) => ({ rule: id, impact: impact || "minor", nodes: nodes.length, tags });

  answers.runAxe = async () => {
    const axe = /** @type {any} */ (window).axe;
    if (!axe) return null;
    // Nobody reads which elements: their selectors, which take a quarter of the time, are not worked out.
    const said = await axe.run(document, { iframes: false, resultTypes: ["violations"], selectors: false });
    delete (/** @type {any} */ (window).axe);
    return natively(() => ({
      violations: said.violations.map(brief),
      passes: names(said.passes),
      incomplete: names(said.incomplete),
    }));
  };
})(window.__errand.tools);
