// Forms: what a form demands before it may be handed in, as a person sees it.
(() => {
  const errand = window.__errand;
  if (!errand || errand.openLists) return;
  const { plain, visible, naming } = errand;
  const UNCHOSEN = new RegExp(`^(?:${errand.pageWords.unchosen})?$`, "i"), REQUIRED = new RegExp(errand.pageWords.required);
  const BOX = "td,dd,.el-form-item,.ant-form-item,.layui-form-item,.form-group,.form-item,li,p";
  const MARK = /(^|[\s_-])(is-)?required($|[\s_-])/i;

  errand.labelOf = (el) => naming.label(el).trim() || naming.beside(el) || naming.placeholder(el);
  errand.demands = (el) => {  // whether the form says that this must be filled in
    if (el.required || el.getAttribute("aria-required") === "true" || REQUIRED.test(errand.labelOf(el))) return true;
    const box = el.closest(BOX);
    return [el, box, box?.previousElementSibling].some((part) => part && typeof part.className === "string" && MARK.test(part.className));
  };
  const KIND = (el) => (el.localName === "select" ? "list" : ["radio", "checkbox"].includes(el.type) || ["radio", "checkbox", "switch"].includes(el.getAttribute("role")) ? "choice" : el.type === "file" ? "file" : "text");
  const holds = (el, kind) => (kind === "choice" ? !!el.checked || el.getAttribute("aria-checked") === "true" : kind === "list" ? !unchosen(el) : kind === "file" ? el.files.length > 0 : !!el.value && el.value !== el.getAttribute("hint"));
  const shown = (el) => visible(el) || [...(el.labels || [])].some(visible) || (el.type !== "hidden" && ["radio", "checkbox", "file"].includes(el.type) && !!el.parentElement && visible(el.parentElement));
  errand.form = () => {  // what the form she works in asks for; never what stands in it
    const form = errand.touched?.closest?.("form") || errand.touched?.closest?.("fieldset,table") || document.body;
    const fields = [], groups = new Set();
    for (const el of form?.querySelectorAll("input,textarea,select") || []) {
      const kind = KIND(el), group = kind === "choice" && el.type === "radio" ? el.name : "";
      if (["hidden", "submit", "button", "image", "reset"].includes(el.type) || el.disabled || !shown(el) || groups.has(group)) continue;
      if (group) groups.add(group);
      const concept = errand.taken.get(el) || [...(el.labels || [])].map((label) => errand.taken.get(label)).find(Boolean) || null;
      const peers = group ? [...form.querySelectorAll("input[type=radio]")].filter((one) => one.name === group) : [el];
      fields.push({
        label: errand.labelOf(el).replace(/[*＊:：\s]/g, "").slice(0, 40), concept, required: errand.demands(el) || null,
        kind: concept?.startsWith("captcha") ? "captcha" : concept === "sms.box" ? "sms" : kind, filled: peers.some((one) => holds(one, kind)),
      });
    }
    return fields;
  };
  const said = (option) => plain(option.textContent).replace(/^[-=—]+|[-=—]+$/g, "");
  const unchosen = (el) => !el.selectedOptions.length || UNCHOSEN.test(said(el.selectedOptions[0]));
  errand.openLists = (prefer) => {  // the lists of this form that must be chosen from and are not, each with what to choose
    const form = errand.touched?.closest?.("form,fieldset") || document;
    return [...form.querySelectorAll("select")].filter((el) => visible(el) && !el.disabled && unchosen(el) && errand.demands(el)).flatMap((el) => {
      const real = [...el.options].filter((option) => !option.disabled && !UNCHOSEN.test(said(option)));
      const option = real.find((one) => prefer.some((word) => said(one).includes(plain(word)))) || real[0];
      return option ? [{ id: errand.keep(el), label: errand.labelOf(el).replace(/[*＊:：\s]/g, ""), option: option.label || option.textContent }] : [];
    });
  };
})();
