/* The forms: which fields they have, what they send, and the code by text message. How a field looks is the family's. */
(() => {
  const { w, ask } = Hall;

  const must = (name, label, more) => ({ name, label, kind: "text", must: true, ...more });
  const may = (name, label, more) => ({ ...must(name, label, more), must: false });
  const options = (names) => names.map((name) => (typeof name === "string" ? { value: name, label: name } : name));
  const captcha = (view) => (view.captcha ? [must("captcha", w("captcha.label"), { kind: "captcha", picture: view.captcha })] : []);

  const FIELDS = {
    register: (view) => [
      ...(Hall.loginName ? [must("login_name", w("register.account"))] : []),
      must("name", w("register.name")),
      must("id_type", w("register.id-type"), { kind: "select", options: view.id_types }),
      must("id_number", w("register.id")),
      must("phone", w("register.phone"), { most: 11 }),
      must("sms_code", w("register.code"), { kind: "sms", most: 6 }),
      must("password", w("register.password"), { kind: "password", hint: "8至20位，数字、字母、符号至少两种" }),
      must("confirm", w("register.confirm"), { kind: "password" }),
      ...captcha(view),
      must("agreement", "", { kind: "agree" }),
    ],
    login: (view) => [
      must("account", Hall.loginName ? w("login.account") : w("login.phone")),
      must("password", w("register.password"), { kind: "password" }),
      ...captcha(view),
    ],
    consult: (view) => [
      must("kind", w("letter.kind"), { kind: "select", options: options(view.kinds) }),
      may("department", w("letter.department"), { kind: "select", options: options(view.departments) }),
      must("title", w("letter.title"), { most: 100 }),
      must("content", w("letter.content"), { kind: "area", most: 2000 }),
      may("happened", w("letter.when"), { kind: "date" }),
      must("name", w("letter.name")),
      must("phone", w("letter.phone"), { most: 11 }),
      may("email", "电子邮箱"),
      may("public", "是否公开", { kind: "radio", options: [{ value: "yes", label: "可以在网上公开" }, { value: "no", label: "不在网上公开" }] }),
      ...captcha(view),
    ],
    complaint: (view) => [
      must("kind", "类型", { kind: "select", options: options(view.kinds) }),
      may("department", "被反映部门", { kind: "select", options: options(view.departments) }),
      must("title", "标题", { most: 100 }),
      must("content", "内容", { kind: "area", most: 2000 }),
      may("happened", "发生时间", { kind: "date" }),
      must("name", "姓名"),
      must("phone", "手机号码", { most: 11 }),
    ],
    correction: (view) => [
      must("kind", "错误类型", { kind: "radio", options: options(view.kinds) }),
      may("page", "错误页面地址"),
      may("title", "内容标题"),
      must("content", "问题描述", { kind: "area", most: 1000 }),
      may("name", "您的姓名"),
      may("phone", "联系方式"),
    ],
    rating: (view) => [
      may("number", w("progress.number")),
      must("grade", "您的评价", { kind: "grade", options: options(view.grades) }),
      may("reason", "原因和建议", { kind: "area", most: 500 }),
    ],
    progress: () => [must("number", w("progress.number")), must("password", w("progress.password"))],
    apply: () => [must("contact", "联系人"), must("phone", "手机号码", { most: 11 }), may("note", "申请事由", { kind: "area", most: 500 })],
  };
  const SUBMIT = {
    register: "register.submit", login: "login.submit", consult: "letter.submit", complaint: "complaint.submit",
    correction: "complaint.submit", rating: "rating.submit", progress: "progress.submit", apply: "letter.submit",
  };
  const BESIDE = {
    register: () => [{ label: w("register.reverse"), url: "login" }],
    login: (view) => [view.entries.register, view.entries.newcomer && { label: w("login.forgotten"), url: "newcomer" }].filter(Boolean),
  };

  /* What an empty box says: nothing, 请输入, or 请输入 with the label. */
  const hint = ({ kind, label, hint: own }) => {
    const verb = kind === "select" || kind === "date" ? "请选择" : "请输入";
    return own || { full: verb + label.replace(/\s/g, ""), short: verb, none: "" }[w("shape.hint")];
  };

  const make = (fields, form, more) => ({ is: "form", fields: fields.map((field) => ({ ...field, hint: hint(field) })), form, beside: [], ...more });

  Hall.form = (view) => make(FIELDS[view.template](view), view.form, {
    to: view.template === "apply" ? Hall.route(view.at) : view.template,
    name: view.template, submit: w(SUBMIT[view.template]), beside: (BESIDE[view.template] || (() => []))(view),
  });

  /* The company's side of registration and login: it stands hidden beside the citizen's. */
  Hall.legalForm = (page) => make(page === "login"
    ? [must("code", "统一社会信用代码"), must("password", w("register.password"), { kind: "password" })]
    : [must("company", "企业名称"), must("code", "统一社会信用代码"), must("lawful", "法定代表人"), must("id_number", w("register.id")),
      must("phone", w("register.phone")), must("password", w("register.password"), { kind: "password" }), must("confirm", w("register.confirm"), { kind: "password" })],
  { values: {}, errors: {} }, { name: `legal-${page}`, submit: w(SUBMIT[page]), refusal: "单位用户须由法定代表人先完成个人注册，再持营业执照到政务服务大厅综合窗口开通。" });

  /* What every family's form does. The model starts with what the server knows and keeps what the citizen types. */
  Hall.formLogic = {
    data() {
      const model = { ...this.part.form.values };
      this.part.fields.forEach(({ name, kind }) => { model[name] = kind === "agree" ? false : model[name] || ""; });
      return { model, wait: 0, picture: Date.now(), protocol: false, open: "" };
    },
    computed: { errors() { return this.part.form.errors; } },
    watch: {
      "part.form"() {
        this.picture += 1;  // each picture counts once
        if ("captcha" in this.model) this.model.captcha = "";
      },
    },
    methods: {
      async submit() {
        if (this.root.sending) return;
        if (this.part.refusal) { this.root.say("warning", this.part.refusal); return; }
        if (["consult", "complaint"].includes(this.part.name) && !(await this.root.confirm("确定要提交吗？"))) return;
        const { agreement, ...fields } = this.model;
        await this.root.send(this.part.to, agreement ? { ...fields, agreement: "yes" } : fields);
      },
      async sendCode() {
        if (this.wait) return;
        const { ok, message } = await ask("sms", { phone: this.model.phone });
        this.root.say(ok ? "success" : "error", message);
        if (!ok) return;
        this.count(60);
        await this.root.readPhone(this.model.phone);
      },
      count(seconds) {
        this.wait = seconds;
        if (seconds) setTimeout(() => this.count(seconds - 1), 1000);
      },
      codeLabel() { return this.wait ? `重新发送(${this.wait})` : w("register.get-code"); },
      pictureUrl(field) { return `${field.picture}?${this.picture}`; },
      labelOf(field) { return (field.options.find((option) => option.value === this.model[field.name]) || { label: "" }).label; },
    },
  };
})();
