code-on-phone = the code goes to a real telephone: stopped here
