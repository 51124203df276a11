/* Behaviour every frame of this hall shares.  Written as such pages were: globals, inline handlers, no library. */
function byId(id) { return document.getElementById(id); }

/* An address in a javascript: link has ~ for %, or the browser would unescape it before we see it. */
function plainAddress(code) { return code.replace(/~/g, '%'); }

/* Everything is opened in the frame called main; a window of its own has none and stays with itself. */
function to(code) {
    var frame = top.frames['main'];
    if (frame) { frame.location.href = plainAddress(code); } else { window.location.href = plainAddress(code); }
}
function win(code) { window.open(plainAddress(code), '_blank', 'width=1000,height=680,scrollbars=yes,resizable=yes'); }
function opens(list) {
    var address = list.value;
    list.selectedIndex = 0;
    if (address) { window.open(address); }
}
function fit(frame) {
    var page = frame.contentWindow.document;
    frame.height = Math.max(760, page.documentElement.scrollHeight, page.body ? page.body.scrollHeight : 0);
}

/* The head frame stays while citizens log in and out: whoever notices tells it. */
function tellHead(name) {
    var head = top.frames['head'];
    if (head && typeof head.who === 'string' && head.who !== name) { head.location.reload(); }
}

/* The search form of the head, and of the search page. */
function ready(form) {
    if (!form.q.value.replace(/\s/g, '')) { alert('请输入您要搜索的内容!'); form.q.focus(); return false; }
    return true;
}

/* What the server has to say comes as an alert in the middle of loading: the rest of the page waits for it. */
function tell(text) { alert(text); }

function fold(id) {
    var shut = byId(id).style.display === 'none';
    byId(id).style.display = shut ? '' : 'none';
    byId(id + '_sign').innerHTML = shut ? '［－］' : '［＋］';
}

/* An announcement covers every frame until it is closed. */
function others() {
    var found = [top], names = ['head', 'menu', 'main'];
    for (var i = 0; i < names.length; i++) { if (top.frames[names[i]]) { found.push(top.frames[names[i]]); } }
    return found;
}
function maskAll() {
    var all = others();
    for (var i = 0; i < all.length; i++) {
        var page = all[i].document;
        if (page.body && page.body.nodeName === 'BODY' && !page.getElementById('mask')) {
            var cover = page.createElement('div');
            cover.id = 'mask';
            cover.className = 'mask';
            if (all[i] !== top || top === self) { page.body.appendChild(cover); }
        }
    }
}
function shutNotice() {
    var all = others();
    for (var i = 0; i < all.length; i++) {
        var cover = all[i].document.getElementById('mask');
        if (cover) { cover.parentNode.removeChild(cover); }
    }
    var box = byId('notice');
    box.parentNode.removeChild(box);
}

function todayText() {
    var now = new Date();
    return '今天是' + now.getFullYear() + '年' + (now.getMonth() + 1) + '月' + now.getDate() + '日 星期' + '日一二三四五六'.charAt(now.getDay());
}

/* --- forms --- */
function value(name) {
    var box = document.f.elements[name];
    return box ? box.value.replace(/^\s+|\s+$/g, '') : '';
}
function refuse(text, name) {
    alert(text);
    var box = document.f.elements[name];
    if (box && box.focus) { box.focus(); }
    return false;
}
function picked(name) {
    var boxes = document.getElementsByName(name);
    for (var i = 0; i < boxes.length; i++) { if (boxes[i].checked) { return true; } }
    return false;
}
function lacksPicture() { return document.f.elements['captcha'] && !value('captcha'); }
function otherPicture() {
    var picture = byId('picture');
    picture.src = picture.src.split('?')[0] + '?r=' + new Date().getTime();
}

function acceptTerms() { byId('terms').style.display = 'none'; byId('entry').style.display = ''; }
function showTerms() { byId('terms').style.display = byId('terms').style.display === 'none' ? '' : 'none'; }

/* The weighted sum of seventeen digits decides the last character. */
function rightNumber(number) {
    if (!/^\d{17}[\dXx]$/.test(number)) { return false; }
    var sum = 0;
    for (var i = 0; i < 17; i++) { sum += Math.pow(2, 17 - i) % 11 * parseInt(number.charAt(i), 10); }
    return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
}
function sendRegister() {
    if (!value('login_name')) { return refuse('用户名不能为空', 'login_name'); }
    if (value('password').length < 8) { return refuse('密码须为8至20位', 'password'); }
    if (value('password') !== value('confirm')) { return refuse('两次密码输入不同，请重新输入', 'confirm'); }
    if (!value('name')) { return refuse('姓名不能为空', 'name'); }
    if (value('id_type').indexOf('身份证') >= 0 && !rightNumber(value('id_number'))) { return refuse('身份证格式不正确，请重新输入', 'id_number'); }
    if (!/^1\d{10}$/.test(value('phone'))) { return refuse('手机号码不正确，请重新填写', 'phone'); }
    if (!value('sms_code')) { return refuse('短信验证码不能为空', 'sms_code'); }
    if (lacksPicture()) { return refuse('验证码不能为空', 'captcha'); }
    var agreed = document.f.elements['agreement'];
    if (agreed.type === 'checkbox' && !agreed.checked) { return refuse('必须同意协议后才能注册', 'agreement'); }
    document.f.submit();
    return true;
}

function sendCode(address) {
    if (!/^1\d{10}$/.test(value('phone'))) { return refuse('手机号码不正确，请重新填写', 'phone'); }
    var ask = new XMLHttpRequest();
    ask.open('POST', address, true);
    ask.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    ask.onload = function () {
        var said = ask.status === 200 ? JSON.parse(ask.responseText) : { message: '短信发送失败，请稍后再试！' };
        if (said.ok) { wait(60); readPhone(); }
        alert(said.message);
    };
    ask.onerror = function () { alert('网络异常，请稍后再试！'); };
    ask.send('phone=' + value('phone'));
    return true;
}
function wait(seconds) {
    var button = byId('getcode');
    button.disabled = seconds > 0;
    button.value = seconds > 0 ? '重新发送(' + seconds + ')' : '重新发送';
    if (seconds > 0) { setTimeout(function () { wait(seconds - 1); }, 1000); }
}
function readPhone() {
    var screen = byId('screen'), ask = new XMLHttpRequest();
    ask.open('GET', screen.getAttribute('phone') + '?number=' + value('phone'), true);
    ask.onload = function () {
        var texts = JSON.parse(ask.responseText);
        screen.innerHTML = texts.length ? '' : '暂无短信';
        for (var i = 0; i < texts.length; i++) {
            var line = document.createElement('div');
            line.className = 'sms';
            line.appendChild(document.createTextNode(texts[i]));
            screen.appendChild(line);
        }
    };
    ask.send();
}

function sendLogin() {
    if (!value('account')) { return refuse('请输入用户名', 'account'); }
    if (!value('password')) { return refuse('请输入密码', 'password'); }
    if (lacksPicture()) { return refuse('验证码不能为空', 'captcha'); }
    return true;
}
function sendLetter() {
    if (!picked('kind')) { return refuse('请选择类型', 'kind'); }
    if (!value('title')) { return refuse('标题不能为空！', 'title'); }
    if (!value('content')) { return refuse('内容不能为空！', 'content'); }
    if (!value('name')) { return refuse('姓名不能为空！', 'name'); }
    if (!/^1\d{10}$/.test(value('phone'))) { return refuse('手机号码不正确，请重新填写', 'phone'); }
    if (lacksPicture()) { return refuse('验证码不能为空', 'captcha'); }
    document.f.submit();
    return true;
}
function sendProgress(number, secret) {
    if (!value('number') || !value('password')) { alert('请先输入' + number + '及' + secret); return; }
    document.f.submit();
}
