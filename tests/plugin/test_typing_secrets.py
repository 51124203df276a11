"""What a citizen types in confidence stays out of errors too: Playwright quotes it in the log of a call that failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.core.model import Verdict
from tests.plugin.secrets_kept import told
from tests.plugin.sessions import REGISTER, run_session

STORY = """
import pytest

from errand.citizen.citizen import Citizen
from errand.given.lexicon import Spot
from errand.given.persona import Persona

FORM = "data:text/html;charset=utf-8,<label>身份证号码 <input name=idcard readonly></label>"


@pytest.mark.journey("register", zh="填不进去的表单", fewest=1)
def test_a_form_takes_nothing(citizen: Citizen, persona: Persona) -> None:
    citizen.watch.current.goto(FORM)
    citizen.fill(Spot("person.id-number", "the identity number"), persona.id_number, secret=True)
"""


@pytest.mark.slow
def test_an_error_while_typing_a_number_does_not_tell_it(tmp_path: Path) -> None:
    story = tmp_path / "journeys" / "test_form.py"
    story.parent.mkdir()
    story.write_text(STORY, "utf-8")

    done = run_session(tmp_path, REGISTER, str(story), "-k", "takes_nothing", "--tb=long")

    assert done.code == 13, "nothing could be judged"
    assert [run.outcome.verdict for run in done.runs] == [Verdict.UNDETERMINED]
    assert told(done) == []
