"""The gate itself: what it lets through, what it refuses, and that data cannot change unseen."""

import json

import pytest

from tests.gold import gate
from tests.gold.scoring import Mined

TEXT = "The goal of “dual circulation” (双循环) and “common prosperity” (共同富裕)."
GOOD = [Mined("双循环", "dual circulation", 0.95), Mined("共同富裕", "common prosperity", 0.6)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """One document with two wanted rows and a negative, in place of the real sets."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "001.txt").write_text(TEXT, encoding="utf-8")
    labels = [
        "双循环\tdual circulation\t\ten_paren+q\t",
        "共同富裕\tcommon prosperity\t\ten_paren\t",
        "目标\tgoal\t\tnegative\t",
    ]
    (folder / "001.tsv").write_text("\n".join(labels), encoding="utf-8")
    absent = gate.GoldSet("blind", tmp_path / "absent", tmp_path / "absent")
    monkeypatch.setattr(gate, "HERE", tmp_path)
    monkeypatch.setattr(gate, "SETS", (gate.GoldSet("dev", folder, folder), absent))
    return folder


@pytest.fixture
def run(folder, tmp_path):
    """Run the gate with given predictions in place of the extractor."""

    def run(pairs, *arguments):
        return gate.main(arguments, mine=lambda _: pairs, floors=tmp_path / "floors.json")

    return run


def test_a_set_without_floors_fails_until_it_is_pinned(run, capsys):
    assert run(GOOD) == 1
    assert "no floors yet" in capsys.readouterr().err
    assert run(GOOD, "--update") == 0
    assert run(GOOD) == 0


def test_one_flipped_pair_passes_and_two_do_not(run, capsys):
    run(GOOD, "--update")
    assert run(GOOD[:1]) == 0
    assert run([]) == 1
    assert "recall is 0.0, the floor is 1.0" in capsys.readouterr().err


def test_changed_text_or_labels_stop_the_gate(run, folder, capsys):
    run(GOOD, "--update")
    (folder / "001.txt").write_text(TEXT + " More.", encoding="utf-8")
    assert run(GOOD) == 1
    assert "changed since" in capsys.readouterr().err


def test_a_set_from_elsewhere_is_not_compared_once_it_has_changed(run, folder, monkeypatch, capsys):
    monkeypatch.setattr(gate, "HERE", folder / "elsewhere")
    run(GOOD, "--update")
    (folder / "001.txt").write_text(TEXT + " More.", encoding="utf-8")
    assert run([]) == 0
    assert "another edition" in capsys.readouterr().err


def test_line_endings_of_a_checkout_do_not_count_as_a_change(folder):
    before = gate.SETS[0].fingerprint()
    text = (folder / "001.tsv").read_bytes()
    (folder / "001.tsv").write_bytes(text.replace(b"\n", b"\r\n"))
    assert gate.SETS[0].fingerprint() == before


def test_update_refuses_to_lower_a_floor(run, tmp_path, capsys):
    run(GOOD, "--update")
    before = (tmp_path / "floors.json").read_text(encoding="utf-8")
    assert run(GOOD[:1], "--update") == 1
    assert (tmp_path / "floors.json").read_text(encoding="utf-8") == before
    assert "recall" in capsys.readouterr().err
    assert run(GOOD[:1], "--update", "--allow-regression") == 0
    assert json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))["dev"]["floors"]["recall"] == 0.5


def test_update_raises_floors_and_keeps_those_of_absent_sets(run, tmp_path):
    (tmp_path / "floors.json").write_text('{"blind": {"data": "x", "floors": {"recall": 0.5}}}', encoding="utf-8")
    run(GOOD[:1], "--update")
    assert run(GOOD, "--update") == 0
    pins = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert pins["dev"]["floors"]["recall"] == 1.0
    assert pins["blind"] == {"data": "x", "floors": {"recall": 0.5}}


def test_a_negative_that_comes_out_is_a_ceiling_not_a_floor():
    spare = {"negatives": 1}
    assert not gate.shortfalls("dev", {"negatives": 0}, {"negatives": 3}, spare)
    assert gate.shortfalls("dev", {"negatives": 5}, {"negatives": 3}, spare)


def test_errors_and_calibration_are_printed_on_request(run, capsys):
    run([GOOD[0], Mined("目标", "goal", 0.2)], "--errors", "--calibration")
    out = capsys.readouterr().out
    assert "dev/001\tforbidden\t目标\tgoal\t0.20" in out
    assert "dev/001\tmissed\t共同富裕" in out
    assert "0.95 to 1.00       1      1      1.000" in out
    assert "0.00 to 0.30       1      0      0.000" in out


def test_bins_cover_every_score_once():
    assert gate.BINS[0] == 0
    assert gate.BINS[-1] > 1
    assert list(gate.BINS) == sorted(set(gate.BINS))
