"""Which formats there are: ours as a table of names resolved on use, and third parties' from entry points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Final

from glossary.errors import MissingExtra, UnknownFormat
from glossary.formats.profile import Profile
from glossary.formats.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

GROUP: Final = "glossary.formats"
"""Entry points of this group name a Format, a Profile, or a sequence of them."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file and what we can do with it; each ability is a function or its name, "module:function".

    read(path: Path, **options) -> Document             text to mine
    load(path: Path, profile, mapping) -> Loaded        the pairs of a finished glossary
    dump(terms, path: Path, profile) -> Iterable[LeftOut] | None

    ``dump`` gets terms that the profile admits and a path in an empty folder of its own: it may write further files
    beside it, which all reach their place together. ``extra`` names the pip extra that installs its library.
    """

    name: str
    suffixes: tuple[str, ...]
    read: str | Callable[..., Any] | None = None
    load: str | Callable[..., Any] | None = None
    dump: str | Callable[..., Any] | None = None
    extra: str = ""
    title: str = ""


FORMATS: Final = (
    Format("csv", (".csv",), dump="glossary.formats.delimited:dump"),
    Format("tsv", (".tsv", ".tab"), dump="glossary.formats.delimited:dump"),
    Format(
        "jsonl", (".jsonl", ".ndjson"), load="glossary.formats.lossless:load", dump="glossary.formats.lossless:dump"
    ),
    Format("parquet", (".parquet",), load="glossary.formats.lossless:load", dump="glossary.formats.lossless:dump"),
)
"""Built-in formats; one row each. A suffix belongs to the first row that can do what is asked."""


@cache
def third_party() -> tuple[Format | Profile, ...]:
    """Return what installed packages add through entry points."""
    found: list[Format | Profile] = []
    for point in entry_points(group=GROUP):
        value = point.load()
        found += [value] if isinstance(value, Format | Profile) else value
    return tuple(found)


def formats() -> dict[str, Format]:
    """Return all formats by name, ours first.

    >>> formats()["jsonl"].suffixes
    ('.jsonl', '.ndjson')
    """
    return {value.name: value for value in (*FORMATS, *third_party()) if isinstance(value, Format)}


def profiles() -> dict[str, Profile]:
    """Return all export targets by name, ours first.

    >>> profiles()["deepl"].title
    'DeepL glossary'
    """
    return {value.name: value for value in (*TARGETS, *third_party()) if isinstance(value, Profile)}


def by_suffix(suffix: str, ability: str) -> Format | None:
    """Return the first format with this suffix that can ``read``, ``load`` or ``dump``.

    >>> by_suffix(".CSV", "dump").name
    'csv'
    """
    able = (value for value in formats().values() if getattr(value, ability))
    return next((value for value in able if suffix.casefold() in value.suffixes), None)


def profile_named(name: str) -> Profile:
    """Return a target by its name. Raises UnknownFormat, which lists the names."""
    known = profiles()
    if name not in known:
        raise UnknownFormat(f"There is no format or target named “{name}”.", hint=f"Known: {listed(known)}.")
    return known[name]


def own_profile(suffix: str, ability: str) -> Profile:
    """Return the plain profile of the format that a suffix names. Raises UnknownFormat, which lists the suffixes."""
    found = by_suffix(suffix, ability)
    if found is None:
        able = [value for value in formats().values() if getattr(value, ability)]
        suffixes = listed(suffix for value in able for suffix in value.suffixes)
        what = f"The suffix “{suffix}” names no format" if suffix else "The file's name has no suffix"
        raise UnknownFormat(f"{what} that we can use here.", hint=f"Name the format, or use one of {suffixes}.")
    return profiles().get(found.name) or Profile(found.name, found.title or found.name, found.name, suffix)


def ability(value: Format, name: str) -> Callable[..., Any]:
    """Resolve one ability of a format. Raises UnknownFormat if it has none, MissingExtra if its library is absent."""
    target = getattr(value, name)
    if target is None:
        verb = {"read": "mine text from", "load": "import", "dump": "export"}[name]
        raise UnknownFormat(f"We cannot {verb} {value.name} files.", hint="`glossary formats` lists what works.")
    if not isinstance(target, str):
        return target  # type: ignore[no-any-return]  # getattr hides the field's type
    module, _, function = target.partition(":")
    try:
        return getattr(import_module(module), function)  # type: ignore[no-any-return]  # a module gives Any
    except ModuleNotFoundError as error:
        if value.extra and not str(error.name).startswith("glossary"):
            raise MissingExtra(f"The {value.name} format", value.extra) from error
        raise


def listed(names: Iterable[str] | Mapping[str, object]) -> str:
    """Join names for a hint."""
    return ", ".join(sorted(names))
