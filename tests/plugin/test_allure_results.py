"""What a session tells Allure, read from the files Allure reads."""

from __future__ import annotations

import json
import re
from typing import Any

from errand.words import term
from tests.plugin.secrets_kept import told
from tests.plugin.sessions import Session

HAN = re.compile(r"[\u4e00-\u9fff]")
VERBS = re.compile(r"\b(?:open|click|fill|choose|tick|press|back)\b")


def labels(result: dict[str, Any]) -> dict[str, str]:
    return {label["name"]: label["value"] for label in result["labels"]}


def parameter(result: dict[str, Any], name: str) -> str:
    (value,) = [one["value"] for one in result["parameters"] if one["name"] == name]
    return str(value).strip("'")


def of(session: Session, words: str, city: str) -> dict[str, Any]:
    (found,) = [one for one in session.allure() if words in one["fullName"] and parameter(one, "city") == city]
    return found


def steps(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for one in result.get("steps", []) for step in (one, *steps(one))]


def test_every_run_is_a_result(two_cities: Session) -> None:
    told_of = sorted((one["fullName"].rpartition("#")[2], parameter(one, "city")) for one in two_cities.allure())

    assert told_of == sorted((run.story, run.setting.city) for run in two_cities.runs)


def test_two_cities_have_two_histories_of_one_story(two_cities: Session) -> None:
    here, there = (of(two_cities, "everyday", city) for city in ("hangzhou", "taiyuan"))

    assert here["fullName"] == there["fullName"]
    assert here["historyId"] != there["historyId"]
    assert len({one["historyId"] for one in two_cities.allure()}) == 8


def test_a_city_keeps_its_history(two_cities: Session, hangzhou_again: Session) -> None:
    for words in ("everyday", "account"):
        before, after = (of(session, words, "hangzhou") for session in (two_cities, hangzhou_again))
        assert before["historyId"] == after["historyId"]


def test_labels_say_who_did_what_where(two_cities: Session) -> None:
    said = labels(of(two_cities, "older", "taiyuan"))

    wanted = {"province": "shanxi", "city": "taiyuan", "journey": "progress", "persona": "pensioner"}
    assert {name: said.get(name) for name in wanted} == wanted
    assert (said["parentSuite"], said["suite"]) == ("山西省", "太原市")


def test_steps_are_the_citizens_in_her_language(two_cities: Session) -> None:
    for run in two_cities.runs:
        names = [step["name"] for step in steps(of(two_cities, run.story, run.setting.city))]
        assert len(names) == len(run.steps), f"{run.story}: {names}"
        assert not [name for name in names if not HAN.search(name) or VERBS.search(name)]


def test_a_failed_run_shows_its_evidence_and_a_completed_one_has_none(two_cities: Session) -> None:
    failed, completed = of(two_cities, "everyday", "hangzhou"), of(two_cities, "account", "hangzhou")

    assert {one["type"] for one in failed["attachments"]} >= {"image/png", "text/plain", "application/json"}
    for one in failed["attachments"]:
        assert (two_cities.folder.allure / one["source"]).stat().st_size > 0
    assert not completed.get("attachments")
    run = two_cities.run("everyday", "hangzhou")
    assert len(run.evidence) == 3
    assert all((two_cities.folder.path / path).is_file() for path in run.evidence)


def test_every_run_lies_in_the_drawer_of_its_reason(two_cities: Session) -> None:
    drawers = json.loads((two_cities.folder.allure / "categories.json").read_bytes())

    for run in two_cities.runs:
        result = of(two_cities, run.story, run.setting.city)
        message = result.get("statusDetails", {}).get("message", "")
        fitting = [one for one in drawers if result["status"] in one["matchedStatuses"]]
        found = [one["name"].rpartition("：")[2] for one in fitting if re.match(one["messageRegex"], message)]
        reason = run.outcome.reason
        assert labels(result).get("reason") == (str(reason) if reason else None)
        assert found == ([term("reason", reason, "zh")] if reason else []), message


def test_titles_are_for_readers_of_chinese(two_cities: Session) -> None:
    assert of(two_cities, "everyday", "hangzhou")["name"] == "找事项：按日常叫法搜索事项（杭州市）"


def test_the_session_itself_is_told(two_cities: Session) -> None:
    environment = (two_cities.folder.allure / "environment.properties").read_text("ascii")
    executor = json.loads((two_cities.folder.allure / "executor.json").read_bytes())

    assert "cities=hangzhou,taiyuan" in environment
    assert "seed=7" in environment
    assert executor["buildName"] == two_cities.folder.path.name


def test_no_secret_stands_in_any_file_of_the_run(two_cities: Session) -> None:
    assert two_cities.asked("SELECT id_number FROM citizens"), "a registered citizen is what this is about"
    assert two_cities.asked("SELECT number FROM consultations WHERE phone != ''"), "and a question asked"
    assert told(two_cities) == []
