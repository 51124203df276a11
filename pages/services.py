"""The catalogue by themes."""

from __future__ import annotations

from errand import PortalPage, Spot
from errand.given.plain_text import whole_number
from pages.items import ItemsPage


def theme_called(theme: str) -> Spot:
    """The entry of *theme*, wherever it stands."""
    return Spot("theme", "the theme", says=theme)


class ServicesPage(PortalPage):
    """The themes under which the hall files its items."""

    landmark = Spot("services.mark", "the ways of sorting")

    def stated_count(self, theme: str) -> int | None:
        """The number the portal shows beside *theme*; None where it shows none."""
        text = (self.citizen.text(theme_called(theme)) or "").replace(theme, "")
        return whole_number(self.citizen.lexicon.part("count", text))

    def open_theme(self, theme: str) -> ItemsPage:
        """Look into *theme*."""
        self.citizen.follow(theme_called(theme))
        return self.citizen.arrive(ItemsPage)

    def back_from_theme(self) -> ServicesPage:
        """Go back to the themes."""
        self.citizen.back()
        return self.citizen.arrive(ServicesPage)
