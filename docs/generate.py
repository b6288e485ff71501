"""Write the pages of docs/ that come from the code: python docs/generate.py, or --check to see that they are fresh."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from glossary import model, tables
from glossary.cli.app import COMMANDS, app
from glossary.formats.listing import lines

DOCS = Path(__file__).parent
WIDTH = {"COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1"}
NOTE = "<!-- Written by docs/generate.py: change the code, then run it. -->\n"
MEANING = {
    "TERMS": {
        "zh": "the Chinese phrase, as written",
        "en": "one English rendering of it",
        "pinyin": "reading with tone marks, spaced by word (ISO 7098); correct it by hand, it is kept",
        "status": "what a person decided: see below",
        "kind": "what sort of phrase it is: see below",
        "domain": "subject field, free text",
        "note": "free text",
        "freq": "times seen in documents",
        "docs": "documents seen in",
        "first_seen": "date of the earliest dated document",
        "last_seen": "date of the latest dated document",
        "score": "how sure the extractor is, 0 to 1; empty for what a person entered",
    },
    "ATTESTATIONS": {
        "zh": "the Chinese phrase, as it stands in the text",
        "en": "the English rendering, as it stands in the text",
        "pinyin": "reading, if the text prints one",
        "abbreviation": "abbreviation that the text gives beside the rendering",
        "kind": "what sort of phrase it is",
        "method": "who says so: see below",
        "layout": "how the two stand to each other, such as `en (zh)`",
        "rule": "what settled where the phrase begins and ends",
        "margin": "by how much the chosen boundary beat the next",
        "runner_up": "the boundary that came second",
        "document": "digest of the document's text: one document counts once, under whatever name",
        "source": "path of the file as it was given",
        "title": "title of the document",
        "publisher": "who published it; for a law or plan in an item block, its issuing body",
        "published": "date of publication",
        "url": "where the document says that it stands",
        "locator": "place in the file: line, page, cell",
        "context": "the sentence",
        "n": "times seen in this document",
        "score": "how sure the extractor is, 0 to 1",
    },
}


def cli_page() -> str:
    """Return the reference of all commands: the very text that --help prints."""
    runner = CliRunner()
    names = sorted(COMMANDS)
    parts = [NOTE, "# Commands\n", "Every command prints this with `--help`.\n"]
    for name in ["", *names]:
        run = runner.invoke(app, [*name.split(), "--help"], env=WIDTH, prog_name="glossary")
        text = "\n".join(line.rstrip() for line in run.output.strip("\n").splitlines())
        parts.append(f"## glossary {name}".rstrip() + f"\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def model_page() -> str:
    """Return the description of both tables and of the closed vocabularies."""
    parts = [NOTE, "# Data model\n", "Text is never null: what is absent is empty.\n"]
    for name, file in (("TERMS", "terms.csv"), ("ATTESTATIONS", "terms.attestations.parquet")):
        parts += [f"## {name} (`{file}`)\n", "| column | type | meaning |\n|---|---|---|"]
        schema = getattr(tables, name)
        parts[-1] += "".join(f"\n| `{key}` | {kind.__name__} | {MEANING[name][key]} |" for key, kind in schema.items())
        parts[-1] += "\n"
    parts.append("## Closed vocabularies\n")
    for name in ("STATUS", "KIND", "METHODS"):
        parts.append(f"- `{name.lower()}`: " + ", ".join(f"`{value}`" for value in getattr(model, name)))
    return "\n".join(parts) + "\n"


def formats_page() -> str:
    """Return the list of formats and tools: what each does here, keeps and loses."""
    parts = [NOTE, "# Formats and tools\n", FORMATS_INTRODUCTION]
    parts.append("| name | what it is | file | here | keeps | loses | to know |\n|---|---|---|---|---|---|---|")
    for row in lines():
        parts[-1] += (
            "\n| " + " | ".join([f"`{row.pop('name')}`", *(cell.replace("|", "\\|") for cell in row.values())]) + " |"
        )
    return "\n".join(parts) + "\n"


FORMATS_INTRODUCTION = """\
`glossary export FILE --to NAME` writes for a tool, `glossary import FILE --as NAME` takes in what one wrote; the names
of plain formats follow from the suffix. *In* is import, *out* is export, *mine* is `glossary extract`. Each export says
on stderr what it left out and why; with `--strict` it then writes nothing. Rejected pairs and candidates in review stay
at home unless `--all` is given. *Unconfirmed* means that we know the tool's needs by hearsay only.

The plain formats lose nothing: what was exported comes back the same, whatever stands in a cell. In CSV and TSV for
people a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe in front, so that no
spreadsheet runs it as a formula; one that looks so marked already gets one more, and import takes one away. Workbooks
hold it as marked text. Tools get the term itself.

Import tells columns by their headings in English, German or Chinese (`Term`, `Begriff`, `术语`, `Chinese (PRC)`,
`zh-CN`, `Fachgebiet`, `状态`...), and without headings by what they hold. `--map` says it by hand; `--dry-run` shows
the result. For a format of your own see [plugins.md](plugins.md).

A hundred thousand terms take 0.1 to 1.7 s of processor time out to any text format, 0.3 to 1.2 s to a workbook, 1.0 to
1.6 s to TBX, 2.8 s to Anki; and 0.1 to 1.9, 0.4 to 2.7 and 1.9 to 3.8 s in again, before they are merged into the
glossary. In the same run polars writes the bare table in 0.06 s, and Python reads it in 0.22 s (`python
bench/exchange.py`). Where terms have no pinyin, the formats that show it take up to 3 s longer to read them.

A file that is damaged, cut short, protected by a password, or a trap (packed a thousand times, full of entities, with
paths that lead out of it) is refused in a sentence that names it, and the rest of a batch goes on: `python
bench/fuzz.py` damages ten thousand files by turns for every reader and every loader.
"""

PAGES = {"cli.md": cli_page, "data-model.md": model_page, "formats.md": formats_page}


def main() -> int:
    """Write the pages, or with --check name those that are stale and return 1."""
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, re.sub(r"\n{3,}", "\n\n", page())
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if stale:
        print(("stale: " if "--check" in sys.argv else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
