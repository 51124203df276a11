"""Who visits, said in every request to a live host."""

from __future__ import annotations

from errand.core.errors import UsageError
from errand.core.version import VERSION
from errand.given.portal import Portal

SHORTEST_CONTACT = 5  # a@b.c


def user_agent(portal: Portal, contact: str, of_device: str | None = None) -> str:
    """
    Who we are, and whom to ask about us: the portal file's contact, else *contact*; raises UsageError without one.

    The user agent of a device comes first, or a phone would get no phone's page.
    """
    said = (portal.contact or contact).strip()
    if len(said) < SHORTEST_CONTACT or not said.isascii() or not said.isprintable():
        raise UsageError(
            f"{portal.source or portal.host}: 去真实门户须写明联系方式（邮箱、网址或电话，不含汉字）："
            f"门户文件的 contact，或 --contact (a live host needs a contact: an e-mail address or a URL)"
        )
    ours = f"errand/{VERSION} (+{said})"
    return f"{of_device.removesuffix(ours).strip()} {ours}".strip() if of_device else ours
