"""Whether a CSS selector is one that browsers take, without asking one."""

from __future__ import annotations

import re
import warnings

_BROWSERS_ONLY = re.compile(r":(modal|popover-open|fullscreen|picture-in-picture|user-valid|user-invalid)(?![\w-])")
_QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")
_WHOLE = re.compile(r"(?:^|,)\s*(?:(?:html|:root)?\s*>?\s*(?:body|\*)|html|:root)\s*(?:,|$)", re.IGNORECASE)
_SOUPS_ONLY = re.compile(r":(?:-soup-)?contains(?:-own)?\(|!=")


def selector_slip(selector: str) -> str | None:
    """
    What is wrong with a selector; None for one that browsers take.

    >>> selector_slip("#so > .btn:not(.off, .on)"), selector_slip("//div")
    (None, 'is no CSS selector (an invalid character at position 0)')
    """
    import soupsieve  # here: only a file with selectors needs it

    if found := _SOUPS_ONLY.search(_QUOTED.sub('""', selector)):
        return f"is no CSS selector ({found[0]} is known to no browser)"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            soupsieve.compile(_BROWSERS_ONLY.sub(":hover", selector))
    # NotImplementedError is soupsieve's word for a pseudo-element, which no element can be found by.
    except (soupsieve.SelectorSyntaxError, ValueError, NotImplementedError) as error:
        why = re.sub(r"\s+", " ", str(error).partition("\n")[0].partition(". ")[0]).rstrip(".: ")
        return f"is no CSS selector ({why[:1].lower()}{why[1:]})"
    return "matches every page as a whole" if _WHOLE.search(selector) else None
