"""The table of file formats: what each is called, how it is recognised, and where its code is."""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, wraps
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal

from glossary.errors import MissingExtra, UnknownFormat
from glossary.formats.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Ability = Literal["read", "load", "dump"]
VERBS: Final[dict[Ability, str]] = {"read": "mine", "load": "import", "dump": "export"}
"""What users call an ability."""

SUCCESSORS: Final = {
    ".doc": ".docx",
    ".wps": ".docx",
    ".pages": ".docx",
    ".xls": ".xlsx",
    ".et": ".xlsx",
    ".ppt": ".pptx",
}
"""Suffixes of old and other office programs, and what those can save as that we read."""

GROUP: Final = "glossary.formats"
"""Entry points of this group name a Format, a Profile, or a sequence of them."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format and its abilities, each a function or its name "module:function", imported when first used.

    - ``read(source) -> Document`` makes text to mine.
    - ``load(path, profile, mapping) -> Loaded`` takes in the pairs of a finished glossary.
    - ``dump(terms, path, profile) -> Iterable[LeftOut] | None`` writes the terms that the profile admits. The path lies
      in an empty folder of its own: further files written beside it reach their place together with it.

    ``extra`` names the optional part of the package that the abilities need; ``about`` is a sentence for the list of
    formats.
    """

    name: str
    suffixes: tuple[str, ...]
    read: str | Callable[..., Any] = ""
    load: str | Callable[..., Any] = ""
    dump: str | Callable[..., Any] = ""
    extra: str = ""
    about: str = ""


TEXT: Final = "glossary.formats.text"
HERE: Final = "glossary.formats"
DELIMITED: Final = "glossary.formats.delimited"
LOSSLESS: Final = "glossary.formats.lossless"
SHEET: Final = "glossary.formats.spreadsheet"

BUILT_IN: Final = (
    Format("text", (".txt", ".text"), read=f"{TEXT}.plain:read", about="Plain text in any encoding."),
    Format(
        "markdown",
        (".md", ".markdown"),
        read=f"{TEXT}.markdown:read",
        dump=f"{HERE}.markdown:dump",
        about="Markdown with its front matter.",
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        read=f"{TEXT}.web:read",
        dump=f"{HERE}.page:dump",
        about="The main text of a web page.",
    ),
    Format("docx", (".docx", ".docm"), read=f"{TEXT}.docx:read", about="Word: paragraphs, tables, notes."),
    Format("pdf", (".pdf",), read=f"{TEXT}.pdf:read", extra="pdf", about="PDF with a text layer."),
    Format("pptx", (".pptx", ".ppsx"), read=f"{TEXT}.pptx:read", about="PowerPoint: slides and their notes."),
    Format(
        "ods",
        (".ods",),
        read=f"{TEXT}.ods:read",
        load=f"{HERE}.opendocument:load",
        about="OpenDocument spreadsheet.",
    ),
    Format("odt", (".odt",), read=f"{TEXT}.odt:read", about="OpenDocument text: paragraphs, tables, notes."),
    Format("odp", (".odp",), read=f"{TEXT}.odt:read", about="OpenDocument slides and their notes."),
    Format("rtf", (".rtf",), read=f"{TEXT}.rtf:read", extra="rtf", about="Rich Text Format."),
    Format("mail", (".eml",), read=f"{TEXT}.mail:read", about="E-mail: the body, no attachments."),
    Format("epub", (".epub",), read=f"{TEXT}.epub:read", about="Books, chapter by chapter."),
    Format(
        "csv",
        (".csv",),
        read=f"{TEXT}.delimited:read",
        load=f"{DELIMITED}:load",
        dump=f"{DELIMITED}:dump",
        about="Comma-separated values.",
    ),
    Format(
        "tsv",
        (".tsv", ".tab"),
        read=f"{TEXT}.delimited:read",
        load=f"{DELIMITED}:load",
        dump=f"{DELIMITED}:dump",
        about="Tab-separated values.",
    ),
    Format("columns", (".txt", ".utf8"), load=f"{DELIMITED}:load", about="Text in columns, as OmegaT has it."),
    Format("jsonl", (".jsonl", ".ndjson"), load=f"{LOSSLESS}:load", dump=f"{LOSSLESS}:dump", about="JSON Lines."),
    Format("parquet", (".parquet",), load=f"{LOSSLESS}:load", dump=f"{LOSSLESS}:dump", about="Apache Parquet."),
    Format(
        "tmx",
        (".tmx",),
        read=f"{TEXT}.tmx:read",
        load=f"{HERE}.tmx:load",
        dump=f"{HERE}.tmx:dump",
        about="Translation memory, TMX 1.4b.",
    ),
    Format(
        "xliff",
        (".xlf", ".xliff"),
        read=f"{TEXT}.xliff:read",
        load=f"{HERE}.xliff:load",
        dump=f"{HERE}.xliff:dump",
        about="XLIFF 2.1 glossary.",
    ),
    Format(
        "bilingual",
        (".sdlxliff", ".mqxliff", ".mxliff"),
        read=f"{TEXT}.xliff:read",
        about="XLIFF of Trados, memoQ, Phrase.",
    ),
    Format(
        "multiterm", (".xml",), load=f"{HERE}.multiterm:load", dump=f"{HERE}.multiterm:dump", about="MultiTerm XML."
    ),
    Format(
        "stardict",
        (".ifo",),
        load=f"{HERE}.stardict_load:load",
        dump=f"{HERE}.stardict:dump",
        about="StarDict dictionaries.",
    ),
    Format("pleco", (), dump=f"{HERE}.pleco:dump", about="Flashcards of the app Pleco."),
    Format("anki", (".apkg",), dump=f"{HERE}.anki:dump", extra="anki", about="Anki decks."),
    Format("anki-text", (), dump=f"{HERE}.anki_text:dump", about="Text that Anki imports."),
    Format("cedict", (".u8",), load=f"{HERE}.cedict:load", about="CC-CEDICT."),
    Format("skos", (".jsonld",), dump=f"{HERE}.skos:dump", about="SKOS as JSON-LD."),
    Format("tbx", (".tbx",), load=f"{HERE}.tbx_load:load", dump=f"{HERE}.tbx:dump", about="TBX."),
    Format(
        "xlsx",
        (".xlsx",),
        read=f"{TEXT}.xlsx:read",
        load=f"{SHEET}:load",
        dump=f"{SHEET}:dump",
        extra="xlsx",
        about="Excel workbooks.",
    ),
    Format(
        "xlsm",
        (".xlsm",),
        read=f"{TEXT}.xlsx:read",
        load=f"{SHEET}:load",
        extra="xlsx",
        about="Excel workbooks with macros, not run.",
    ),
)
"""Where two formats share a suffix, the first that has the ability is taken."""


@cache
def third_party() -> tuple[Format | Profile, ...]:
    """Return what other packages add (entry points in group ``glossary.formats``)."""
    found: list[Format | Profile] = []
    for entry in entry_points(group=GROUP):
        value = entry.load()
        found += [value] if isinstance(value, Format | Profile) else value
    return tuple(found)


@cache
def formats() -> tuple[Format, ...]:
    """Return all formats, ours first."""
    return (*BUILT_IN, *(value for value in third_party() if isinstance(value, Format)))


def suffixes(ability: Ability) -> tuple[str, ...]:
    """Return the suffixes of all formats that have ``ability``, in the order of the table."""
    return tuple(dict.fromkeys(suffix for form in formats() if getattr(form, ability) for suffix in form.suffixes))


def find(path: str, ability: Ability, name: str | None = None) -> Format:
    """Return the format called ``name``, or else the one that the suffix of ``path`` stands for.

    The content is never guessed at. Raises UnknownFormat, which lists what there is.

    >>> find("术语.JSONL", "dump").name
    'jsonl'
    """
    able = [form for form in formats() if getattr(form, ability)]
    if name is not None:
        chosen = [form for form in able if form.name == name]
        known, wrong = [form.name for form in able], f"There is no format {name!r} to {VERBS[ability]}."
    else:
        suffix = PurePath(path).suffix.casefold()
        chosen = [form for form in able if suffix in form.suffixes]
        known, wrong = (
            list(suffixes(ability)),
            f"{path}: no format to {VERBS[ability]} is known for {suffix or 'no suffix'!r}.",
        )
    if not chosen:
        newer = SUCCESSORS.get(PurePath(path).suffix.casefold(), "") if name is None else ""
        saved = f"Save it as {newer} in the program that wrote it." if newer in known else ""
        raise UnknownFormat(wrong, hint=saved or f"Known are {', '.join(known)}.")
    return chosen[0]


def resolve(form: Format, ability: Ability) -> Callable[..., Any]:
    """Import the function that carries out ``ability``. Raises MissingExtra where a library of an extra is absent."""
    target = getattr(form, ability)
    if not isinstance(target, str):
        return target  # type: ignore[no-any-return]  # getattr hides the field's type
    module, _, name = target.partition(":")
    with named_if_missing(form):
        function: Callable[..., Any] = getattr(importlib.import_module(module), name)

    @wraps(function)
    def guarded(*args: Any, **options: Any) -> Any:
        with named_if_missing(form):  # some libraries are imported only where they are used
            return function(*args, **options)

    return guarded if form.extra else function


@contextmanager
def named_if_missing(form: Format) -> Iterator[None]:
    """Say which extra brings the library that is absent. Raises MissingExtra."""
    try:
        yield
    except ModuleNotFoundError as exc:
        if form.extra and not (exc.name or "").startswith("glossary"):
            raise MissingExtra(f"The format {form.name}", form.extra) from exc
        raise
