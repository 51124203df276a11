/* The hall built with element-ui. */
(() => {
  const { part, start, w } = Hall;
  const parts = (list, key) => `<component v-for="(p, i) in ${list}" :is="'hall-' + p.is" :key="${key} + '-' + i" :part="p"></component>`;
  document.documentElement.style.setProperty("--skin", w("shape.skin"));

  part("search", `
    <div class="search" :class="{ large: part.home }">
      <el-input v-model="words" :placeholder="w('search.hint')" @focus="leave" @keyup.enter.native="search">
        <el-button v-if="w('shape.search') === 'icon'" slot="append" icon="el-icon-search" @click="search"></el-button>
        <el-button v-else slot="append" @click="search">{{ w('search.button') }}</el-button>
      </el-input>
      <p v-if="part.hot.length" class="hot">热门搜索：<el-link v-for="row in part.hot.slice(0, 5)" :key="row.url" @click="go(row.url)">{{ row.title }}</el-link></p>
    </div>`, {
    data() { return { words: this.part.query }; },
    methods: {
      leave() { if (this.part.home) this.go("search"); },  // the box of the home page is only the way to the search page
      search() { if (this.part.url && !this.part.home) this.go(`${this.part.url}?${new URLSearchParams({ q: this.words })}`); },
    },
  });

  part("blocks", `
    <el-row :gutter="16" class="blocks"><el-col v-for="b in part.blocks" :key="b.key" class="fifth">
      <el-card shadow="hover"><div slot="header" class="pointer" @click="go(b.url)">{{ b.title }}</div>{{ b.summary }}</el-card>
    </el-col></el-row>`);

  part("switch", `
    <el-tabs v-model="tab" type="border-card"><el-tab-pane v-for="(t, n) in part.tabs" :key="n" :label="t.label" :name="String(n)">${parts("t.parts", "n")}</el-tab-pane></el-tabs>`,
  { data: () => ({ tab: "0" }) });

  part("tabs", `
    <el-tabs :value="String(part.tabs.findIndex((t) => t.current))" @tab-click="(t) => go(part.tabs[t.name].url)"><el-tab-pane v-for="(t, n) in part.tabs" :key="n" :label="t.label" :name="String(n)"></el-tab-pane></el-tabs>`);

  part("themes", `
    <div class="themes"><div v-for="t in part.groups" :key="t.name" class="theme" @click="go(t.url)"><span>{{ t.name }}</span><em>{{ t.count }}</em></div></div>`);

  part("entries", `
    <el-card class="panel"><div v-if="part.title" slot="header">{{ part.title }}</div>
      <ul class="entries"><li v-for="e in part.entries" :key="e.label" @click="root.enter(e)"><i class="el-icon-chat-dot-round"></i>{{ e.label }}</li></ul>
    </el-card>`);

  part("list", `
    <el-card class="panel"><div v-if="part.title" slot="header">{{ part.title }}<el-link v-if="part.more" class="more" type="primary" @click="go(part.more.url)">{{ part.more.label }}</el-link></div>
      <ul class="lines"><li v-for="r in part.rows" :key="r.url"><el-link @click="go(r.url)">{{ r.label }}</el-link><time>{{ r.note }}</time></li></ul>
    </el-card>`);

  part("heading", `<h2>{{ part.text }}</h2>`);
  part("empty", `<p class="nothing">{{ part.text }}</p>`);

  part("items", `
    <ul class="items"><li v-for="(r, n) in part.rows" :key="n">
      <div><a class="title" @click="go(r.url)">{{ r.title }}</a><p>{{ r.department }}　<el-tag size="mini">{{ r.depth_zh }}</el-tag></p></div>
      <div><el-button size="mini" @click="go(r.url)">{{ w('guide.link') }}</el-button><el-button v-if="r.online" size="mini" type="primary" @click="go(r.apply_url)">{{ w('apply.link') }}</el-button></div>
    </li></ul>`);

  part("pager", `
    <el-pagination background layout="total, prev, pager, next, jumper" :total="part.pager.total" :page-size="10" :current-page="part.pager.page" @current-change="turn"></el-pagination>`,
  { methods: { turn(page) { this.go(part_url(this.part.pager.first, page)); } } });
  const part_url = (first, page) => first.replace(/page=1$/, `page=${page}`);

  part("guide", `
    <div class="guide"><h2>{{ part.title }}</h2>
      <p><el-button v-for="(a, n) in part.actions" :key="a.url" size="small" :type="n ? '' : 'primary'" @click="go(a.url)">{{ a.label }}</el-button></p>
      <el-tabs v-if="w('shape.guide') === 'tabs'" v-model="tab"><el-tab-pane v-for="(s, n) in part.sections" :key="n" :label="s.title" :name="String(n)"><component :is="'hall-' + s.part.is" :part="s.part"></component></el-tab-pane></el-tabs>
      <section v-else v-for="(s, n) in part.sections" :key="n"><h3>{{ s.title }}</h3><component :is="'hall-' + s.part.is" :part="s.part"></component></section>
    </div>`, { data: () => ({ tab: "0" }) });

  part("fields", `
    <el-descriptions class="panel" :title="part.title" :column="part.rows.length > 8 ? 2 : 1" border><el-descriptions-item v-for="r in part.rows" :key="r[0]" :label="r[0]">{{ r[1] }}</el-descriptions-item></el-descriptions>`);

  part("table", `
    <div class="panel"><h3 v-if="part.title">{{ part.title }}</h3>
      <el-table :data="part.rows" border size="small" empty-text="暂无数据"><el-table-column v-for="c in part.columns" :key="c[0]" :label="c[1]" :min-width="c[0] === 'title' || c[0] === 'name' ? 200 : 110">
        <template slot-scope="cell"><el-link v-if="c[2] && cell.row.url" type="primary" @click="go(cell.row.url)">{{ cell.row[c[0]] }}</el-link><span v-else>{{ cell.row[c[0]] }}</span></template>
      </el-table-column></el-table>
    </div>`);

  part("text", `
    <div class="text"><h3 v-if="part.title">{{ part.title }}</h3><p v-for="(p, n) in part.paragraphs" :key="n">{{ p }}</p><a v-if="part.file" :href="part.file.url" target="_blank">{{ part.file.label }}</a></div>`);
  part("files", `<p><a v-for="f in part.files" :key="f.url" :href="f.url">{{ f.label }}</a></p>`);
  part("flow", `
    <el-steps direction="vertical" :space="70" :active="0" process-status="wait"><el-step v-for="s in part.steps" :key="s.name" :title="s.name" :description="s.who + '，' + s.days + '个工作日：' + s.what"></el-step></el-steps>`);
  part("chain", `
    <el-card class="panel"><div slot="header">{{ part.title }}</div><el-timeline><el-timeline-item v-for="(e, n) in part.events" :key="n" :timestamp="e.at" :type="n === part.events.length - 1 ? 'primary' : ''"><b>{{ e.state }}</b>　{{ e.who }}　{{ e.note }}</el-timeline-item></el-timeline></el-card>`);
  part("counters", `
    <el-card class="panel"><div slot="header">{{ part.title }}</div><div class="counters"><div v-for="c in part.counters" :key="c.label"><b>{{ c.value }}</b>{{ c.unit }}<p>{{ c.label }}</p></div></div></el-card>`);
  part("actions", `<p class="actions"><el-button v-for="a in part.actions" :key="a.url" size="small" @click="go(a.url)">{{ a.label }}</el-button></p>`);
  part("outcome", `
    <el-result :icon="part.kind" :title="part.title" :sub-title="part.message"><template slot="extra"><el-button v-for="a in part.actions" :key="a.url" size="medium" @click="go(a.url)">{{ a.label }}</el-button></template></el-result>`);
  part("phone", `
    <el-card class="phone"><div slot="header">练习手机</div><p v-if="!root.texts.length" class="nothing">验证码短信会显示在这里</p><p v-for="t in root.texts" :key="t" class="sms">{{ t }}</p></el-card>`);
  part("desk", `
    <div><p>待答复 {{ part.waiting.length }} 件　{{ part.message }}</p><el-card v-for="r in part.waiting" :key="r.number" class="panel"><div slot="header">{{ r.title }}</div>
      <p>{{ r.number }}　{{ r.kind }}　{{ r.department }}　{{ r.name }}　{{ r.asked_at }}　{{ r.state }}</p><p>{{ r.content }}</p>
      <el-input type="textarea" v-model="replies[r.number]" placeholder="答复内容"></el-input>
      <p><el-button size="small" @click="act(r, 'accept')">受理</el-button><el-button size="small" type="primary" @click="act(r, 'answer')">答复并办结</el-button></p></el-card></div>`, {
    data: () => ({ replies: {} }),
    methods: { act(row, action) { this.root.send("officials", { number: row.number, action, reply: this.replies[row.number] || "" }); } },
  });

  part("form", `
    <el-form class="form" :label-width="part.name === 'login' ? '100px' : '140px'" @submit.native.prevent>
      <el-form-item v-for="f in part.fields" :key="f.name" :label="f.label && f.label + '：'" :required="f.must && f.kind !== 'agree'" :error="errors[f.name]">
        <el-select v-if="f.kind === 'select'" v-model="model[f.name]" :placeholder="f.hint"><el-option v-for="o in f.options" :key="o.value" :label="o.label" :value="o.value"></el-option></el-select>
        <el-radio-group v-else-if="f.kind === 'radio' || f.kind === 'grade'" v-model="model[f.name]"><el-radio v-for="o in f.options" :key="o.value" :label="o.value">{{ o.label }}</el-radio></el-radio-group>
        <el-date-picker v-else-if="f.kind === 'date'" v-model="model[f.name]" :editable="false" value-format="yyyy-MM-dd" :placeholder="f.hint"></el-date-picker>
        <el-checkbox v-else-if="f.kind === 'agree'" v-model="model[f.name]">{{ w('register.agree') }}<a class="protocol" @click.prevent.stop="protocol = true">{{ w('register.protocol') }}</a></el-checkbox>
        <el-input v-else-if="f.kind === 'area'" type="textarea" :rows="5" v-model="model[f.name]" :maxlength="f.most" show-word-limit :placeholder="f.hint"></el-input>
        <el-input v-else-if="f.kind === 'sms'" v-model="model[f.name]" :maxlength="f.most" :placeholder="f.hint"><el-button slot="append" :disabled="wait > 0" @click="sendCode">{{ codeLabel() }}</el-button></el-input>
        <div v-else-if="f.kind === 'captcha'" class="captcha"><el-input v-model="model[f.name]" :placeholder="f.hint"></el-input><img :src="pictureUrl(f)" @click="picture += 1"><el-link @click="picture += 1">看不清?换一张</el-link></div>
        <el-input v-else v-model="model[f.name]" :type="f.kind" :maxlength="f.most" :placeholder="f.hint" autocomplete="off"></el-input>
      </el-form-item>
      <el-form-item><el-button type="primary" :loading="root.sending" @click="submit">{{ part.submit }}</el-button>
        <el-link v-for="b in part.beside" :key="b.label" class="beside" @click="go(b.url)">{{ b.label }}</el-link></el-form-item>
      <el-dialog :title="w('register.protocol')" :visible.sync="protocol" append-to-body><p>注册用户应当提供真实、准确的身份信息，账号和密码由本人保管。本站为练习门户，请勿填写真实的个人信息。</p></el-dialog>
    </el-form>`, { mixins: [Hall.formLogic] });

  start({
    template: `
    <div v-if="!view" class="starting" v-loading="true" :element-loading-text="w('loading')"></div>
    <div v-else class="hall">
      <p class="banner">{{ view.hall.banner }}</p>
      <header><div class="wide top"><a class="brand" @click="go('')">{{ view.hall.name }}</a>
        <span class="account"><i class="el-icon-user"></i><el-link v-for="l in links.account" :key="l.label" @click="go(l.url)">{{ l.label }}</el-link></span></div>
        <el-menu mode="horizontal" :default-active="at" background-color="var(--skin)" text-color="#fff" active-text-color="#ffe9a8"><el-menu-item v-for="l in links.menu" :key="l.label" :index="l.url" @click="go(l.url)">{{ l.label }}</el-menu-item></el-menu></header>
      <main class="wide" :class="'page-' + page" v-loading="loading" :element-loading-text="w('loading')">
        <el-breadcrumb v-if="view.crumbs.length" separator=">"><el-breadcrumb-item v-for="c in view.crumbs" :key="c.label"><a v-if="c.url" @click="go(c.url)">{{ c.label }}</a><span v-else>{{ c.label }}</span></el-breadcrumb-item></el-breadcrumb>
        ${parts("parts", "visit")}
      </main>
      <footer><div class="wide"><el-link v-for="l in links.foot" :key="l.label" @click="go(l.url)">{{ l.label }}</el-link>
        <p>主办：{{ view.hall.city }}人民政府　承办：{{ view.hall.host }}　网站标识码：{{ view.hall.site_id }}　咨询电话：{{ view.hall.phone }}　监督投诉：{{ view.hall.complaint_phone }}</p><p>地址：{{ view.hall.address }}　办公时间：{{ view.hall.hours }}</p></div></footer>
      <el-dialog v-if="notice" :title="notice.title" visible :show-close="notice.closable" :close-on-click-modal="false" :close-on-press-escape="notice.closable" width="520px" @close="noticed = true"><p>{{ notice.text }}</p></el-dialog>
    </div>`,
    methods: {
      say(type, message) { this.$message({ type, message, duration: 2500 }); },
      confirm(text) { return this.$confirm(text, "提示", { type: "warning" }).then(() => true, () => false); },
      enter(entry) {
        if (entry.state === "closed") this.$alert(entry.message, entry.label).catch(() => {});
        else this.go(entry.url);
      },
      /* Registering says so in passing, and the login form is there. */
      comment(view) {
        Hall.root.methods.comment.call(this, view);
        if (view.template === "registered") this.go("login");
      },
    },
  });
})();
