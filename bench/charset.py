"""Which detector names the encoding of short Chinese policy texts best? Run in an environment that has them all."""

from __future__ import annotations

import importlib
import itertools
import random
import time
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIMPLIFIED = (
    "各地要因地制宜发展新质生产力，不搞一个模式。",
    "会议指出，要加快构建以国内大循环为主体的新发展格局。",
    "坚持创新驱动，打好关键核心技术攻坚战，推进科技自立自强。",
    "鼓励专精特新中小企业参与国家科技计划，完善知识产权保护。",
    "统筹发展和安全，防范化解重大风险，守住不发生系统性风险的底线。",
    "到2025年，技术要素市场制度体系基本建立，交易规模明显扩大。",
    "有关部门应当于十月三十一日前报送本地区的实施方案。",
    "稳妥推进碳达峰碳中和，保障能源供应和电池产业链安全。",
)
TRADITIONAL = (
    "各地要因地制宜發展新質生產力，不搞一個模式。",
    "會議指出，要加快構建以國內大循環為主體的新發展格局。",
    "堅持創新驅動，打好關鍵核心技術攻堅戰，推進科技自立自強。",
    "鼓勵中小企業參與國家科技計劃，完善智慧財產權保護。",
    "統籌發展與安全，防範化解重大風險，守住不發生系統性風險的底線。",
    "行政院昨日公布半導體產業的補助辦法，並徵求各界意見。",
    "主管機關應於十月三十一日前提出本地區的實施方案。",
    "穩妥推動淨零轉型，確保能源供應與電池供應鏈安全。",
)
ENGLISH = (
    "The ministry released a plan to build a market for technology, the latest step to move research into firms. ",
    "Local offices are told to report their progress before the end of the year, and to keep costs down. ",
    "The authors doubt that the target can be met, since earlier rounds of reform brought little change. ",
    "Officials at the meeting repeated familiar goals and named three provinces as models for the rest. ",
)
GLOSSES = ("the “dual circulation” strategy ({}). ", "so-called “new quality productive forces” ({}) matter. ")
GERMAN = "Die Behörde für Marktaufsicht prüft die Maßnahmen – „größere“ Änderungen wären möglich, heißt es. "
LENGTHS = (12, 40, 200, 1000)
ROUNDS = 40


def chinese(sentences: tuple[str, ...], length: int, rng: random.Random) -> str:
    """Return ``length`` characters of shuffled sentences."""
    picked = "".join(rng.choice(sentences) for _ in range(length // 20 + 2))
    start = rng.randrange(12)
    return picked[start : start + length]


def brief(terms: tuple[str, ...], length: int, rng: random.Random) -> str:
    """Return an English brief of about ``length`` characters in which one or more Chinese terms stand in brackets."""
    text = rng.choice(GLOSSES).format(rng.choice(terms))
    while len(text) < length:
        more = ENGLISH if rng.random() < 0.8 else GLOSSES
        text = rng.choice(more).format(rng.choice(terms)) + text
    return text


def samples(rng: random.Random) -> Iterator[tuple[str, str, bytes, str]]:
    """Yield (kind, encoding, bytes, text)."""
    ascii_quotes = str.maketrans("“”", '""')
    for length, _ in itertools.product(LENGTHS, range(ROUNDS)):
        simplified, traditional = chinese(SIMPLIFIED, length, rng), chinese(TRADITIONAL, length, rng)
        for encoding in ("gb18030", "utf-16-le", "utf-16-be", "utf-8", "hz"):
            yield f"zh {length}", encoding, simplified.encode(encoding, "ignore"), simplified
        yield f"zh {length}", "big5", traditional.encode("big5"), traditional
        simplified = brief(("双循环", "新质生产力", "科技自立自强", "专精特新", "共同富裕"), length, rng)
        traditional = brief(("雙循環", "新質生產力", "科技自立自強", "淨零轉型", "共同富裕"), length, rng)
        yield f"en+zh {length}", "gb18030", simplified.encode("gb18030"), simplified
        plain = traditional.translate(ascii_quotes)
        yield f"en+zh {length}", "big5", plain.encode("big5"), plain
        yield f"en+zh {length}", "utf-16-le", simplified.encode("utf-16-le"), simplified
        western = (GERMAN * (length // 90 + 1))[: max(length, 60)]
        yield f"de {length}", "cp1252", western.encode("cp1252"), western


def decoded(name: str | None, data: bytes) -> str | None:
    """Decode as the project would: a GB name is widened to GB18030, Big5 to Microsoft's."""
    if name is None:
        return None
    name = name.casefold().replace("_", "-")
    wider = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "hz-gb-2312": "hz"}
    try:
        return data.decode(wider.get(name, name))
    except (UnicodeError, LookupError):
        return None


def detectors() -> Iterator[tuple[str, Callable[[bytes], str | None]]]:
    """Yield the detectors that can be imported here."""

    def normalizer(module: Any, data: bytes) -> str | None:
        best = module.from_bytes(data).best()
        return best.encoding if best else None

    def plain(module: Any, data: bytes) -> str | None:
        return module.detect(data)["encoding"]  # type: ignore[no-any-return]

    for name in ("charset_normalizer", "chardet", "cchardet"):
        try:
            start = time.perf_counter()
            module = importlib.import_module(name)
            print(f"{name:20} {getattr(module, '__version__', ''):8} import {time.perf_counter() - start:.3f} s")
        except ImportError:
            print(f"{name:20} not installed")
            continue
        yield name, partial(normalizer if name == "charset_normalizer" else plain, module)
    try:
        from glossary.formats.text.charset import detect  # what the project does, when it is there
    except ImportError:
        return
    yield "glossary", detect


def main() -> None:
    """Print the share of texts decoded exactly, by detector, kind and encoding."""
    corpus = list(samples(random.Random(7)))  # noqa: S311 - test texts, not secrets
    found = dict(detectors())
    kinds = sorted(
        {(kind, encoding) for kind, encoding, _, _ in corpus},
        key=lambda k: (k[1], k[0].split()[0], int(k[0].split()[1])),
    )
    print(f"{'encoding':10} {'text':12}" + "".join(f"{name:>20}" for name in found))
    for kind, encoding in kinds:
        mine = [(data, text) for k, e, data, text in corpus if (k, e) == (kind, encoding)]
        shares = [sum(decoded(detect(d), d) == t for d, t in mine) / len(mine) for detect in found.values()]
        print(f"{encoding:10} {kind:12}" + "".join(f"{share:20.0%}" for share in shares))
    for name, detect in found.items():
        start = time.process_time()
        right = sum(decoded(detect(data), data) == text for _, _, data, text in corpus)
        print(f"{name:20} {right / len(corpus):.1%} of {len(corpus)} texts, {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
