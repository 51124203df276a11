// What a page says, and at which field: to be read before a form is handed in and again afterwards.
((tools) => {
  const { all, answers, appeared, attr, briefLabelOf, classOf, closest, control, everywhere } = tools;
  const { idOf, innerTextOf, isReadonly, isText, isTextbox, matches, nodesOf, parentOf, tagOf, upwards } = tools;
  const { visible } = tools;

  const LONGEST = 160; // characters kept of what is said; more is no message
  const MOST = 800; // texts of a page that are looked at
  const LEVELS = 4; // boxes up from a message in which the field may stand that it is about
  const UNREAD = "script,style,option,select,textarea,noscript,title";
  const FIELDS = "input:not([type=hidden]):not([type=button]):not([type=submit]),select,textarea,[contenteditable]";
  const ALARMING = /error|invalid|warn|alert|toast|message|msg|tip|notice|danger|explain|feedback|help/i;

  /** @type {(el: Element) => boolean} */
  const hasWords = (el) => nodesOf(el).some((node) => isText(node) && node.data.trim() !== "");
  /** @type {(el: Element) => { name: string, id: string, label: string }} */
  const called = (el) => ({ name: attr(el, "name"), id: idOf(el), label: briefLabelOf(el) });
  /** The field a message is about: the one that refers to it, or the only one beside it. */
  /** @type {(el: Element) => object | null} */
  const fieldOf = (el) => {
    for (const node of upwards(el, 2)) {
      const id = idOf(node);
      const told =
        id &&
        everywhere("[aria-describedby],[aria-errormessage]").find((one) =>
          `${attr(one, "aria-describedby")} ${attr(one, "aria-errormessage")}`.split(/\s+/).includes(id),
        );
      if (told) return called(told);
    }
    for (const box of upwards(parentOf(el), LEVELS)) {
      if (matches(box, "form,body,table,tbody,fieldset")) return null;
      const fields = all(box, FIELDS).filter((one) => visible(one) || matches(one, "[type=radio],[type=checkbox]"));
      const groups = new Set(fields.map((one) => attr(one, "name") || one));
      if (groups.size === 1) return called(/** @type {Element} */ (fields[0]));
      if (groups.size > 1) return null;
    }
    return null;
  };
  /** @type {(el: Element) => string} */
  const ownLines = (el) =>
    nodesOf(el)
      .map((node) => (isText(node) ? node.data : ""))
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
  /** @type {(el: Element) => boolean} */
  const isFocused = (el) => matches(el, ":focus");
  /** What stands in boxes that only read, such as a number to be copied. */
  const heldOnly = () =>
    everywhere("input")
      .filter((el) => isReadonly(el) && isTextbox(el) && visible(el))
      .map((el) => ({ text: String(control(el).value).trim(), alarming: false, at: appeared(el) ?? 0, field: null }))
      .filter(({ text }) => text && text.length <= LONGEST);
  answers.whatIsSaid = () => {
    const texts = [];
    for (const el of everywhere("body, body *")) {
      if (texts.length >= MOST) break;
      const parent = parentOf(el);
      if (
        matches(el, UNREAD) ||
        !hasWords(el) ||
        (parent && tagOf(el) !== "body" && hasWords(parent) && tagOf(parent) !== "body")
      ) {
        continue;
      }
      if (!visible(el)) continue;
      const text = tagOf(el) === "body" ? ownLines(el) : innerTextOf(el).replace(/\s+/g, " ").trim();
      if (!text || text.length > LONGEST) continue;
      const alarming = attr(el, "role") === "alert" || upwards(el, 2).some((one) => ALARMING.test(classOf(one)));
      texts.push({ text, alarming, at: appeared(el) ?? 0, field: fieldOf(el) });
    }
    const invalid = everywhere("input,select,textarea")
      .filter((el) => matches(el, ":invalid") && !closest(el, "form[novalidate]") && control(el).willValidate)
      .map((el) => ({ ...called(el), message: String(control(el).validationMessage || ""), focused: isFocused(el) }));
    return { texts: [...texts, ...heldOnly()], invalid };
  };
})(window.__errand.tools);
