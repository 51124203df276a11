"use strict";
// What the pages of this family do beyond plain links and forms: close the notice, renew the captcha, send the text message.
(() => {
  const by = (id) => document.getElementById(id);

  const close = by("notice-close");
  if (close) {
    close.focus();
    close.addEventListener("click", () => by("notice").remove());
  }

  const renew = by("captcha-new");
  if (renew) {
    const picture = by("captcha-picture");
    const address = picture.src;
    renew.addEventListener("click", () => { picture.src = `${address}?${Date.now()}`; });
  }

  const send = by("sms-send");
  if (!send) return;
  const said = by("sms-said");

  const refresh = async (number) => {
    const answer = await fetch(`${send.dataset.phone}?number=${encodeURIComponent(number)}`);
    by("phone-texts").replaceChildren(...(await answer.json()).map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
  };

  const countDown = (seconds) => {
    send.disabled = seconds > 0;
    send.textContent = seconds > 0 ? `重新发送(${seconds})` : "获取验证码";
    if (seconds > 0) setTimeout(countDown, 1000, seconds - 1);
  };

  send.addEventListener("click", async () => {
    const number = by("phone").value.trim();
    const answer = await fetch(send.dataset.sms, { method: "POST", body: new URLSearchParams({ phone: number }) });
    const { ok, message } = await answer.json();
    said.textContent = message;
    if (!ok) return;
    countDown(60);
    await refresh(number);
  });
})();
