/* Checks of the registration, login, letter and progress forms. */
function trimmed(name) {
    var box = document.forms['f'].elements[name];
    return box ? box.value.replace(/^\s+|\s+$/g, '') : '';
}
function checked(name) {
    var box = document.forms['f'].elements[name];
    return !!box && box.checked;
}
function chosen(name) {
    var boxes = document.getElementsByName(name);
    for (var i = 0; i < boxes.length; i++) { if (boxes[i].checked) { return boxes[i].value; } }
    return '';
}
function refuse(message, name) {
    alert(message);
    var box = document.forms['f'].elements[name];
    if (box && box.focus) { box.focus(); }
    return false;
}

/* GB 11643: seventeen weighted digits decide the last character. */
function goodIdentity(number) {
    if (!/^\d{17}[\dXx]$/.test(number)) { return false; }
    var weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], sum = 0;
    for (var i = 0; i < 17; i++) { sum += weights[i] * parseInt(number.charAt(i), 10); }
    return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
}
function identityLeft(box) {
    var tip = byId('idTip'), number = box.value.replace(/\s/g, '');
    if (chosenIdType() !== '' && !/身份证/.test(chosenIdType())) { tip.innerHTML = ''; return; }
    if (!goodIdentity(number)) { tip.className = 'tip bad'; tip.innerHTML = number ? '身份证格式不正确，请重新输入' : '身份证号码不能为空'; return; }
    tip.className = 'tip';
    tip.innerHTML = '√';
    byId('sexShown').value = parseInt(number.charAt(16), 10) % 2 ? '男' : '女';
    byId('birthShown').value = number.substr(6, 4) + '-' + number.substr(10, 2) + '-' + number.substr(12, 2);
}
function chosenIdType() {
    var box = byId('idType');
    return box && box.selectedIndex >= 0 ? box.options[box.selectedIndex].text : '';
}

/* SMS code: asked for once a minute, and read on the practice phone. */
function getCode(phoneName) {
    var button = byId('sendMobileCode'), number = trimmed(phoneName);
    if (button.className.indexOf('wait') >= 0) { return; }
    if (!/^1\d{10}$/.test(number)) { return refuse('手机号码不正确，请重新填写', phoneName); }
    var ask = new XMLHttpRequest();
    ask.open('POST', button.getAttribute('data-sms'), true);
    ask.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    ask.onload = function () {
        var answer = {};
        try { answer = JSON.parse(ask.responseText); } catch (wrong) { answer = { message: '短信发送失败，请稍后再试！' }; }
        if (answer.ok) { countDown(button, 60); readPhone(number); }
        alert(answer.message || '短信发送失败，请稍后再试！');
    };
    ask.onerror = function () { alert('网络异常，请稍后再试！'); };
    ask.send('phone=' + encodeURIComponent(number));
    return true;
}
function countDown(button, left) {
    if (left <= 0) { button.className = 'sms'; button.innerHTML = '重新发送'; return; }
    button.className = 'sms wait';
    button.innerHTML = '重新发送(' + left + ')';
    setTimeout(function () { countDown(button, left - 1); }, 1000);
}
function readPhone(number) {
    var screen = byId('phoneScreen');
    if (!screen || !number) { return; }
    var ask = new XMLHttpRequest();
    ask.open('GET', screen.getAttribute('data-phone') + '?number=' + encodeURIComponent(number), true);
    ask.onload = function () {
        var texts = JSON.parse(ask.responseText);
        texts = texts.texts || texts;
        screen.innerHTML = '';
        for (var i = 0; i < texts.length; i++) {
            var one = document.createElement('div');
            one.className = 'text';
            one.appendChild(document.createTextNode(typeof texts[i] === 'string' ? texts[i] : texts[i].text));
            screen.appendChild(one);
        }
        if (!texts.length) { screen.innerHTML = '<div class="none">暂无短信</div>'; }
    };
    ask.send();
}
function newCaptcha() {
    var picture = byId('randImg');
    picture.src = picture.src.replace(/[?&]r=\d+$/, '') + (picture.src.indexOf('?') < 0 ? '?r=' : '&r=') + new Date().getTime();
}

function checkRegister() {
    if (!trimmed('login_name')) { return refuse('登录名不能为空，作为登录账号使用', 'login_name'); }
    var secret = document.forms['f'].elements['password'].value;
    if (secret.length < 8 || secret.length > 20) { return refuse('密码只能8-20位', 'password'); }
    if (/^(\d+|[A-Za-z]+|[^\dA-Za-z]+)$/.test(secret)) { return refuse('密码须包含数字、字母、符号中的两种', 'password'); }
    if (secret !== document.forms['f'].elements['confirm'].value) { return refuse('两次密码输入不同，请重新输入', 'confirm'); }
    if (!trimmed('name')) { return refuse('姓名不能为空', 'name'); }
    if (!/^[\u3400-\u9fff·]+$/.test(trimmed('name'))) { return refuse('姓名必须为中文', 'name'); }
    if (!byId('idType').value) { return refuse('请选择证件类型', 'id_type'); }
    if (!trimmed('id_number')) { return refuse('身份证号码不能为空', 'id_number'); }
    if (/身份证/.test(chosenIdType()) && !goodIdentity(trimmed('id_number'))) { return refuse('身份证格式不正确，请重新输入', 'id_number'); }
    if (!/^1\d{10}$/.test(trimmed('phone'))) { return refuse('手机号码不正确，请重新填写', 'phone'); }
    if (!/^\d{6}$/.test(trimmed('sms_code'))) { return refuse('验证码不正确', 'sms_code'); }
    if (document.forms['f'].elements['captcha'] && !trimmed('captcha')) { return refuse('图片验证码不能为空', 'captcha'); }
    if (!checked('agreement')) { return refuse('必须同意协议后才能注册', 'agreement'); }
    return true;
}
function submitRegister() { if (checkRegister()) { document.forms['f'].submit(); } }

function submitLogin() {
    var account = document.forms['f'].elements['account'];
    if (!valueOf(account)) { return refuse('请输入用户名', 'account'); }
    if (!document.forms['f'].elements['password'].value) { return refuse('请输入密码', 'password'); }
    if (document.forms['f'].elements['captcha'] && !trimmed('captcha')) { return refuse('验证码不能为空', 'captcha'); }
    document.forms['f'].submit();
    return true;
}
/* The certificate on a USB key is read by a control that only Internet Explorer can load. */
function byCertificate() {
    if (typeof ActiveXObject === 'undefined') { alert('未检测到数字证书控件，请使用IE浏览器并安装控件后再登录！'); return; }
    alert('请插入USB Key！');
}
function enterKey(event, action) { if (event.keyCode === 13) { action(); return false; } return true; }

/* The letter. */
function countLeft(box, most) {
    if (box.value.length > most) { box.value = box.value.substring(0, most); }
    byId('left').innerHTML = most - box.value.length;
}
function pickDepartment(name) {
    document.forms['f'].elements['department'].value = name;
    hideThing('deptLayer');
    hideThing('deptLayerMask');
}
function openPicker() { showThing('deptLayer'); showThing('deptLayerMask'); }
function submitLetter(question) {
    if (!chosen('kind')) { return refuse('请选择信件类型', 'kind'); }
    if (!trimmed('title')) { return refuse('标题不能为空！', 'title'); }
    if (!trimmed('content')) { return refuse('内容不能为空！', 'content'); }
    if (!trimmed('name')) { return refuse('姓名不能为空', 'name'); }
    if (!/^1\d{10}$/.test(trimmed('phone'))) { return refuse('手机号码不正确，请重新填写', 'phone'); }
    if (document.forms['f'].elements['captcha'] && !trimmed('captcha')) { return refuse('验证码不能为空', 'captcha'); }
    if (!confirm(question)) { return false; }
    document.forms['f'].submit();
    return true;
}
function askProgress(number, secret) {
    if (!trimmed('number') || !trimmed('password')) { alert('请先输入' + number + '及' + secret); return; }
    document.forms['f'].submit();
}
/* Complaints, corrections, ratings, applications: the server checks what was written. */
function sendForm() { document.forms['f'].submit(); }
