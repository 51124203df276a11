"""The survey of 2018, repeated: what stands in a city's hall, read off with its evidence. Findings are no failures."""

from collections.abc import Callable

import pytest

from errand import Citizen
from errand.survey.hall_record import HallRecord
from errand.survey.visit.surveyor import SurveyPlan, survey_hall


@pytest.mark.survey(zh="调查大厅里有什么")
def test_a_surveyor_reads_off_what_stands_in_the_hall(
    citizen: Citizen,
    survey_plan: SurveyPlan,
    keep_survey: Callable[[HallRecord], None],
) -> None:
    keep_survey(survey_hall(citizen, survey_plan))
