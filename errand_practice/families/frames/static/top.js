/* The head of a window of its own; inside the frames the hall's own head is there. */
if (top === self) {
    document.writeln('<table class="winhead" width="100%" cellspacing="0" cellpadding="0"><tr><td class="winname">' + hall.name + '</td>');
    document.writeln('<td align="right"><font class="practice">' + hall.banner + '</font><br><a href="' + hall.home + '">返回首页</a>&nbsp;|&nbsp;<a href="javascript:window.close()">关闭窗口</a></td></tr></table>');
}
