"""
django-helpdesk and django-registration, from PyPI, in their own Chinese, set up as a small hall.

A project of Django's is settings, addresses and the few templates the two leave to their owner: the pages of the
registration (it ships none), and the link to it in the header that the help desk leaves empty for links.
"""

from __future__ import annotations

import json
import secrets
from pathlib import Path

from tests.thirdparty.application import DESK, TITLE, Application, guide_text, items

REQUIREMENTS = ("django", "django-helpdesk", "django-registration")
_SETTINGS = """
from pathlib import Path
HALL = Path(__file__).parent
SECRET_KEY = (HALL / "secret").read_text()
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "addresses"
SITE_ID = 1
INSTALLED_APPS = [
    *("django.contrib." + app for app in "admin auth contenttypes humanize messages sessions sites".split()),
    "django.contrib.staticfiles",
    "rest_framework", "django_cleanup", "django_registration", "helpdesk",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [HALL / "templates"], "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]},
}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HALL / "hall.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "zh-hans", "Asia/Shanghai", True
STATIC_URL, MEDIA_URL, MEDIA_ROOT = "/static/", "/media/", HALL / "media"
EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", HALL / "mail"
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "helpdesk:login", "helpdesk:home", "helpdesk:home"
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_KB_ENABLED = HELPDESK_SUBMIT_A_TICKET_PUBLIC = HELPDESK_VIEW_A_TICKET_PUBLIC = True
"""
_ADDRESSES = """
from django.urls import include, path
urlpatterns = [
    path("accounts/", include("django_registration.backends.one_step.urls")),
    path("", include("helpdesk.urls", namespace="helpdesk")),
]
"""
_BASE = '{% extends "helpdesk/public_base.html" %}'
_TEMPLATES = {
    "django_registration/registration_form.html": _BASE + """
        {% block helpdesk_title %}用户注册{% endblock %}
        {% block helpdesk_body %}<h2>用户注册</h2><form method="post">{% csrf_token %}{{ form.as_p }}
        <input type="submit" value="注册"></form>{% endblock %}""",
    "django_registration/registration_complete.html": _BASE + """
        {% block helpdesk_title %}注册成功{% endblock %}
        {% block helpdesk_body %}<h2>注册成功</h2><p>您好，{{ user.get_username }}。</p>{% endblock %}""",
    "helpdesk/custom_navigation_header.html": """
        {% if not user.is_authenticated %}<a href="{% url 'django_registration_register' %}">注册</a>{% endif %}""",
}  # fmt: skip
_SEED = """
import json, sys, django
django.setup()
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from helpdesk.models import KBCategory, KBItem, Queue
given = json.load(open(sys.argv[1], encoding="utf-8"))
get_user_model().objects.create_superuser("desk", "desk@hall.invalid", given["desk"])
Site.objects.update_or_create(pk=1, defaults={"domain": "127.0.0.1", "name": given["title"]})
public = {"allow_public_submission": True, "allow_email_submission": False, "locale": "zh-hans"}
queues = [
    Queue.objects.create(slug=slug, title=title, **public) for slug, title in (("wd", "业务咨询"), ("ts", "投诉建议"))
]
shelves = {}
for number, item in enumerate(given["items"], 1):
    theme = item["theme"]
    if theme not in shelves:
        shelves[theme] = KBCategory.objects.create(
            slug=f"shelf-{len(shelves) + 1}", name=theme, title=theme, description=f"{theme}的办事指南",
            queue=queues[0])
    KBItem.objects.create(
        category=shelves[theme], title=item["name"], order=number, question=f"{item['name']}怎么办？",
        answer=item["guide"])
"""


class Helpdesk(Application):
    """A running django-helpdesk."""

    name = "helpdesk"

    def install(self) -> None:
        self.install_from_pypi(*REQUIREMENTS)

    def seed(self) -> None:
        site = self.folder / "site"
        files = {"settings_of_hall.py": _SETTINGS, "addresses.py": _ADDRESSES, "secret": secrets.token_hex(32)}
        for name, text in files.items() | {(f"templates/{name}", text) for name, text in _TEMPLATES.items()}:
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.run(self.tool("django-admin"), "migrate", "-v", "0")
        given = self.folder / "seed.json"
        kept = [{"name": item.name, "theme": item.theme, "guide": guide_text(item, "### {}")} for item in items()]
        given.write_text(json.dumps({"title": TITLE, "desk": DESK, "items": kept}), encoding="utf-8")
        self.run(self.tool("python"), "-c", _SEED, given)

    def settings(self) -> dict[str, str]:
        return {
            "PYTHONPATH": str(self.folder / "site"), "PYTHONDONTWRITEBYTECODE": "1",
            "DJANGO_SETTINGS_MODULE": "settings_of_hall",
        }  # fmt: skip

    def command(self) -> list[str | Path]:
        return [self.tool("django-admin"), "runserver", "--noreload", "--insecure", f"127.0.0.1:{self.port}"]
