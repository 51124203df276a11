// The questions of errand/page/questions.py, each answered by the function of its name.
(() => {
  const errand = window.__errand;
  if (!errand || errand.answer) return;
  const answers = {
    ping: () => true,
    describe: () => errand.describe(),
    quiet: () => errand.quiet(),
    title: () => document.title,
    extent: () => innerWidth * innerHeight,
    bodyText: ({ most }) => (document.body?.innerText ?? "").slice(0, most),
    goBack: () => { history.back(); },
    meet: ({ spots, instead, cover, forMs, after }) => errand.meet(spots, instead, cover, forMs, after),
    sees: ({ spot }) => !!errand.climb(spot),
    texts: ({ limit }) => errand.texts(limit),
    confirming: ({ yes, no }) => errand.confirming(yes, no),
    folded: ({ heading }) => errand.folded(heading),
    readSection: ({ heading, headings }) => errand.section(heading, headings),
    readValues: ({ spot }) => errand.valueTexts(spot),
    readRows: ({ beside }) => (errand.climb(beside) ? errand.list(beside) : null),
    formFields: () => (errand.touched ? errand.form() : null),
    openLists: ({ prefer }) => errand.openLists(prefer),
    hasTyped: ({ ime }, box) => {  // what an input method says when its word is chosen; old boxes listen to nothing else
      if (ime) {
        box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: box.value }));
        box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "Process" }));
      }
      return { holds: box.value ?? box.innerText, moving: errand.moving() };
    },
    holds: (_, box) => box.value ?? box.innerText,
    leadsTo: (_, element) => element.closest("a[href], area[href]")?.href ||
      (element.type === "submit" || element.type === "image" ? element.form?.action : "") || "",
  };
  const packed = (answer) => errand.pack(answer ?? null);
  errand.answers = answers;  // scripts that are brought later add theirs
  errand.answer = (question, element) => {
    const asked = errand.unpack(question), answer = answers[asked.ask];
    if (!answer) return "";
    const said = answer(asked, element);
    return said instanceof Promise ? said.then(packed) : packed(said);
  };
})();
