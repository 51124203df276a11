/* Every page as a list of parts, in words of the hall; how a part is drawn is each family's own affair. */
(() => {
  const { w } = Hall;

  const fields = (rows, title = "") => ({ is: "fields", title, rows: rows.filter(([, value]) => value !== null && value !== "") });
  const text = (title, paragraphs) => ({ is: "text", title, paragraphs: [].concat(paragraphs) });
  const list = (title, rows, more) => ({ is: "list", title, rows, more });
  const table = (title, columns, rows) => ({ is: "table", title, columns, rows });
  const outcome = (kind, title, message, actions = []) => ({ is: "outcome", kind, title, message, actions });
  const themes = (groups) => ({ is: "themes", groups });
  const entries = (view, title, keys) => ({ is: "entries", title, entries: keys.map((key) => view.entries[key]).filter(Boolean) });
  const SPEAK = ["consult", "message", "complaint", "correction", "rating", "petition"];
  const home = { label: "返回首页", url: "" };

  const search = (view, onHome) => ({ is: "search", home: onHome, url: view.search_url, query: view.query || "", hot: view.hot || [] });
  const items = (view) => view.rows.length
    ? [{ is: "items", rows: view.rows }, { is: "pager", pager: view.pager }]
    : [{ is: "empty", text: w("search.empty") }];

  const fee = ({ charged, item, standard, basis }) => charged
    ? [`收费。${item}：${standard}`, ...(basis ? [`收费依据：${basis}`] : [])] : ["不收费"];
  const basis = (rows) => typeof rows === "string" ? rows
    : rows.map((row) => [`《${row.name.replace(/[《》]/g, "")}》`, row.number && `（${row.number}）`, row.article, row.text && `：${row.text}`].filter(Boolean).join(" "));
  const materials = (guide) => typeof guide.materials === "string"
    ? { ...text("", guide.materials), file: guide.attachment }
    : table("", [["name", "材料名称"], ["source", "材料来源"], ["form", "材料类型"], ["need", "必要性"], ["copies", "纸质材料数量"], ["note", "填表须知"]], guide.materials);
  const flow = (steps) => typeof steps === "string" ? text("", steps) : { is: "flow", steps };

  /* A guide's sections; those the hall does not have are left out. */
  const sections = (guide) => [
    [w("guide.basic"), fields(guide.fields.map((field) => [field.label, field.value]))],
    [w("guide.conditions"), guide.conditions.length && text("", guide.conditions)],
    [w("guide.materials"), guide.materials !== null && materials(guide)],
    [w("guide.flow"), guide.flow !== null && flow(guide.flow)],
    [w("guide.fee"), text("", fee(guide.fee))],
    [w("guide.place"), text("", typeof guide.place === "string" ? guide.place : guide.place.join("，"))],
    [w("guide.hours"), text("", guide.hours)],
    [w("guide.phones"), text("", guide.phones.map((phone) => `${phone.label}：${phone.value}`))],
    [w("guide.basis"), guide.basis !== null && text("", basis(guide.basis))],
    [w("guide.results"), guide.results.length && text("", guide.results.map((row) => `${row.name}（${row.kind}${row.validity ? `，有效期：${row.validity}` : ""}）`))],
    [w("guide.notes"), guide.notes.length && text("", guide.notes)],
    ["法律救济", guide.remedies.length && text("", guide.remedies)],
    [w("guide.faq"), guide.faq.length && text("", guide.faq.map((faq) => `问：${faq.question} 答：${faq.answer}`))],
    ["表格下载", guide.links.forms.length && { is: "files", files: guide.links.forms }],
  ].filter(([, part]) => part).map(([title, part]) => ({ title, part }));

  const guideActions = ({ guide, entries: ways }) => [
    { label: w("apply.link"), url: guide.links.apply }, { label: ways.consult ? ways.consult.label : "", url: guide.links.consult },
    { label: "指南纠错", url: guide.links.feedback },
  ].filter((action) => action.url);

  const recordColumns = [["number", "编号"], ["title", "标题", "url"], ["handed_in", "提交时间"], ["state", "当前状态"]];

  const PAGES = {
    home: (view) => [
      search(view, true),
      { is: "blocks", blocks: view.blocks },
      { is: "switch", tabs: [
        { label: w("object.person"), parts: [themes(view.person_themes)] },
        { label: w("object.legal"), parts: [themes(view.legal_themes)] },
      ] },
      entries(view, w("block.interaction"), SPEAK),
      entries(view, "快捷服务", ["progress", "newcomer", "help", "supervision"]),
      list("专题导航", view.blocks.flatMap((block) => block.links).filter((link) => ![w("object.person"), w("object.legal"), "通知公告"].includes(link.label))
        .map((link) => ({ label: link.label, note: "", url: link.url }))),
      list("通知公告", view.news.slice(0, 6).map((row) => ({ label: row.title, note: row.date, url: row.url })), { label: "更多", url: "news" }),
    ],
    services: (view) => [{ is: "tabs", tabs: view.tabs }, themes(view.groups)],
    items: (view) => [{ is: "heading", text: view.heading }, ...items(view)],
    search: (view) => [search(view, false), ...(view.query ? items(view) : [])],
    item: (view) => [{ is: "guide", title: view.guide.title, actions: guideActions(view), sections: sections(view.guide) }],
    apply: (view) => [{ is: "heading", text: `网上申报：${view.guide.title}` }, Hall.form(view)],
    news_list: (view) => [list("", view.news.map((row) => ({ label: row.title, note: row.date, url: row.url })))],
    news: ({ article }) => [{ is: "heading", text: article.title }, text(`${article.source}　${article.date}`, article.paragraphs)],
    power_list: (view) => [
      table("", [["number", "序号"], ["name", "权力名称", "url"], ["kind", "类别"], ["department", "实施主体"], ["basis", w("guide.basis")]], view.rows),
      { is: "pager", pager: view.pager },
    ],
    register: (view) => [
      { is: "switch", tabs: [{ label: w("register.person"), parts: [Hall.form(view)] }, { label: w("register.legal"), parts: [Hall.legalForm("register")] }] },
      ...(view.phone_widget ? [{ is: "phone" }] : []),
    ],
    registered: (view) => [outcome("success", "注册成功", "现在可以用刚才的手机号码和密码登录。", [{ label: w("entry.login"), url: view.login_url }])],
    login: (view) => [{ is: "switch", tabs: [{ label: w("login.person"), parts: [Hall.form(view)] }, { label: w("login.legal"), parts: [Hall.legalForm("login")] }] }],
    account: (view) => [
      fields([["姓名", view.user.name], ["登录手机", view.user.phone.replace(/(...)....(....)/, "$1****$2")]]),
      table("我的办件", recordColumns, view.cases), table("我的咨询", recordColumns, view.consultations),
    ],
    interaction: (view) => [
      entries(view, "", [...SPEAK, "help"]),
      table("信件公示", [["number", "信件编号"], ["title", "信件标题", "url"], ["kind", "类型"], ["department", "回复部门"], ["asked_on", "来信时间"], ["answered", "状态"]],
        view.letters.map((row) => ({ ...row, answered: row.answered_on ? "已回复" : "待处理" }))),
      { is: "pager", pager: view.pager },
    ],
    consult: (view) => [...(view.item ? [fields([["咨询事项", view.item.title]])] : []), Hall.form(view)],
    receipt: (view) => [
      outcome("success", "提交成功", view.number ? "请记下编号和查询密码，凭它们查询办理进度和答复。" : "感谢您的来信。",
        [...(view.number && view.entries.progress ? [{ label: view.entries.progress.label, url: "progress" }] : []), home]),
      ...(view.number ? [fields([[w("receipt.number"), view.number], [w("progress.password"), view.password], ["提交时间", view.asked_at]])] : []),
    ],
    letter: ({ letter, question, reply }) => [
      { is: "heading", text: letter.title },
      fields([["信件编号", letter.number], ["类型", letter.kind], ["来信时间", letter.asked_on], [w("letter.department"), letter.department]]),
      text(w("letter.content"), question),
      ...(reply ? [text(w("progress.reply"), reply.text), fields([["回复部门", reply.who], ["回复时间", reply.at]])] : [text(w("progress.reply"), "待处理")]),
    ],
    progress: (view) => [Hall.form(view)],
    progress_result: (view) => [
      fields([[w("progress.number"), view.number], [w("progress.title"), view.title], [w("progress.state"), view.state],
        ["提交时间", view.handed_in], [w("letter.department"), view.department]], "办件信息"),
      ...(view.events.length ? [{ is: "chain", title: "办理过程", events: view.events }] : []),
      ...(view.reply ? [text(w("progress.reply"), view.reply.text), fields([["回复部门", view.reply.who], ["回复时间", view.reply.at]])] : []),
      { is: "actions", actions: [{ label: "再查一件", url: "progress" },
        ...(view.entries.rating && view.state ? [{ label: view.entries.rating.label, url: `rating?number=${view.number}` }] : [])] },
    ],
    supervision: (view) => [
      { is: "counters", title: `${view.month}，数据更新于${view.updated}`, counters: view.counters },
      table("办件公示", [["number", "办件编号"], ["title", "受理事项"], ["department", "受理部门"], ["received", "申报日期"], ["due", "应办结日期"], ["state", "办件状态"]], view.process),
      ...view.stages.map((stage) => text(stage.heading, stage.paragraphs)),
      ...(view.stars === null ? [] : [table("星级评定", [["department", "部门"], ["star", "星级"], ["ratings", "评价次数"]], view.stars.map((row) => ({ ...row, star: "★".repeat(row.stars) + "☆".repeat(5 - row.stars) })))]),
    ],
    rating: (view) => [Hall.form(view)],
    complaint: (view) => [Hall.form(view)],
    correction: (view) => [Hall.form(view)],
    newcomer: (view) => view.topics.map((topic) => text(topic.heading, topic.paragraphs)),
    help: (view) => view.topics.map((topic) => text(topic.heading, topic.paragraphs)),
    officials: (view) => [{ is: "desk", waiting: view.waiting, message: view.message }],
    closed: (view) => [outcome("info", view.label, view.message, [home])],
    done: (view) => [outcome("success", "提交成功", view.message + (view.number ? `编号：${view.number}` : ""), [home])],
    error: (view) => [outcome("error", String(view.status), view.message, [home])],
  };

  Hall.parts = (view) => PAGES[view.template](view);

  const link = (label, url) => ({ label, url });
  const ways = (view, ...keys) => keys.map((key) => view.entries[key]).filter(Boolean);
  /* What stands on every page: the menu, the corner of the citizen, the foot. */
  Hall.links = (view) => ({
    menu: [
      link("首页", ""), link(w("object.person"), "services/person?by=theme"), link(w("object.legal"), "services/legal?by=theme"),
      link(w("block.interaction"), "interaction"), ...ways(view, "progress", "supervision", "power_list"),
    ],
    account: view.user ? [link(w("account.name"), "account"), link(w("account.leave"), "logout")] : ways(view, "login", "register"),
    foot: [...ways(view, "newcomer", "help"), link("工作人员入口", "officials")],
  });
})();
