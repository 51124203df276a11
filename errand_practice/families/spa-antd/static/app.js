/* The hall built with Ant Design Vue. */
(() => {
  const { part, start, root, w } = Hall;
  const parts = (list, key) => `<component v-for="(p, i) in ${list}" :is="'hall-' + p.is" :key="${key} + '-' + i" :part="p"></component>`;
  const openItem = { methods: { open(url) { this.root.openWindow(url); } } };
  document.documentElement.style.setProperty("--skin", w("shape.skin"));
  moment.locale("zh-cn");
  Hall.loginName = true;

  part("search", `
    <div class="search" :class="{ large: part.home }" @input="w('shape.input') === 'plain' && take($event)" @compositionend="take" @keyup="take" @keyup.enter="search">
      <a-input :default-value="part.query" size="large" :placeholder="w('search.hint')"></a-input>
      <a-button v-if="w('shape.search') === 'icon'" type="primary" size="large" icon="search" @click="search"></a-button>
      <a-button v-else type="primary" size="large" @click="search">{{ w('search.button') }}</a-button>
      <p v-if="part.hot.length" class="hot">热门搜索：<a v-for="row in part.hot.slice(0, 5)" :key="row.url" @click="open(row.url)">{{ row.title }}</a></p>
    </div>`, {
    data() { return { words: this.part.query }; },
    methods: {
      ...openItem.methods,
      take(event) { this.words = event.target.value === undefined ? this.words : event.target.value; },
      search() { if (this.part.url) this.go(`${this.part.url}?${new URLSearchParams({ q: this.words })}`); },
    },
  });

  part("blocks", `
    <a-row :gutter="16" class="blocks"><a-col v-for="b in part.blocks" :key="b.key"><a-card hoverable :title="b.title" @click="go(b.url)">{{ b.summary }}</a-card></a-col></a-row>`);
  part("switch", `
    <a-tabs class="panel"><a-tab-pane v-for="(t, n) in part.tabs" :key="String(n)" :tab="t.label" force-render>${parts("t.parts", "n")}</a-tab-pane></a-tabs>`);
  part("tabs", `
    <a-tabs :active-key="String(part.tabs.findIndex((t) => t.current))" @change="(n) => go(part.tabs[n].url)"><a-tab-pane v-for="(t, n) in part.tabs" :key="String(n)" :tab="t.label"></a-tab-pane></a-tabs>`);
  part("themes", `
    <a-card :bordered="false"><a-card-grid v-for="t in part.groups" :key="t.name" class="theme" @click.native="go(t.url)">{{ t.name }}（{{ t.count }}）</a-card-grid></a-card>`);
  part("entries", `
    <a-card class="panel" :title="part.title"><a-button v-for="e in part.entries" :key="e.label" type="dashed" icon="form" class="entry" @click="root.enter(e)">{{ e.label }}</a-button></a-card>`);
  part("list", `
    <a-card class="panel" :title="part.title"><a v-if="part.more" slot="extra" @click="go(part.more.url)">{{ part.more.label }}</a>
      <a-list :data-source="part.rows" size="small"><a-list-item slot="renderItem" slot-scope="r"><a @click="go(r.url)">{{ r.label }}</a><span>{{ r.note }}</span></a-list-item></a-list></a-card>`);
  part("heading", `<h2>{{ part.text }}</h2>`);
  part("empty", `<a-empty :description="part.text" />`);
  part("items", `
    <a-list class="items" :data-source="part.rows" item-layout="horizontal"><a-list-item slot="renderItem" slot-scope="r">
      <a slot="actions" @click="open(r.url)">{{ w('guide.link') }}</a><a v-if="r.online" slot="actions" @click="go(r.apply_url)">{{ w('apply.link') }}</a>
      <a-list-item-meta><a slot="title" @click="open(r.url)">{{ r.title }}</a><span slot="description">{{ r.department }}　<a-tag color="blue">{{ r.depth_zh }}</a-tag></span></a-list-item-meta>
    </a-list-item></a-list>`, openItem);
  part("pager", `
    <a-pagination class="panel" show-quick-jumper :total="part.pager.total" :current="part.pager.page" :show-total="(n) => '共 ' + n + ' 条'" @change="(n) => go(part.pager.first.replace(/page=1$/, 'page=' + n))"></a-pagination>`);

  part("guide", `
    <a-card class="guide"><h2>{{ part.title }}</h2>
      <p><a-button v-for="(a, n) in part.actions" :key="a.url" :type="n ? 'default' : 'primary'" @click="go(a.url)">{{ a.label }}</a-button></p>
      <a-tabs v-if="w('shape.guide') === 'tabs'"><a-tab-pane v-for="(s, n) in part.sections" :key="String(n)" :tab="s.title" force-render><component :is="'hall-' + s.part.is" :part="s.part"></component></a-tab-pane></a-tabs>
      <a-card v-else v-for="(s, n) in part.sections" :key="n" size="small" type="inner" :title="s.title"><component :is="'hall-' + s.part.is" :part="s.part"></component></a-card>
    </a-card>`);
  part("fields", `
    <a-descriptions class="panel" bordered size="small" :title="part.title" :column="part.rows.length > 8 ? 2 : 1"><a-descriptions-item v-for="r in part.rows" :key="r[0]" :label="r[0]">{{ r[1] }}</a-descriptions-item></a-descriptions>`);
  part("table", `
    <div class="panel"><h3 v-if="part.title">{{ part.title }}</h3><a-table size="middle" bordered :pagination="false" :row-key="(r, n) => n" :columns="columns" :data-source="part.rows" :scroll="{ x: 800 }"><a slot="link" slot-scope="text, r" @click="go(r.url)">{{ text }}</a></a-table></div>`, {
    computed: {
      columns() { return this.part.columns.map(([key, title, link]) => ({ title, dataIndex: key, scopedSlots: link ? { customRender: "link" } : undefined })); },
    },
  });
  part("text", `
    <div class="text"><h3 v-if="part.title">{{ part.title }}</h3><p v-for="(p, n) in part.paragraphs" :key="n">{{ p }}</p><a v-if="part.file" :href="part.file.url" target="_blank">{{ part.file.label }}</a></div>`);
  part("files", `<p><a v-for="f in part.files" :key="f.url" :href="f.url">{{ f.label }}</a></p>`);
  part("flow", `
    <a-steps direction="vertical" size="small" :current="-1"><a-step v-for="s in part.steps" :key="s.name" :title="s.name" :description="s.who + '，' + s.days + '个工作日：' + s.what"></a-step></a-steps>`);
  part("chain", `
    <a-card class="panel" :title="part.title"><a-timeline><a-timeline-item v-for="(e, n) in part.events" :key="n" :color="n === part.events.length - 1 ? 'green' : 'blue'"><b>{{ e.state }}</b>　{{ e.at }}　{{ e.who }}　{{ e.note }}</a-timeline-item></a-timeline></a-card>`);
  part("counters", `
    <a-card class="panel" :title="part.title"><div class="counters"><a-statistic v-for="c in part.counters" :key="c.label" :title="c.label" :value="c.value" :suffix="c.unit"></a-statistic></div></a-card>`);
  part("actions", `<p class="panel"><a-button v-for="a in part.actions" :key="a.url" @click="go(a.url)">{{ a.label }}</a-button></p>`);
  part("outcome", `
    <a-result :status="['403', '404', '500'].includes(part.title) ? part.title : part.kind" :title="part.title" :sub-title="part.message"><template slot="extra"><a-button v-for="a in part.actions" :key="a.url" @click="go(a.url)">{{ a.label }}</a-button></template></a-result>`);
  part("phone", `
    <a-card class="phone" title="练习手机"><p v-if="!root.texts.length">验证码短信会显示在这里</p><a-alert v-for="t in root.texts" :key="t" type="info" :message="t"></a-alert></a-card>`);
  part("desk", `
    <div><p>待答复 {{ part.waiting.length }} 件　{{ part.message }}</p><a-card v-for="r in part.waiting" :key="r.number" class="panel" :title="r.title">
      <p>{{ r.number }}　{{ r.kind }}　{{ r.department }}　{{ r.name }}　{{ r.asked_at }}　{{ r.state }}</p><p>{{ r.content }}</p>
      <a-textarea v-model="replies[r.number]" placeholder="答复内容" :rows="3"></a-textarea>
      <p><a-button @click="act(r, 'accept')">受理</a-button><a-button type="primary" @click="act(r, 'answer')">答复并办结</a-button></p></a-card></div>`, {
    data: () => ({ replies: {} }),
    methods: { act(row, action) { this.root.send("officials", { number: row.number, action, reply: this.replies[row.number] || "" }); } },
  });

  /* The piece is pushed by its knob; where it is let go is the answer. */
  part("slider", `
    <div class="slider"><div class="board"><img :src="part.picture" width="280" height="120" draggable="false"><div class="piece" :style="{ left: at + 'px' }"></div></div>
      <div class="track"><span>{{ at ? '' : '向右拖动滑块完成拼图' }}</span><div class="knob" :style="{ left: at + 'px' }" @pointerdown.prevent="grab">→</div></div></div>`, {
    data: () => ({ at: 0 }),
    watch: { "part.picture"() { this.at = 0; } },
    methods: {
      grab(down) {
        const start = down.clientX - this.at;
        const move = (event) => { this.at = Math.max(0, Math.min(240, event.clientX - start)); };
        const drop = () => {
          removeEventListener("pointermove", move);
          this.$emit("input", String(Math.round(this.at)));
        };
        addEventListener("pointermove", move);
        addEventListener("pointerup", drop, { once: true });
      },
    },
  });

  part("form", `
    <a-form-model class="form" :label-col="{ span: 5 }" :wrapper-col="{ span: 16 }" @submit.prevent>
      <a-alert v-if="part.form.message" type="error" show-icon :message="part.form.message"></a-alert>
      <a-form-model-item v-for="f in part.fields" :key="f.name" :label="f.label" :required="f.must && f.kind !== 'agree'" :colon="true" :help="errors[f.name]" :validate-status="errors[f.name] ? 'error' : ''" :wrapper-col="f.label ? { span: 16 } : { span: 16, offset: 5 }">
        <a-select v-if="f.kind === 'select'" v-model="chosen[f.name]" :placeholder="f.hint || undefined" @change="(v) => model[f.name] = v"><a-select-option v-for="o in f.options" :key="o.value" :value="o.value">{{ o.label }}</a-select-option></a-select>
        <a-radio-group v-else-if="f.kind === 'radio' || f.kind === 'grade'" v-model="model[f.name]"><a-radio v-for="o in f.options" :key="o.value" :value="o.value">{{ o.label }}</a-radio></a-radio-group>
        <a-date-picker v-else-if="f.kind === 'date'" value-format="YYYY-MM-DD" :placeholder="f.hint" @change="(v) => model[f.name] = v || ''"></a-date-picker>
        <a-checkbox v-else-if="f.kind === 'agree'" v-model="model[f.name]">{{ w('register.agree') }}<a @click.prevent.stop="protocol = true">{{ w('register.protocol') }}</a></a-checkbox>
        <a-textarea v-else-if="f.kind === 'area'" v-model="model[f.name]" :rows="5" :max-length="f.most" :placeholder="f.hint"></a-textarea>
        <div v-else-if="f.kind === 'sms'" class="row"><a-input v-model="model[f.name]" :max-length="f.most" :placeholder="f.hint"></a-input><a-button :disabled="wait > 0" @click="sendCode">{{ codeLabel() }}</a-button></div>
        <hall-slider v-else-if="f.kind === 'captcha'" v-model="model[f.name]" :part="{ picture: pictureUrl(f) }"></hall-slider>
        <a-input v-else v-model="model[f.name]" :type="f.kind" :max-length="f.most" :placeholder="f.hint" autocomplete="off"></a-input>
      </a-form-model-item>
      <a-form-model-item :wrapper-col="{ span: 16, offset: 5 }"><a-button type="primary" :loading="root.sending" @click="submit">{{ part.submit }}</a-button>
        <a v-for="b in part.beside" :key="b.label" class="beside" @click="go(b.url)">{{ b.label }}</a></a-form-model-item>
      <a-modal v-model="protocol" :title="w('register.protocol')" :footer="null"><p>注册用户应当提供真实、准确的身份信息，账号和密码由本人保管。本站为练习门户，请勿填写真实的个人信息。</p></a-modal>
    </a-form-model>`, {
    mixins: [Hall.formLogic],
    data() { return { chosen: Object.fromEntries(this.part.fields.filter((f) => f.kind === "select").map((f) => [f.name, this.part.form.values[f.name] || undefined])) }; },
  });

  start({
    template: `
    <a-config-provider :locale="locale"><div v-if="!view" class="starting"><a-spin size="large" :tip="w('loading')"></a-spin></div>
    <div v-else class="hall">
      <header><p class="banner">{{ view.hall.banner }}</p><div class="wide top"><a class="brand" @click="go('')">{{ view.hall.name }}</a>
        <span><a-button v-for="l in links.account" :key="l.label" ghost size="small" @click="go(l.url)">{{ l.label }}</a-button></span></div>
        <a-menu mode="horizontal" :selected-keys="[at]"><a-menu-item v-for="l in links.menu" :key="l.url" @click="go(l.url)">{{ l.label }}</a-menu-item></a-menu></header>
      <a-spin :spinning="loading" :tip="w('loading')"><main class="wide" :class="'page-' + page">
        <a-breadcrumb v-if="view.crumbs.length"><a-breadcrumb-item v-for="c in view.crumbs" :key="c.label"><a v-if="c.url" @click="go(c.url)">{{ c.label }}</a><span v-else>{{ c.label }}</span></a-breadcrumb-item></a-breadcrumb>
        ${parts("parts", "visit")}
      </main></a-spin>
      <footer><div class="wide"><a v-for="l in links.foot" :key="l.label" @click="go(l.url)">{{ l.label }}</a>
        <p>{{ view.hall.city }}人民政府主办　承办：{{ view.hall.host }}　网站标识码：{{ view.hall.site_id }}　{{ view.hall.address }}</p><p>咨询电话：{{ view.hall.phone }}　监督投诉：{{ view.hall.complaint_phone }}　办公时间：{{ view.hall.hours }}</p></div></footer>
      <a-modal v-if="notice" visible :title="notice.title" :closable="notice.closable" :mask-closable="false" :keyboard="false" @cancel="noticed = true"><p>{{ notice.text }}</p>
        <template slot="footer"><a-button v-if="notice.closable" type="primary" @click="noticed = true">{{ w('notice.close') }}</a-button></template></a-modal>
    </div></a-config-provider>`,
    data: () => ({ locale: antd.locales.zh_CN }),
    methods: {
      say(kind, text) { this.$message[kind](text, 2); },
      confirm(title) {
        if (this.page === "consult") return Promise.resolve(true);
        return new Promise((done) => this.$confirm({ title, okText: "确定", cancelText: "取消", onOk: () => done(true), onCancel: () => done(false) }));
      },
      failed(view) { this.visit += 1; this.show(view); },
      comment(view) { if (!(view.form && view.form.message)) root.methods.comment.call(this, view); },
    },
  });
})();
