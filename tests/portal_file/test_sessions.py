"""Real sessions at a portal the user names; the practice portal stands in for it, as a stranger on loopback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from errand.core.model import Reason, Verdict
from errand_practice import PracticePortal, known_case
from tests.cli.running import errand
from tests.plugin.sessions import PROGRESS, REGISTER, SEARCH, ask, pytest_command, run_briefly, run_session

CASE = known_case("ningbo")


@pytest.fixture(scope="module")
def hall() -> Iterator[PracticePortal]:
    """A portal of which errand knows nothing but its address."""
    with PracticePortal(family="plain") as portal:
        yield portal


@pytest.fixture(scope="module")
def file(hall: PracticePortal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal file of that hall."""
    path = tmp_path_factory.mktemp("files") / "ningbo.toml"
    path.write_text(
        f'url = "{hall.url("ningbo")}"\nextends = "icity"\n'
        '[selectors]\n"search.button" = "form button, form input[type=submit]"\n'
        f'[known_case]\nnumber = "{CASE.number}"\npassword = {{env = "HALL_CASE_PASSWORD"}}\n',
        "utf-8",
    )
    return path


def test_citizens_walk_at_the_portal_the_user_names(hall: PracticePortal, tmp_path: Path) -> None:
    url = hall.url("practice")

    done = run_session(tmp_path, SEARCH, PROGRESS, "-k", "everyday or older", f"--portal={url}", "-rs")

    run = done.run("everyday")
    assert run.outcome.verdict is Verdict.COMPLETED, done.end_of_said
    assert (run.setting.city, run.setting.portal_url) == ("practice", url)
    assert f"portal of practice: {url}" in done.said
    assert len(done.runs) == 1, "nobody set out to ask about an old case, for none is known here"
    assert "没有可查的旧办件" in done.said
    assert done.code == 0


def test_a_portal_file_says_what_to_ask_and_how(
    hall: PracticePortal, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALL_CASE_PASSWORD", CASE.password)

    done = run_session(tmp_path, SEARCH, PROGRESS, "-k", "everyday or older", "--city=宁波", f"--portal-file={file}")

    assert {run.outcome.verdict for run in done.runs} == {Verdict.COMPLETED}, done.end_of_said
    assert {run.setting.portal_url for run in done.runs} == {hall.url("ningbo")}
    (press,) = [step for step in done.run("everyday").steps if step.concept == "search.button"]
    assert press.rung == "selector"
    written = [path for path in done.folder.path.rglob("*") if path.is_file()]
    assert [path for path in written if CASE.password.encode() in path.read_bytes()] == []
    assert CASE.password not in done.said


@pytest.mark.slow
def test_a_folder_of_files_sends_citizens_to_each_city_with_workers(
    hall: PracticePortal, file: Path, tmp_path: Path
) -> None:
    for slug in ("ningbo", "wenzhou"):
        (tmp_path / f"{slug}.toml").write_text(f'url = "{hall.url(slug)}"', "utf-8")

    done = run_session(tmp_path / "work", SEARCH, "-k", "everyday", f"--portal-file={tmp_path}", "-n2")

    assert {(run.setting.city, run.setting.portal_url) for run in done.runs} == {
        (slug, hall.url(slug)) for slug in ("ningbo", "wenzhou")
    }, done.end_of_said


@pytest.mark.slow
@pytest.mark.parametrize("options, verdict", [([], Verdict.FAILED), (["--ignore-https-errors"], Verdict.COMPLETED)])
def test_an_invalid_certificate_is_a_finding_that_can_be_passed_over(
    options: list[str], verdict: Verdict, hall: PracticePortal, tmp_path: Path
) -> None:
    url = hall.url("practice", ["tls-invalid"])

    done = run_session(tmp_path, SEARCH, "-k", "everyday", f"--portal={url}", *options)

    (run,) = done.runs
    assert run.outcome.verdict is verdict, done.end_of_said
    assert run.outcome.reason is (Reason.TLS_INVALID if verdict is Verdict.FAILED else None)


@pytest.mark.slow
def test_a_dry_run_stops_before_the_press_at_a_portal_on_loopback_too(tmp_path: Path) -> None:
    with PracticePortal(family="plain") as portal:
        done = run_session(tmp_path, REGISTER, f"--portal={portal.url('practice')}", "--dry-run")
        posts = ask(portal.database, "SELECT path FROM log WHERE source = 'server' AND kind = 'POST'")

    assert [run.outcome.reason for run in done.runs] == [Reason.CONSENT], done.end_of_said
    assert {path for (path,) in posts} <= {"/practice/sms"}


@pytest.mark.parametrize(
    "options, message",
    [
        pytest.param(
            ["--portal=ftp://hall.test/"], "--portal: must begin with http:// or https://", marks=pytest.mark.slow
        ),
        (["--portal=http://tester:hunter22@127.0.0.1/"], "--portal: has a user name or password in it"),
        pytest.param(
            ["--portal=http://no-such-hall.invalid/", "--city=hangzhou"],
            "host no-such-hall.invalid does not resolve",
            marks=pytest.mark.slow,
        ),
        (["--portal-file=none.toml"], "--portal-file=none.toml: there is no such file or folder"),
        pytest.param(["--live"], "--live: no portal is known for practice", marks=pytest.mark.slow),
        pytest.param(["--live", "--portal=http://127.0.0.1/"], "--live looks portals up", marks=pytest.mark.slow),
    ],
)
def test_a_portal_that_cannot_be_visited_is_named_in_a_line_before_anything_runs(
    options: list[str], message: str, tmp_path: Path
) -> None:
    code, said = run_briefly(pytest_command("journeys/", f"--results={tmp_path / 'results'}", *options))

    assert code == 4, said
    assert message in said
    assert "hunter22" not in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) <= 3, said
    assert not (tmp_path / "results").exists()


def test_slips_in_a_portal_file_are_named_a_line_each_before_anything_runs(tmp_path: Path) -> None:
    (path := tmp_path / "hangzhou.toml").write_text(
        'ulr = "x"\nextends = "icty"\n[account]\nlogin_name = "a"\npassword = "hunter22"', "utf-8"
    )

    code, said = run_briefly(pytest_command("journeys/", f"--portal-file={path}"))

    assert code == 4, said
    assert [line for line in said.splitlines() if re.search(rf"{re.escape(str(path))}: [a-z_.]+: ", line)] != []
    assert f"{path}: ulr: unknown key; nearest: url" in said
    assert f'{path}: account.password: must be {{env = "NAME"}}' in said
    assert "hunter22" not in said


def test_a_selector_that_is_none_ends_the_session_with_file_and_key(hall: PracticePortal, tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    path.write_text(f'url = "{hall.url("practice")}"\n[selectors]\n"search.button" = "###"', "utf-8")

    done = run_session(tmp_path, SEARCH, f"--portal-file={path}")

    assert done.code == 4, done.end_of_said
    assert f"{path}: selectors.search.button: is no CSS selector" in done.said
    assert not (done.results / "latest").exists()


def test_live_cities_are_looked_up_and_named_with_their_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # names are not looked up; a collection sends nothing

    code, said = run_briefly(pytest_command(SEARCH, "--live", "--city=济宁", "--collect-only"))

    assert code == 0, said
    assert "portal of jining: https://jizwfw.sd.gov.cn/" in said
    assert "shandong.toml" in said


# --- the command ----------------------------------------------------------------------------------------------------


def test_a_new_portal_file_is_written_validates_and_is_not_overwritten(tmp_path: Path) -> None:
    new = errand("portal-file", "new", "https://hall.test/", "--out", "my-hall.toml", cwd=tmp_path)
    again = errand("portal-file", "new", "https://hall.test/", "--out", "my-hall.toml", cwd=tmp_path)
    valid = errand("portal-file", "validate", "my-hall.toml", cwd=tmp_path)

    assert new.returncode == 0, new.stderr
    assert (again.returncode, "already there" in again.stderr) == (4, True)
    assert (valid.returncode, valid.stdout) == (0, "my-hall.toml: OK\n")
    assert errand("portal-file", "new", "https://hall.test/", cwd=tmp_path).stdout == (
        tmp_path / "my-hall.toml"
    ).read_text("utf-8")


def test_the_command_tells_slips_of_all_files_and_leaves_with_4(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('ulr = "x"', "utf-8")
    (tmp_path / "b.toml").write_text('url = "ftp://x/"', "utf-8")

    done = errand("portal-file", "validate", "a.toml", "b.toml", cwd=tmp_path)

    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 2
    assert "a.toml: ulr: unknown key; nearest: url" in done.stderr


def test_cities_are_listed_with_portal_family_and_status(tmp_path: Path) -> None:
    said = errand("cities", "jining", cwd=tmp_path).stdout

    assert "https://jizwfw.sd.gov.cn/  epoint  unverified 2026-11" in said
