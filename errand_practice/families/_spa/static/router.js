/* What the halls that are one page share: the data behind each page, and the hash router that shows it. */
window.Hall = (() => {
  const { base, words } = window.HALL;

  const w = (concept) => {
    if (!(concept in words)) throw new Error(`no word for ${concept}`);
    return words[concept];
  };

  /* An address of the hall as a route: /hangzhou/items?page=2 is items?page=2. */
  const route = (url) => (url.startsWith(base) ? url.slice(base.length) : url);

  /* The data of a page; with fields, what a form that sends them is answered. */
  const ask = async (at, fields) => {
    const how = { method: fields ? "POST" : "GET", headers: { Accept: "application/json" } };
    if (fields) how.body = new URLSearchParams(fields);
    return (await fetch(base + at, how)).json();
  };

  /* The root of a family's hall. A family adds its template, say(kind, text) and confirm(text). */
  const root = {
    data: () => ({ view: null, at: null, visit: 0, turn: 0, loading: true, sending: false, noticed: false, texts: [] }),
    computed: {
      page() { return this.view ? this.view.template : ""; },
      parts() { return this.view ? Hall.parts(this.view) : []; },
      links() { return this.view ? Hall.links(this.view) : { menu: [], account: [], foot: [] }; },
      notice() { return this.noticed ? null : this.view && this.view.notice; },
    },
    created() {
      addEventListener("hashchange", () => this.follow());
      this.follow();
    },
    methods: {
      w,
      follow() {
        const at = location.hash.replace(/^#\/?/, "");
        if (at !== this.at) this.load(at);
      },
      go(url) {
        const at = route(url);
        if (location.hash === `#/${at}`) this.load(at);
        else location.hash = `#/${at}`;
      },
      openWindow(url) { window.open(`${base}#/${route(url)}`); },
      enter(entry) { this.go(entry.url); },
      async load(at) {
        const turn = ++this.turn;
        this.loading = true;
        try {
          const view = await ask(at);
          if (turn !== this.turn) return;
          this.visit += 1;
          this.show(view);
          if (at !== view.at && view.template === "login") this.say("warning", "请先登录");
        } catch (error) {
          if (turn === this.turn) this.say("error", "网络异常，请稍后再试");
          throw error;
        } finally {
          if (turn === this.turn) this.loading = false;
        }
      },
      /* Sends a form. Where it leads to is shown; when it comes back, what is wrong with it. */
      async send(to, fields) {
        this.sending = true;
        try {
          const view = await ask(to, fields);
          if (view.template === "error") return this.failed(view);
          if (view.template !== this.page) this.visit += 1;
          this.show(view);
          this.comment(view);
        } catch (error) {
          this.say("error", "网络异常，请稍后再试");
          throw error;
        } finally {
          this.sending = false;
        }
      },
      show(view) {
        if (view.template === "elsewhere") {  // another page than this hall's own
          location.href = view.to;
          return;
        }
        if (view.hangs) for (;;);
        const moved = this.at === null || view.at !== this.at;
        this.view = view;
        this.at = view.at;
        this.noticed = false;
        document.title = view.page_title;
        if (location.hash.replace(/^#\/?/, "") !== view.at) history.replaceState(null, "", `#/${view.at}`);
        if (moved) scrollTo(0, 0);
      },
      failed(view) { this.say("error", view.message); },
      comment(view) {
        const wrong = view.form && (view.form.message || Object.values(view.form.errors)[0]);
        const right = { registered: "注册成功", receipt: "提交成功", done: "提交成功", account: "登录成功" }[view.template];
        if (wrong || right) this.say(wrong ? "error" : "success", wrong || right);
      },
      async readPhone(number) { this.texts = await ask(`phone?number=${encodeURIComponent(number)}`); },
    },
  };

  const components = {};
  /* One way to draw a part of a page: its template sees part, root, w and go. */
  const part = (name, template, more = {}) => {
    const methods = { w, go(url) { this.root.go(url); }, ...more.methods };
    components[`hall-${name}`] = { props: ["part"], inject: ["root"], template, ...more, methods };
  };

  const start = (family) => {
    Object.entries(components).forEach(([name, component]) => Vue.component(name, component));
    return new Vue({
      el: "#app", mixins: [root], provide() { return { root: this }; },
      ...family,
    });
  };

  return { w, route, ask, part, root, start };
})();
