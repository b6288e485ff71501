"""Lists: one pair a line, or a term on one line and its translation on the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.align import TONED, score_pair
from glossary.extract.gloss import Gloss
from glossary.extract.layouts.cells import rendering
from glossary.extract.normalise import HAN, clean
from glossary.extract.parts import HAS_HAN, is_pinyin, strip_quotes
from glossary.extract.site import ARTICLE
from glossary.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.lang.lexicon import Lexicon

BULLET = re.compile(
    r"^\s*(?:【[^】\n]{1,6}】|[A-Z][|]|[-*•▪·‣◦–]\s+|\(?\d{1,3}[.)、．]\s*|[一二三四五六七八九十]{1,3}、|[①-⑳]\s*|#+\s+)?"
)
LATIN: Final = r"A-Za-zÀ-ɏ"
TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
PINYIN: Final = (
    rf"\s*[(（\[][{LATIN}'’ 1-5-]{{2,60}}[)）\]]"
    rf"|\s*[/–—|=,，-]\s*[{LATIN}'’ -]{{0,60}}[{TONES}][{LATIN}'’ -]{{0,60}}?"
    rf"|\s+[{LATIN}'’ -]{{0,60}}[{TONES}][{LATIN}'’ -]{{0,60}}?"
)
GLUED: Final = rf"(?<=[{HAN}”》])(?=[A-Za-z][a-z]|[A-Z]{{2,6}} [A-Za-z])"
"""Chinese and English with nothing between: 外交部Ministry, 底线思维bottom-line thinking."""

ZH_FIRST = re.compile(
    rf"^(?P<zh>[“\"‘《「*_]*[{HAN}0-9A-Za-z][{HAN}0-9A-Za-z·、“”‘’\"《》「」+＋%—-]{{0,38}}?[”\"’》」*_]*)"
    rf"(?P<py>{PINYIN})?"
    rf"(?P<sep>\s*[:：=＝→|/／,，]\s*|\s+[–—-]{{1,2}}\s+|\s*——?\s*|\s+|{GLUED})"
    rf"(?P<en>[“\"‘]?[{LATIN}0-9][^{HAN}\n]{{1,150}})$"
)
EN_FIRST = re.compile(
    rf"^(?P<en>[“\"‘(]?[{LATIN}0-9][^{HAN}\n:：=]{{1,120}}?)(?P<sep>\s*[=＝→:：|,，]\s*|\s+[–—-]{{1,2}}\s+|\s*——?\s*|\s+|(?<=[a-z]))"
    rf"(?P<zh>[“\"‘《「]?(?:\d{{2,4}}(?=年))?[{HAN}][{HAN}0-9A-Za-z·、“”‘’\"《》「」+＋%-]{{0,38}})(?P<rest>\s*[;；(（,，].*)?$"
)
UNFINISHED = re.compile(r"(?:[”\"」]的.*)?(?:是|为|译为|译作|译成|叫做?|称为|即)$")
TAIL = re.compile(r"\s*(?:\*+|[†‡★☆]+|[;；,，。+]|(?<=\s\s)\d[\d,–n -]*(?:\([^()]*\))?)\s*$")
"""Marks at the end of a line, and the pages of an index, which stand apart."""

ALONE_ZH = re.compile(rf"^[“\"《「]?[{HAN}0-9A-Za-z·、“”《》+—-]{{2,30}}$")
ALONE_EN = re.compile(rf"^[“\"]?[{LATIN}0-9][^{HAN}\n]{{1,110}}[^.:;!?]$")
PAGE = re.compile(r"\d{1,4}$")
"""Page numbers, if most lines of a list end in figures: those of an index."""

REMARKED = re.compile(r"(?<=[a-z]{3})[.!?][”\"]?\s+[A-Z].*$")
"""A full stop, and what a translator adds to her line behind it."""

SENTENCES = re.compile(r"(?<!\b[A-Z])(?<!\b(?:St|Mt|Dr|Mr|No))(?<!\bMrs)[.!?]\s+[A-Z]")
SHORT_FIRST = re.compile(r"(?P<short>[A-Z]{2,6})\s+(?P<full>[A-Z][a-z].*)$")
LONGEST_LINE: Final = 260
USUAL: Final = 0.2
MOST_WORDS: Final = 16
LONGEST_READING: Final = 6
PAUSE = re.compile(r"[,:]\s")
FEW: Final = 3
"""Lines of one layout in a block from which the layout itself is evidence."""


def listed(text: str, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Yield the span and pair of each line that is nothing but a pair."""
    found: list[tuple[tuple[int, int], Gloss, float]] = []
    at = 0
    for line in text.split("\n"):
        if len(line) <= LONGEST_LINE and HAS_HAN.search(line):
            bullet = BULLET.match(line)
            skip = bullet.end() if bullet else 0
            pairs = _line(TAIL.sub("", line[skip:]), at + skip, lexicon)
            span = at, at + len(line)
            found += [(span, gloss, score_pair(gloss.zh, gloss.en, lexicon)) for gloss in pairs]
        at += len(line) + 1
    if 2 * sum(gloss.zh[-1:].isdigit() for _, gloss, _ in found) > len(found) >= FEW:
        for _, gloss, _ in found:
            gloss.zh = PAGE.sub("", gloss.zh)
    by_layout: dict[str, list[float]] = {}
    for _, gloss, evidence in found:
        by_layout.setdefault(gloss.layout, []).append(evidence)
    for span, gloss, evidence in found:
        peers = by_layout[gloss.layout]
        usual = sum(peers) / len(peers)
        regular = len(peers) >= FEW and usual > USUAL
        if regular or (evidence > 0 and gloss.layout != "en_juxta"):
            if len(peers) >= FEW:
                gloss.peers = True
            yield span, gloss


def _line(body: str, at: int, lexicon: Lexicon) -> Iterator[Gloss]:
    """Yield the pairs of a line: several if it gives several renderings, with a semicolon between them."""
    match = ZH_FIRST.match(body)
    if match:
        yield from _chinese_first(match, at, lexicon)
    elif match := EN_FIRST.match(body):
        zh, en, rest = match["zh"], match["en"], match["rest"] or ""
        if rest.startswith(("，", ",")) and PAUSE.search(en):
            zh += rest
        gloss = _gloss(zh, en, EN_LAYOUTS.get(match["sep"].strip(), "en_dash"), at + match.start("zh"), "")
        if gloss is not None:
            yield gloss


def _chinese_first(match: re.Match[str], at: int, lexicon: Lexicon) -> Iterator[Gloss]:
    zh, en, pinyin = match["zh"], match["en"], (match["py"] or "").strip(" ()（）[]/–—|=,，-")
    if not HAS_HAN.search(zh) or (pinyin and not is_pinyin(pinyin, zh, lexicon)):
        return
    if not pinyin:
        pinyin, en = _spoken(en, zh, lexicon)
    layout = ZH_LAYOUTS.get(match["sep"].strip()[:1], "zh_line")
    for one in re.split("[;；]", REMARKED.sub("", en)):
        gloss = _gloss(zh, one, layout, at + match.start("zh"), pinyin)
        if gloss is not None:
            yield gloss


def _spoken(en: str, zh: str, lexicon: Lexicon) -> tuple[str, str]:
    """Part the pinyin of ``zh`` that opens the English from what follows it."""
    spoken = en.split()
    for count in range(min(LONGEST_READING, len(spoken) - 1), 0, -1):
        head = " ".join(spoken[:count])
        if is_pinyin(head, zh, lexicon):
            return head.strip(" ()"), " ".join(spoken[count:]).lstrip("–—-:： ")
    return "", en


SIGNS: Final = {"": "juxta", ":": "colon", "：": "colon", "=": "equals", "＝": "equals", ",": "comma", "，": "comma"}
DASHES: Final = {"/": "slash", "—": "dash", "–": "dash", "-": "dash"}
ZH_LAYOUTS: Final = {sign: f"zh_{name}" for sign, name in (SIGNS | DASHES).items()}
EN_LAYOUTS: Final = {sign: f"en_{name}" for sign, name in SIGNS.items()}


def _gloss(zh: str, en: str, layout: str, at: int, pinyin: str) -> Gloss | None:
    page = clean(en)
    en, abbreviation = rendering(page.surface(0, len(page.shown)).strip(" ,;"))
    before = SHORT_FIRST.match(en)
    if before and "".join(word[0] for word in before["full"].split()).startswith(before["short"]):
        en, abbreviation = before["full"], before["short"]
    en = ARTICLE.sub("", strip_quotes(en))
    first = words(en)[:1]
    if (first and first[0].kind == "aux") or UNFINISHED.search(zh):
        return None
    if not en or en.count("(") != en.count(")") or SENTENCES.search(en) or len(en.split()) > MOST_WORDS:
        return None
    chinese = clean(zh)
    zh = strip_quotes(chinese.surface(0, len(chinese.shown)).strip("*_ "))
    return Gloss(zh, en.rstrip("."), layout, "line", at, pinyin=pinyin, abbreviation=abbreviation)


CLEAR: Final = 0.3
"""Evidence asked of two lines that nothing but their neighbourhood joins."""

LINE_MOST: Final = 120
NUMBER = re.compile(r"^[\d.、)）(（]{0,4}$")
REMARK = re.compile(r"^[(（].*[)）]$")
Row = tuple[int, int, str, int, str]
"""Start and end of the line, what it says, where that begins, and whether it is "zh", "en" or "py"."""


def alternating(text: str, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Yield pairs of neighbouring lines, one all Chinese and one all English, that explain each other.

    A line of pinyin between them, numbers and remarks on lines of their own do not part them.
    """
    if "\n" not in text:
        return
    found = _rows(text)
    chosen: list[tuple[float, Row, Row, str]] = []
    for order in (("zh", "en"), ("en", "zh")):
        pairs = list(_neighbours(found, order, lexicon))
        if sum(pair[0] for pair in pairs) > sum(pair[0] for pair in chosen):
            chosen = pairs
    regular = len(chosen) >= FEW and sum(pair[0] for pair in chosen) / len(chosen) > USUAL
    for evidence, zh, en, pinyin in chosen:
        gloss = _gloss(zh[2], en[2], "lines", zh[3], pinyin) if evidence >= CLEAR or regular else None
        if gloss is not None:
            if regular:
                gloss.peers = True
            yield (zh[0], zh[1]), gloss


def _rows(text: str) -> list[Row]:
    found: list[Row] = []
    at = 0
    for line in text.split("\n"):
        if 0 < len(line) <= LINE_MOST:
            bullet = BULLET.match(line)
            skip = bullet.end() if bullet else 0
            body = TAIL.sub("", line[skip:]).strip()
            if body and not NUMBER.match(body) and not REMARK.match(body):
                found.append((at, at + len(line), body, at + skip, _script(body)))
        elif line.strip():
            found.append((at, at + len(line), "", at, ""))
        at += len(line) + 1
    return found


def _script(body: str) -> str:
    if HAS_HAN.search(body):
        return "zh" if ALONE_ZH.match(body) else ""
    if TONED.search(body) and len(body) <= LINE_MOST // 2:
        return "py"
    return "en" if ALONE_EN.match(body) else ""


def _neighbours(
    found: Sequence[Row], order: tuple[str, str], lexicon: Lexicon
) -> Iterator[tuple[float, Row, Row, str]]:
    """Yield (evidence, Chinese row, English row, pinyin) of neighbours in the given order."""
    for index, row in enumerate(found[:-1]):
        step = 2 if found[index + 1][4] == "py" else 1
        if row[4] != order[0] or index + step >= len(found) or found[index + step][4] != order[1]:
            continue
        other = found[index + step]
        zh, en = (row, other) if order[0] == "zh" else (other, row)
        yield score_pair(zh[2], en[2], lexicon), zh, en, found[index + 1][2] if step > 1 else ""
