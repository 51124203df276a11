/* The foot of every page. */
document.writeln('<hr size="1" width="98%" noshade color="#cccccc"><center class="foot">');
for (var n = 0; n < links.length; n++) {
    document.writeln((n ? ' | ' : '') + '<a href="' + links[n][1] + '"' + (top === self ? '' : ' target="main"') + '>' + links[n][0] + '</a>');
}
document.writeln('<br>' + hall.host + '　地址：' + hall.address + '<br>办公时间：' + hall.hours + '　咨询电话：' + hall.phone + '　监督电话：' + hall.complaint + '</center>');
