/* What the pages of this hall do, with layui. */
layui.use(function () {
  var $ = layui.$, layer = layui.layer, form = layui.form, inside = self !== top;
  var TOAST_MS = 2500;

  function toast(text, icon) { layer.msg(text, { time: TOAST_MS, icon: icon }); }
  function go(address) { (inside ? top : window).location.href = address; }
  function framed(title, address, width, height, more) {
    return layer.open($.extend({ type: 2, title: title, area: [width, height], shade: 0.3, content: address }, more));
  }

  $(document).on('click', '[data-to]', function () { go(this.getAttribute('data-to')); });
  $(document).on('click', '[data-closed]', function () { toast(this.getAttribute('data-closed'), 0); });
  $(document).on('click', '[data-layer]', function () { framed(this.getAttribute('data-title'), this.getAttribute('data-layer'), '860px', '460px'); });
  $('#loginLayer').on('click', function () { framed('用户登录', this.getAttribute('data-at'), '560px', '440px', { id: 'dialogiframe' }); });

  /* What the server had to say, for as long as a toast lasts. */
  if ($('#said').length) toast($('#said').attr('data-text'), Number($('#said').attr('data-icon')));

  if ($('#notice').length && !inside) {
    var shut = $('#notice').attr('data-shut');
    layer.open({
      type: 1, title: $('#notice').attr('data-title'), closeBtn: 0, shade: 0.5, shadeClose: false, move: false, resize: false,
      area: '460px', content: $('<div class="notice"></div>').text($('#notice').attr('data-text')).prop('outerHTML'),
      btn: shut ? [shut] : [], btnAlign: 'c'
    });
  }

  /* A survey in the corner of the home page; nobody needs it, and it covers nothing but the corner. */
  if ($('#survey').length) {
    layer.open({ type: 1, title: '网站满意度调查', offset: 'lb', shade: 0, resize: false, area: ['230px', '130px'], content: '<p class="notice">' + $('#survey').attr('data-text') + '</p>' });
  }

  /* The search box: Enter or the button. A box that knows no address does nothing. */
  var place = $('#search').attr('data-search');
  function search() {
    var word = $.trim($('#searchWord').val());
    if (!word) { toast('请输入您要搜索的内容', 0); return; }
    location.href = place + '?q=' + encodeURIComponent(word);
  }
  if (place) {
    $('#searchGo').on('click', search);
    $('#searchWord').on('keydown', function (event) { if (event.keyCode === 13) search(); });
  }

  /* Pages of a list. */
  if ($('#pages').length) {
    layui.laypage.render({
      elem: 'pages', count: Number($('#pages').attr('data-total')), curr: Number($('#pages').attr('data-page')), limit: 10,
      layout: ['count', 'prev', 'page', 'next', 'skip'],
      jump: function (state, first) { if (!first) location.href = $('#pages').attr('data-at').replace('page=1', 'page=' + state.curr); }
    });
  }

  if ($('#happened').length) layui.laydate.render({ elem: '#happened', max: 0 });
  /* A region is picked from a tree in a layer; clicking its sign unfolds a branch, clicking its name picks it. */
  $('#region').on('click', function () {
    var box = $(this), city = box.attr('data-city');
    var index = layer.open({ type: 1, title: '请选择区划', area: ['300px', '320px'], content: '<div id="regions"></div>' });
    layui.tree.render({
      elem: '#regions', data: [{ title: city, children: [{ title: '市辖区', children: [{ title: '城东街道' }, { title: '城西街道' }] }, { title: '高新区' }] }],
      onlyIconControl: true,
      click: function (chosen) { box.val(chosen.data.title); layer.close(index); }
    });
  });
  if ($('#stars').length) {
    var grades = $('#stars').attr('data-grades').split(',').reverse();
    layui.rate.render({
      elem: '#stars', text: true, value: grades.indexOf($('[name=grade]').val()) + 1,
      setText: function (value) { this.span.text(grades[value - 1] || '请点击星星评价'); },
      choose: function (value) { $('[name=grade]').val(grades[value - 1]); }
    });
  }

  /* Forms: the library checks, a layer asks, the browser sends. */
  form.verify({
    paper: function (value) { if ($('[name=id_type]').val() === '居民身份证' && !/^\d{17}[\dXx]$/.test(value)) return '请输入正确的身份证号'; },
    pass: function (value) { if (value.length < 8 || /^(\d+|[A-Za-z]+)$/.test(value)) return '密码须为8至20位，数字、字母、符号至少两种'; },
    same: function (value) { if (value !== $('[name=password]').val()) return '两次密码输入不同，请重新输入'; },
    agree: function (value, box) { if (!box.checked) return '必须同意协议后才能注册'; }
  });
  form.on('submit(send)', function (data) {
    var question = data.elem.getAttribute('data-ask');
    if (!question) { data.form.submit(); return false; }
    layer.confirm(question, { icon: 3, title: '提示', btn: ['确定', '取消'] }, function (index) { layer.close(index); data.form.submit(); });
    return false;
  });
  form.on('radio(who)', function (data) {
    if (data.value !== 'legal') return;
    layer.alert('法人用户须由法定代表人先完成个人注册，再到政务服务大厅综合窗口开通。', { title: '提示' });
    $('[name=who][value=person]').prop('checked', true);
    form.render('radio');
  });

  $('#captcha').on('click', function () { this.src = this.src.split('?')[0] + '?r=' + Date.now(); });
  $('#protocol').on('click', function () {
    framed('用户协议', this.getAttribute('data-at'), '640px', '420px', {
      btn: ['我已阅读并同意', '关闭'],
      yes: function (index) { $('[name=agreement]').prop('checked', true); form.render('checkbox'); layer.close(index); }
    });
  });
  $('#pickDepartment').on('click', function () {
    var index = framed('部门选择', this.getAttribute('data-at'), '620px', '420px');
    window.pickDepartment = function (name) { $('[name=department]').val(name); layer.close(index); };
  });

  /* The code by SMS, shown on the practice phone. */
  function phone() { return $.trim($('[name=phone]').val()); }
  function readPhone() {
    $.getJSON($('#phoneScreen').attr('data-phone'), { number: phone() }, function (texts) {
      $('#phoneScreen').empty();
      texts.forEach(function (text) { $('<p class="sms"></p>').text(text).appendTo('#phoneScreen'); });
      if (!texts.length) $('#phoneScreen').html('<p class="grey">暂无短信</p>');
    });
  }
  function count(left) {
    var button = $('#sendMobileCode');
    button.toggleClass('layui-btn-disabled', left > 0).text(left > 0 ? '重新发送(' + left + ')' : '重新发送');
    if (left > 0) setTimeout(function () { count(left - 1); }, 1000);
  }
  $('#sendMobileCode').on('click', function () {
    if ($(this).hasClass('layui-btn-disabled')) return;
    if (!/^1\d{10}$/.test(phone())) { toast('手机号码不正确，请重新填写', 5); return; }
    $.post(this.getAttribute('data-sms'), { phone: phone() }, function (said) {
      if (said.ok) { count(60); readPhone(); }
      toast(said.message, said.ok ? 1 : 5);
    }).fail(function () { toast('短信发送失败，请稍后再试', 5); });
  });
  $('#phoneRefresh').on('click', readPhone);

  if ($('#edge').length && !inside) {
    layui.util.fixbar({
      bars: [{ type: 'consult', icon: 'layui-icon-chat' }], default: true,
      on: { click: function (type) {
        if (type !== 'consult') return;
        if ($('#edge').attr('data-closed-text')) toast($('#edge').attr('data-closed-text'), 0); else go($('#edge').attr('data-at'));
      } }
    });
  }
});
