/* Behaviour every page of this hall shares.  Written as such pages were: globals, inline handlers, no library. */
function byId(id) { return document.getElementById(id); }

/* Addresses stand reversed in the page and are turned round only when clicked. */
function plainAddress(code) { return code.split('').reverse().join('').replace(/~/g, '%'); }
function openWin(code) { window.open(plainAddress(code)); }
function openItem(code) { openWin(code); }
function goTo(code) { window.location.href = plainAddress(code); }
function jumpBy(box) {
    var code = box.value;
    box.selectedIndex = 0;
    if (code) { window.open(plainAddress(code)); }
}

/* The hint is the value of the box: gone on focus, back on blur. */
function clearHint(box) {
    if (box.value === box.getAttribute('hint')) { box.value = ''; box.className = box.className.replace(' hint', ''); }
}
function restoreHint(box) {
    if (box.value === '' && box.className.indexOf('hint') < 0) { box.value = box.getAttribute('hint'); box.className += ' hint'; }
}
function valueOf(box) {
    var text = box.value.replace(/^\s+|\s+$/g, '');
    return text === box.getAttribute('hint') ? '' : text;
}

/* The search word is taken when an input method commits it, or when a key is let go. */
function listenToInputMethod() {
    var box = byId('searchWord'), key = byId('searchKey'), composing = false;
    if (!box || !key) { return; }
    function take() { key.value = valueOf(box); }
    box.addEventListener('compositionstart', function () { composing = true; });
    box.addEventListener('compositionend', function () { composing = false; take(); });
    box.addEventListener('paste', function () { setTimeout(take, 0); });
    box.addEventListener('keyup', function (event) {
        if (composing) { return; }
        take();
        if (event.keyCode === 13 && byId('searchGo') && byId('searchGo').onclick) { byId('searchGo').onclick(); }
    });
}
function doSearch(address) {
    var word = byId('searchKey').value;
    if (!word) { alert('请输入您要搜索的内容!'); return; }
    window.open(address + '?qq=' + encodeURI(encodeURI(word)));  /* twice, as halls did for servers that read ISO-8859-1 */
}

/* Tabs: the li with number n of a group shows block n and hides the others. */
function showTab(group, n) {
    for (var i = 0; byId(group + '_tab' + i); i++) {
        byId(group + '_tab' + i).className = i === n ? 'on' : '';
        if (byId(group + '_con' + i)) { byId(group + '_con' + i).style.display = i === n ? '' : 'none'; }
    }
}

function shutLayer(id) {
    byId(id).parentNode.removeChild(byId(id));
    var mask = byId(id + 'Mask');
    if (mask) { mask.parentNode.removeChild(mask); }
}
function hideThing(id) { byId(id).style.display = 'none'; }
function showThing(id) { byId(id).style.display = ''; }

function toElder() { document.body.className = document.body.className.indexOf(' old') < 0 ? document.body.className + ' old' : document.body.className.replace(' old', ''); }

/* Pages: typed number, then GO. */
function goPage(code, last) {
    var n = parseInt(byId('sPage').value, 10);
    if (!n || n < 1 || n > last) { alert('请输入正确的页码！'); return; }
    window.location.href = plainAddress(code).replace(/([?&]page=)\d*/, '$1' + n);
}

/* What the server has to say comes as one alert, as the hall always did it. */
function tell() {
    var box = byId('tell');
    if (box) { setTimeout(function () { alert(box.getAttribute('data-text')); }, 50); }
}

function writeToday() {
    var now = new Date(), box = byId('today');
    if (box) { box.innerHTML = '今天是' + now.getFullYear() + '年' + (now.getMonth() + 1) + '月' + now.getDate() + '日&nbsp;星期' + '日一二三四五六'.charAt(now.getDay()); }
}

window.onload = function () { writeToday(); listenToInputMethod(); tell(); };
