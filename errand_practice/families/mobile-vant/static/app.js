/* The hall built with vant, for telephones. */
(() => {
  const { part, start, root, w } = Hall;
  const parts = (list, key) => `<component v-for="(p, i) in ${list}" :is="'hall-' + p.is" :key="${key} + '-' + i" :part="p"></component>`;
  document.documentElement.style.setProperty("--skin", w("shape.skin"));

  part("search", `
    <div><van-search v-model="words" show-action :placeholder="w('search.hint')" @search="search"><div slot="action" @click="search"><van-icon v-if="w('shape.search') === 'icon'" name="search" size="22"></van-icon><template v-else>{{ w('search.button') }}</template></div></van-search>
      <p v-if="part.hot.length" class="hot"><van-tag v-for="row in part.hot.slice(0, 4)" :key="row.url" plain type="primary" size="medium" @click="go(row.url)">{{ row.title }}</van-tag></p></div>`, {
    data() { return { words: this.part.query }; },
    methods: { search() { if (this.part.url) this.go(`${this.part.url}?${new URLSearchParams({ q: this.words })}`); } },
  });
  part("blocks", `<van-grid :column-num="5" clickable><van-grid-item v-for="b in part.blocks" :key="b.key" icon="apps-o" :text="b.title" @click="go(b.url)"></van-grid-item></van-grid>`);
  part("switch", `<van-tabs class="panel" color="var(--skin)" :lazy-render="false"><van-tab v-for="(t, n) in part.tabs" :key="n" :title="t.label">${parts("t.parts", "n")}</van-tab></van-tabs>`);
  part("tabs", `<van-tabs :active="part.tabs.findIndex((t) => t.current)" color="var(--skin)" @click="(n) => go(part.tabs[n].url)"><van-tab v-for="t in part.tabs" :key="t.label" :title="t.label"></van-tab></van-tabs>`);
  part("themes", `<van-grid :column-num="3" :border="false" clickable class="themes"><van-grid-item v-for="t in part.groups" :key="t.name" @click="go(t.url)"><b>{{ t.name }}</b><em>{{ t.count }}项</em></van-grid-item></van-grid>`);
  part("entries", `<van-cell-group class="panel" :title="part.title"><van-cell v-for="e in part.entries" :key="e.label" icon="comment-o" is-link :title="e.label" @click="root.enter(e)"></van-cell></van-cell-group>`);
  part("list", `<van-cell-group class="panel" :title="part.title"><van-cell v-for="r in part.rows" :key="r.url" is-link :title="r.label" :label="r.note" @click="go(r.url)"></van-cell><van-cell v-if="part.more" :title="part.more.label" @click="go(part.more.url)"></van-cell></van-cell-group>`);
  part("heading", `<h2>{{ part.text }}</h2>`);
  part("empty", `<p class="nothing"><van-icon name="description" size="48"></van-icon><br>{{ part.text }}</p>`);
  part("items", `
    <div class="items panel"><van-cell v-for="(r, n) in part.rows" :key="n" is-link center :title="r.title" :label="r.department + '　' + r.depth_zh" @click="go(r.url)">
      <van-button v-if="r.online" size="mini" type="info" plain @click.stop="go(r.apply_url)">{{ w('apply.link') }}</van-button></van-cell></div>`);
  part("pager", `
    <div class="panel"><p class="total">共 {{ part.pager.total }} 条</p><van-pagination v-if="part.pager.pages > 1" :mode="w('shape.pager')" :value="part.pager.page" :total-items="part.pager.total" :items-per-page="10" :show-page-size="4" @change="(n) => go(part.pager.first.replace(/page=1$/, 'page=' + n))"></van-pagination></div>`);
  part("guide", `
    <div><h2>{{ part.title }}</h2><p class="actions"><van-button v-for="(a, n) in part.actions" :key="a.url" size="small" round :type="n ? 'default' : 'info'" @click="go(a.url)">{{ a.label }}</van-button></p>
      <van-collapse v-model="open"><van-collapse-item v-for="(s, n) in part.sections" :key="n" :name="n" :title="s.title"><component :is="'hall-' + s.part.is" :part="s.part"></component></van-collapse-item></van-collapse></div>`, {
    data() { return { open: w("shape.fold") === "open" ? this.part.sections.map((_, n) => n) : [0] }; },
  });
  part("fields", `<van-cell-group :title="part.title"><van-cell v-for="r in part.rows" :key="r[0]" :title="r[0]" :value="r[1]"></van-cell></van-cell-group>`);
  part("table", `
    <div class="panel"><h3 v-if="part.title">{{ part.title }}</h3><p v-if="!part.rows.length" class="nothing">暂无数据</p>
      <van-cell-group v-for="(r, n) in part.rows" :key="n" class="card"><van-cell v-for="c in part.columns" :key="c[0]" :title="c[1]" :value="String(r[c[0]])" :is-link="Boolean(c[2] && r.url)" @click="c[2] && r.url && go(r.url)"></van-cell></van-cell-group></div>`);
  part("text", `<div class="text"><h3 v-if="part.title">{{ part.title }}</h3><p v-for="(p, n) in part.paragraphs" :key="n">{{ p }}</p><a v-if="part.file" :href="part.file.url">{{ part.file.label }}</a></div>`);
  part("files", `<p><a v-for="f in part.files" :key="f.url" :href="f.url">{{ f.label }}</a></p>`);
  part("flow", `<van-steps direction="vertical" :active="-1"><van-step v-for="s in part.steps" :key="s.name"><b>{{ s.name }}</b><p>{{ s.who }}，{{ s.days }}个工作日：{{ s.what }}</p></van-step></van-steps>`);
  part("chain", `<div class="panel"><h3>{{ part.title }}</h3><van-steps direction="vertical" :active="0" active-color="var(--skin)"><van-step v-for="(e, n) in part.events.slice().reverse()" :key="n"><b>{{ e.state }}</b><p>{{ e.at }}　{{ e.who }}　{{ e.note }}</p></van-step></van-steps></div>`);
  part("counters", `<van-cell-group class="panel" :title="part.title"><van-cell v-for="c in part.counters" :key="c.label" :title="c.label" :value="c.value + c.unit"></van-cell></van-cell-group>`);
  part("actions", `<p class="actions"><van-button v-for="a in part.actions" :key="a.url" block round @click="go(a.url)">{{ a.label }}</van-button></p>`);
  part("outcome", `
    <div class="outcome"><van-icon :name="{ success: 'checked', error: 'clear', info: 'info' }[part.kind]" size="64" :color="part.kind === 'success' ? '#07c160' : '#969799'"></van-icon><h2>{{ part.title }}</h2><p>{{ part.message }}</p>
      <van-button v-for="a in part.actions" :key="a.url" block round @click="go(a.url)">{{ a.label }}</van-button></div>`);
  part("phone", `<div class="phone panel"><h3>练习手机</h3><p v-if="!root.texts.length" class="nothing">验证码短信会显示在这里</p><van-notice-bar v-for="t in root.texts" :key="t" wrapable :scrollable="false" left-icon="chat-o">{{ t }}</van-notice-bar></div>`);
  part("desk", `
    <div><p class="total">待答复 {{ part.waiting.length }} 件　{{ part.message }}</p><van-cell-group v-for="r in part.waiting" :key="r.number" class="card" :title="r.title">
      <van-cell :title="r.number" :label="r.kind + '　' + r.department + '　' + r.name + '　' + r.asked_at + '　' + r.state + '　' + r.content"></van-cell><van-field v-model="replies[r.number]" type="textarea" placeholder="答复内容"></van-field>
      <p class="actions"><van-button size="small" @click="act(r, 'accept')">受理</van-button><van-button size="small" type="info" @click="act(r, 'answer')">答复并办结</van-button></p></van-cell-group></div>`, {
    data: () => ({ replies: {} }),
    methods: { act(row, action) { this.root.send("officials", { number: row.number, action, reply: this.replies[row.number] || "" }); } },
  });

  part("form", `
    <div class="form panel"><van-cell-group><template v-for="f in part.fields">
        <van-field v-if="f.kind === 'select' || f.kind === 'date'" :key="f.name" readonly clickable right-icon="arrow-down" :required="f.must" :label="f.label" :placeholder="f.hint" :value="f.options ? labelOf(f) : model[f.name]" :error-message="errors[f.name]" @click="open = f.name"></van-field>
        <van-field v-else-if="f.kind === 'radio' || f.kind === 'grade'" :key="f.name" :label="f.label" :required="f.must" :error-message="errors[f.name]"><van-radio-group slot="input" v-model="model[f.name]"><van-radio v-for="o in f.options" :key="o.value" :name="o.value" icon-size="16">{{ o.label }}</van-radio></van-radio-group></van-field>
        <van-cell v-else-if="f.kind === 'agree'" :key="f.name" :label="errors[f.name]"><van-checkbox slot="title" v-model="model[f.name]" shape="square" icon-size="16">{{ w('register.agree') }}<a class="protocol" @click.stop="protocol = true">{{ w('register.protocol') }}</a></van-checkbox></van-cell>
        <van-field v-else-if="f.kind === 'area'" :key="f.name" type="textarea" rows="4" show-word-limit v-model="model[f.name]" :maxlength="f.most" :required="f.must" :label="f.label" :placeholder="f.hint" :error-message="errors[f.name]"></van-field>
        <van-field v-else :key="f.name" v-model="model[f.name]" :type="f.kind === 'password' ? 'password' : 'text'" :maxlength="f.most" :required="f.must" :label="f.label" :placeholder="f.hint" :error-message="errors[f.name]" autocomplete="off">
          <van-button v-if="f.kind === 'sms'" slot="button" size="small" type="info" :disabled="wait > 0" @click="sendCode">{{ codeLabel() }}</van-button>
          <img v-else-if="f.kind === 'captcha'" slot="button" :src="pictureUrl(f)" @click="picture += 1"></van-field>
      </template></van-cell-group>
      <p class="actions"><van-button type="info" block round :loading="root.sending" @click="submit">{{ part.submit }}</van-button></p>
      <p class="actions"><span v-for="b in part.beside" :key="b.label" class="beside" @click="go(b.url)">{{ b.label }}</span></p>
      <template v-for="f in part.fields"><van-popup v-if="f.kind === 'select' || f.kind === 'date'" :key="f.name" :value="open === f.name" position="bottom" round @close="open = ''">
        <van-picker v-if="f.options" show-toolbar :title="f.label" :columns="f.options.map((o) => o.label)" :default-index="Math.max(0, f.options.findIndex((o) => o.value === model[f.name]))" @confirm="(_, n) => pick(f.name, f.options[n].value)" @cancel="open = ''"></van-picker>
        <van-datetime-picker v-else type="date" :title="f.label" :value="new Date()" :max-date="new Date()" @confirm="(day) => pick(f.name, written(day))" @cancel="open = ''"></van-datetime-picker></van-popup></template>
      <van-popup v-model="protocol" closeable round class="paper"><h3>{{ w('register.protocol') }}</h3><p>注册用户应当提供真实、准确的身份信息，账号和密码由本人保管。本站为练习门户，请勿填写真实的个人信息。</p></van-popup>
    </div>`, {
    mixins: [Hall.formLogic],
    methods: {
      pick(name, value) {
        this.model[name] = value;
        this.open = "";
      },
      written: (day) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`,
    },
  });

  start({
    template: `
    <div v-if="!view" class="starting"><van-loading size="32" vertical>{{ w('loading') }}</van-loading></div>
    <div v-else class="hall">
      <p class="banner">{{ view.hall.banner }}</p>
      <van-nav-bar :title="page === 'home' ? view.hall.name : view.crumbs[view.crumbs.length - 1].label" :left-arrow="page !== 'home'" @click-left="back"><template slot="right"><span v-for="l in links.account" :key="l.label" class="account" @click="go(l.url)">{{ l.label }}</span></template></van-nav-bar>
      <main :class="'page-' + page">${parts("parts", "visit")}</main>
      <footer><span v-for="l in [...links.menu.slice(2), ...links.foot]" :key="l.label" @click="go(l.url)">{{ l.label }}</span><p>{{ view.hall.host }}　{{ view.hall.site_id }}</p><p>{{ view.hall.address }}</p><p>咨询电话：{{ view.hall.phone }}　监督投诉：{{ view.hall.complaint_phone }}</p></footer>
      <van-tabbar :value="at" :fixed="true" active-color="var(--skin)"><van-tabbar-item v-for="(l, n) in bar" :key="l.label" :name="l.url" :icon="['wap-home-o', 'apps-o', 'chat-o', 'search', 'user-o'][n]" @click="go(l.url)">{{ l.label }}</van-tabbar-item></van-tabbar>
      <van-overlay :show="loading" z-index="3000"><van-loading class="mask" vertical>{{ w('loading') }}</van-loading></van-overlay>
      <van-popup :value="Boolean(notice)" :closeable="Boolean(notice && notice.closable)" :close-on-click-overlay="false" round class="paper" @input="noticed = true"><template v-if="notice"><h3>{{ notice.title }}</h3><p>{{ notice.text }}</p></template></van-popup>
    </div>`,
    computed: {
      bar() {
        const { menu } = this.links;
        const progress = this.view.entries.progress;
        return [menu[0], menu[1], menu[3], progress, { label: w("account.mine"), url: "account" }].filter(Boolean);
      },
    },
    methods: {
      back() { history.back(); },
      say(kind, message) { this.$toast({ type: { success: "success", error: "fail" }[kind] || "text", message, duration: 2000 }); },
      confirm(message) { return this.$dialog.confirm({ message }).then(() => true, () => false); },
      enter(entry) {
        if (entry.state === "closed") this.$dialog.alert({ title: entry.label, message: entry.message });
        else this.go(entry.url);
      },
      failed(view) { this.$dialog.alert({ title: String(view.status), message: view.message }); },
      comment(view) {
        root.methods.comment.call(this, view);
        if (view.template === "registered") this.go("login");
      },
    },
  });
})();
