"""
The headers of a portal file, sent to the portal's own host and to nobody else.

Playwright's own ways would tell them to strangers: extra headers of a context go to every host, and headers given to
`continue_` go along with each redirect.  So each request to the portal is made one hop at a time.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from playwright.sync_api import APIResponse, BrowserContext, Route
from playwright.sync_api import Error as PlaywrightError

from errand.given.portal import Portal
from errand.page.redirects import stepping_stone

HOPS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_SAME_METHOD = (307, 308)


class OwnHeaders:
    """Adds *portal*'s headers to requests to its host; nobody else gets them."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal

    def join(self, context: BrowserContext) -> None:
        """Add them from now on."""
        if self.portal.headers:
            context.route(self.own, self.carry)

    def own(self, url: str) -> bool:
        """Whether *url* is the portal's: its host, and no less protected than its address."""
        there, home = urlsplit(url), urlsplit(self.portal.url)
        return there.hostname == home.hostname and there.scheme in (home.scheme, "https")

    def carry(self, route: Route) -> None:
        """Ask for what is wanted, with the headers; a redirect is handed back to the browser, which asks anew."""
        headers = {**route.request.headers, **self.portal.headers}
        try:
            answer = route.fetch(headers=headers, max_redirects=0)
            for _ in range(HOPS):
                there = _leads_to(answer)
                if not there or not self.own(there) or answer.status in _SAME_METHOD:
                    break
                if route.request.is_navigation_request():
                    return route.fulfill(content_type="text/html; charset=utf-8", body=stepping_stone(there))
                answer = route.fetch(url=there, method="GET", headers=headers, max_redirects=0)
        except PlaywrightError:  # the browser itself will meet the same trouble, and has a name for it
            return route.fallback()
        return route.fulfill(response=answer)


def _leads_to(answer: APIResponse) -> str | None:
    location = answer.headers.get("location")
    return urljoin(answer.url, location) if location and answer.status in _REDIRECTS else None
