// Runs axe-core, which was brought before this, and keeps only rules, impacts, tags and numbers: never a piece of the page.
window.__errand.answers.runAxe = async () => {
  const { axe } = window;
  if (!axe) return null;
  const told = await axe.run(document, { iframes: false, resultTypes: ["violations"] });
  delete window.axe;
  const names = (rules) => rules.map((rule) => rule.id);
  const brief = ({ id, impact, nodes, tags }) => ({ rule: id, impact: impact || "minor", nodes: nodes.length, tags });
  return { violations: told.violations.map(brief), passes: names(told.passes), incomplete: names(told.incomplete) };
};
