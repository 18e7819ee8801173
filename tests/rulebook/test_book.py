"""The rules together: found, read, and every mistake of every file told in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import RuleError, RuleErrors
from claimcheck.rulebook.book import Rulebook, load_rulebook, read_rulebook
from claimcheck.rulebook.files import rules_root

MEASURE = "id: {id}\ntitle: {{en: x}}\ncourse: {course}\npopulation: {who}\ncounted: {{en: {{alone: x, among: x}}}}\n"


def measure(id: str = "wheels", course: str = "grows", who: str = "vehicles") -> str:
    return MEASURE.format(id=id, course=course, who=who)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def own_errors(folder: Path, files: dict[str, str]) -> list[RuleError]:
    """The errors that files of one's own bring."""
    _, errors = read_rulebook([write(folder, files)])
    return [error for error in errors if error.place and error.place.path.startswith(str(folder))]


def book(*folders: Path) -> Rulebook:
    return read_rulebook(folders)[0]


def heads(folder: Path, files: dict[str, str]) -> list[str]:
    """The first lines of those errors, without the folder."""
    return [str(error).splitlines()[0].removeprefix(f"{folder}/") for error in own_errors(folder, files)]


def test_the_shipped_rules_have_no_mistake() -> None:
    shipped = load_rulebook()
    assert shipped.languages.errors() == []
    assert {"killed", "injured", "aboard", "other"} <= shipped.measures.keys()
    assert {"ar", "en"} <= set(shipped.languages)
    assert [check.id for check in shipped.checks] == sorted(check.id for check in shipped.checks)


FAULTS = [
    (
        {"measures/wheels.yaml": measure(id="wheel")},
        "measures/wheels.yaml:1:5: is 'wheel', but the file's name says 'wheels'",
    ),
    (
        {"measures/wheels.yaml": measure(course="grow")},
        "measures/wheels.yaml:3:9: is 'grow', expected one of grows, falls, varies, fixed (did you mean 'grows'?)",
    ),
    (
        {"measures/wheels.yaml": measure(who="vehicle")},
        "measures/wheels.yaml:4:13: 'vehicle' is not a population (did you mean 'vehicles'?)",
    ),
    (
        {"measures/wheels.yaml": measure() + "only: [vehicle]\n"},
        "measures/wheels.yaml:6:8: 'vehicle' is not a population (did you mean 'vehicles'?)",
    ),
    (
        {"scopes/a.yaml": "id: a\npopulations: {x: {}}\n", "scopes/b.yaml": "id: b\npopulations: {x: {}}\n"},
        "scopes/b.yaml:2:18: 'x' is described in ",
    ),
    (
        {"scopes/mine.yaml": "id: mine\npopulations:\n  bakers: {part_of: worker}\n"},
        "scopes/mine.yaml:3:21: 'worker' is not a population (did you mean 'workers'?)",
    ),
    (
        {"scopes/mine.yaml": "id: mine\npopulations:\n  a: {part_of: a}\n"},
        "scopes/mine.yaml:3:6: 'a' is above itself: a circle",
    ),
    (
        {"scopes/mine.yaml": "id: mine\npopulations:\n  a: {part_of: [men, women]}\n"},
        "scopes/mine.yaml:3:6: 'a' is part of 'men' and of 'women', which share nobody",
    ),
    (
        {"scopes/mine.yaml": "id: mine\npopulations:\n  a: {part_of: people, also: b}\n  b: {part_of: people}\n"},
        "scopes/mine.yaml:4:6: 'b' stands for 'a' already",
    ),
    ({"actions.yaml": "sing: {is_a: shout}\n"}, "actions.yaml:1:14: 'shout' is not an action (did you mean 'shoot'?)"),
    (
        {"actions.yaml": "dither: {is_a: [stay, withdraw]}\n"},
        "actions.yaml:1:9: 'dither' is a case of 'stay' and of 'withdraw', which are opposites",
    ),
    (
        {"checks/mine.yaml": "id: mine\nid: mine\n"},
        "checks/mine.yaml:2:1: the key 'id' is a duplicate, first on line 1",
    ),
    ({"a/checks/x.yml": "a: [", "notes.txt": "not a rule"}, "a/checks/x.yml:1:5: while parsing a flow node"),
]


@pytest.mark.parametrize(("files", "message"), FAULTS, ids=[message.split(": ", 1)[1][:40] for _, message in FAULTS])
def test_a_mistake_is_told_with_its_place(tmp_path: Path, files: dict[str, str], message: str) -> None:
    assert [head.startswith(message) for head in heads(tmp_path, files)] == [True]


def test_all_mistakes_of_all_files_are_told_at_once_and_the_good_rules_stand(tmp_path: Path) -> None:
    files = {
        "measures/a.yaml": "x",
        "measures/b.yaml": "{",
        "checks/c.yaml": "a: 1\na: 1",
        "measures/d.yaml": measure("d"),
    }
    errors = own_errors(tmp_path, files)
    assert [Path(error.place.path).stem for error in errors if error.place] == ["c", "a", "b"]
    assert {"d", "killed"} <= book(tmp_path).measures.keys()
    assert [check.id for check in book(tmp_path).checks] == [check.id for check in book().checks]


def test_a_broken_file_is_told_once_and_not_again_by_all_that_need_it(tmp_path: Path) -> None:
    assert heads(tmp_path, {"scopes/people.yaml": "id: [", "measures/w.yaml": measure("w", who="nobody")}) == [
        "scopes/people.yaml:1:6: while parsing a flow node did not find expected node content"
    ]


def test_loading_refuses_what_reading_reports(tmp_path: Path) -> None:
    write(tmp_path, {"measures/a.yaml": "x"})
    with pytest.raises(RuleErrors, match="is 'x', expected a mapping"):
        load_rulebook([tmp_path])


def test_two_files_of_one_name_in_one_folder_are_a_mistake(tmp_path: Path) -> None:
    found = heads(tmp_path, {"a/measures/w.yaml": measure("w"), "b/measures/w.yaml": measure("w")})
    assert found == [f"b/measures/w.yaml:1:1: has the name of {tmp_path}/a/measures/w.yaml"]


def test_later_rules_stand_in_for_earlier_ones_of_their_name(tmp_path: Path) -> None:
    first = write(tmp_path / "first", {"measures/killed.yaml": measure("killed", course="varies")})
    second = write(tmp_path / "second", {"measures/killed.yaml": measure("killed", course="fixed")})
    assert book().measures["killed"].course == "grows"
    assert book(first).measures["killed"].course == "varies"
    assert book(first, second).measures["killed"].course == "fixed"


def test_a_file_alone_is_known_by_its_keys(tmp_path: Path) -> None:
    write(tmp_path, {"wheels.yaml": measure()})
    assert "wheels" in book(tmp_path / "wheels.yaml").measures


def test_a_folder_that_is_not_there_is_a_mistake() -> None:
    _, errors = read_rulebook([Path("no/such/rules")])
    assert "no/such/rules: there is no such file or folder of rules" in [str(error) for error in errors]


def test_a_folder_without_rules_is_a_mistake(tmp_path: Path) -> None:
    assert heads(tmp_path, {"README.md": "nothing yet"}) == [f"{tmp_path}: is a directory without rule files"]


def test_rules_without_a_check_are_a_mistake(tmp_path: Path) -> None:
    write(
        tmp_path, {"measures/wheels.yaml": measure(who="wheels"), "scopes/s.yaml": "id: s\npopulations: {wheels: {}}"}
    )
    _, errors = read_rulebook(root=tmp_path)
    assert [error.message for error in errors] == ["holds no check at all"]


def test_a_setting_of_no_check_is_a_mistake() -> None:
    _, errors = read_rulebook(settings={"count-conflit": {"window": "1h"}})
    assert str(errors[0]) == "'count-conflit' is not a check (did you mean 'count-conflict'?)"


LANGUAGE = "code: xx\ntitle: {en: x}\n"


@pytest.fixture
def with_language(tmp_path: Path) -> Rulebook:
    """Rules with a language that is wrong in four ways."""
    text = LANGUAGE + "triggers: {kiled: {event: {words: [a]}}}\npopulations: {polic: {nown: [b]}}\n"
    text += "numbers: {units: {1: {nowns: one}}}\n"
    return book(write(tmp_path, {"languages/xx.yaml": text}))


def test_a_language_is_read_when_it_is_asked_for(with_language: Rulebook) -> None:
    assert "xx" in with_language.languages
    with pytest.raises(RuleErrors) as caught:
        with_language.languages["xx"]
    assert [error.message for error in caught.value.errors] == [
        "'kiled' is not a measure (did you mean 'killed'?)",
        "'polic' is not a population of rules/scopes (did you mean 'police'?)",
        "'nown' is not a paradigm of this language",
        "'nowns' is not a paradigm of this language",
    ]
    assert sum("xx.yaml" in str(error) for error in with_language.languages.errors()) == 4


@pytest.mark.parametrize("bad", ["counts: [killed]", "counts: [killed many]", "dates: [soon]", "published: soon"])
def test_an_example_that_cannot_be_read_is_told_with_its_place(tmp_path: Path, bad: str) -> None:
    text = LANGUAGE + f"examples:\n  - {{text: x, {bad}}}\n"
    with pytest.raises(RuleErrors, match=r"xx\.yaml:4:5: is '.*', expected a "):
        book(write(tmp_path, {"languages/xx.yaml": text})).languages["xx"]


def test_a_language_is_read_once() -> None:
    languages = book().languages
    assert languages["en"] is languages["en"]
    with pytest.raises(KeyError):
        languages["xx"]


def test_the_words_of_a_measure_of_ones_own_are_known_in_its_language(tmp_path: Path) -> None:
    text = measure() + "words: {en: {person: [spinner, spinners]}}\n"
    lexicon = book(write(tmp_path, {"measures/wheels.yaml": text})).languages["en"].lexicon
    assert [(sense.name, sense.form) for sense in lexicon.words["spinners"]] == [("wheels", "person")]


def test_a_check_that_picks_an_unknown_measure_would_never_fire(tmp_path: Path) -> None:
    text = (
        (rules_root() / "checks" / "count-conflict.yaml")
        .read_text("utf-8")
        .replace("{not: [other, regions]}", "[kiled]")
    )
    errors = own_errors(tmp_path, {"checks/count-conflict.yaml": text})
    assert [error.message for error in errors] == ["'kiled' is not a measure (did you mean 'killed'?)"]
    assert errors[0].excerpt.splitlines()[1].count("^") == len("kiled")
