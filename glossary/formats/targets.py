"""The tools that we export to, one record each."""

from __future__ import annotations

from typing import Final

from glossary.formats.profile import Cell, Profile
from glossary.model import STATUS

PAIR: Final = (Cell("Source", "zh"), Cell("Target", "en"))

TARGETS: Final = (
    Profile("csv", "CSV, lossless, for people", "csv", ".csv", encoding="utf-8-sig", statuses=STATUS, marked=True),
    Profile("tsv", "TSV, lossless, for people", "tsv", ".tsv", delimiter="\t", statuses=STATUS, marked=True),
    Profile("jsonl", "JSON Lines, lossless, for scripts", "jsonl", ".jsonl", statuses=STATUS),
    Profile("parquet", "Parquet, lossless, for analysis", "parquet", ".parquet", statuses=STATUS),
    Profile("xlsx", "Excel workbook, lossless, for people", "xlsx", ".xlsx", statuses=STATUS, max_rows=1_048_575),
    Profile(
        "deepl",
        "DeepL glossary",
        "tsv",
        ".tsv",
        cells=PAIR,
        zh="ZH",
        en="EN",
        header=False,
        delimiter="\t",
        quoting="never",
        one_rendering=True,
        max_bytes=1024,
        control="refuse",
        note="One dictionary, Chinese to English; 10 MiB at most.",
    ),
)
