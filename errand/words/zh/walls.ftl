code-on-phone = 短信验证码发往真实手机，停在此处
