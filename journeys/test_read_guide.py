"""Reading a guide before setting out: which papers, where, when, on which legal ground."""

import pytest

from errand import Citizen, Matter, Reason
from errand.core.message import Message, Said, Term
from pages.home import HomePage


@pytest.mark.journey("guide", zh="新市民查居住证要带哪些材料", fewest=2)
def test_a_newcomer_learns_which_papers_to_bring(citizen: Citizen, matter: Matter) -> None:
    citizen.open("/")

    guide = citizen.arrive(HomePage).guide_to(matter)

    gaps = guide.gaps()
    assert not gaps, Reason.INCOMPLETE.of(Message.of("journeys.gaps", gaps=Term.each("concept", gaps)))
    assert matter.paper in guide.papers_to_bring(), Reason.WRONG_RESULT.of(
        Message.of("journeys.paper-not-listed", paper=Said(matter.paper))
    )


@pytest.mark.journey("guide", zh="指南写明法律依据的条文", fewest=2, persona="shop owner")
def test_a_guide_says_what_the_law_says(citizen: Citizen, matter: Matter) -> None:
    citizen.open("/")

    guide = citizen.arrive(HomePage).guide_to(matter)

    assert guide.legal_ground_in_words(), Reason.INCOMPLETE.of(Message.of("journeys.no-article"))
