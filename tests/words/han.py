"""Han characters that stand outside quotation marks: what an English report must not have."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|“[^“”\n]*…", re.DOTALL)  # the last: cut to the width of a column
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff，。、；：（）【】《》？！]+")


def han_outside_quotes(text: str) -> list[str]:
    """Every piece of Chinese in *text* that is not quoted."""
    return _HAN.findall(_QUOTED.sub("", text))
