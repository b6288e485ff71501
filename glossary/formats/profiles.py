"""Find an export target: by its name, or the plain profile of the format that a suffix stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import UnknownFormat
from glossary.formats.engines import ENGINES
from glossary.formats.profile import Profile
from glossary.formats.registry import find, formats, third_party
from glossary.formats.targets import CAT_TOOLS, OWN
from glossary.formats.termbases import TERMBASES
from glossary.model import STATUS

if TYPE_CHECKING:
    from glossary.formats.registry import Ability


def profiles() -> tuple[Profile, ...]:
    """Return all targets, ours first."""
    return (*OWN, *CAT_TOOLS, *ENGINES, *TERMBASES, *(value for value in third_party() if isinstance(value, Profile)))


def profile_for(path: str, ability: Ability, name: str | None = None) -> Profile:
    """Return the target called ``name``, or else that of the format which the suffix of ``path`` stands for.

    A format that has no profile under its own name gets a plain one. Raises UnknownFormat, which lists what there is.

    >>> profile_for("-", "dump", "deepl").title
    'DeepL glossary'
    >>> profile_for("术语.jsonl", "load").name
    'jsonl'
    """
    known = {profile.name: profile for profile in profiles()}
    able = {form.name for form in formats() if getattr(form, ability)}
    if name is not None and name not in known and name not in able:
        raise UnknownFormat(f"There is no format or tool {name!r}.", hint=f"Known are {', '.join(known)}.")
    if name in known:
        find(path, ability, known[name].format)
        return known[name]
    form = find(path, ability, name)
    return known.get(form.name) or Profile(
        form.name, form.name, form.name, next(iter(form.suffixes), ""), statuses=STATUS
    )
