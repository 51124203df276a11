"""From a message to a sentence: names are translated, a portal's own words quoted, lists joined."""

from __future__ import annotations

import re

from errand.core.message import PLAIN, Message, Said, Term, Value
from errand.given.lexicon import load_lexicon
from errand.words.catalogue import has, word

_QUOTES = {"zh": ("「", "」", "『", "』"), "en": ("“", "”", "‘", "’")}
_NO_ID = re.compile(r"[^A-Za-z0-9_-]+")


def render(message: Message, lang: str) -> str:
    """
    The sentence *message* stands for; a finished one as it is.

    A code the catalogue does not know (a newer errand's, or a plugin's) is shown as a code, with its parameters.
    """
    if message.code == PLAIN:
        return str(message.params["text"])
    values = {name: _in_words(value, lang) for name, value in message.params.items()}
    if not has(message.code, lang):
        return " ".join([message.code, *(f"{name}={value}" for name, value in values.items())])
    return word(message.code, lang, **values)


def quoted(text: str, lang: str) -> str:
    """A portal's own words between quotation marks; marks of the same kind inside become the inner ones."""
    left, right, inner_left, inner_right = _QUOTES[lang]
    return f"{left}{text.replace(left, inner_left).replace(right, inner_right)}{right}"


def term(kind: str, name: str, lang: str) -> str:
    """What readers call something errand has a name for; a name nobody has translated is shown as it is."""
    if kind == "concept":
        concept = load_lexicon().concepts.get(name)
        return (concept.zh if lang == "zh" else concept.en or name) if concept else name
    key = key_of(kind, name)
    return word(key, lang) if has(key, lang) else name


def key_of(kind: str, name: str) -> str:
    """
    Where the catalogue has a name, if it does.

    >>> key_of("persona", "shop owner")
    'names.persona-shop-owner'
    """
    return f"names.{kind}-{_NO_ID.sub('-', name)}"


def speak(lang: str) -> None:
    """From now on messages, and so errors, that are printed as they are speak *lang*."""
    Message.in_words = lambda message: render(message, lang)


def _in_words(value: Value, lang: str) -> str | float:
    match value:
        case tuple() | list():
            between = "names.stop" if value and all(isinstance(one, Message) for one in value) else "names.comma"
            return word(between, lang).join(str(_in_words(one, lang)) for one in value)
        case Said(text):
            return quoted(text, lang)
        case Term("concept", name):
            called = term("concept", name, lang)
            return quoted(called, lang) if lang == "zh" else called  # Chinese marks no end of a name, English does
        case Term(kind, name):
            return term(kind, name, lang)
        case Message():
            return render(value, lang)
        case _:
            return value
