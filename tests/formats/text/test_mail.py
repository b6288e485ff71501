"""E-mail as it really comes: odd encodings in head and body, two bodies, attachments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from pathlib import Path

HEAD = b"""From: =?gb2312?B?1tC5+g==?= Desk <desk@example.org>\r\nSubject: =?utf-8?Q?Brief_=E7=AC=AC7=E6=9C=9F?=\r
Date: Tue, 25 Oct 2022 09:30:00 +0800\r\n"""


def message(tmp_path: Path, rest: bytes) -> Path:
    path = tmp_path / "brief.eml"
    path.write_bytes(HEAD + rest)
    return path


def test_head_and_body_are_decoded(tmp_path: Path):
    path = message(
        tmp_path, b"Content-Type: text/plain; charset=gb2312\r\n\r\n" + "双循环。\r\n\r\n共同富裕".encode("gbk")
    )
    found = read(path)
    (segment,) = found.segments
    assert (found.title, found.publisher, found.published) == ("Brief 第7期", "中国 Desk", date(2022, 10, 25))
    assert segment.text == "双循环。\n\n共同富裕\n\n"
    assert segment.place(7) == "para. 2"


def test_the_web_part_is_preferred_and_attachments_are_left(tmp_path: Path):
    parts = b"""MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r
Content-Disposition: attachment\r\n\r\n<p>attached\r\n--x\r\nContent-Type: text/plain\r\n\r\nplain\r\n--x\r
Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+5Y+M5b6q546vPC9wPg==\r\n--x--"""
    (segment,) = read(message(tmp_path, parts)).segments
    assert segment.text.strip() == "双循环"


@pytest.mark.parametrize("charset", ["nonsense", "utf-8", "gb2312"])
def test_a_wrong_charset_does_no_harm(tmp_path: Path, charset: str):
    path = message(tmp_path, f"Content-Type: text/plain; charset={charset}\r\n\r\n科技自立自强，双循环".encode())
    (segment,) = read(path).segments
    assert segment.text.strip() == "科技自立自强，双循环"


def test_a_broken_subject_stays_as_it_is(tmp_path: Path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"Subject: =?nonsense?Q?abc?=\r\n\r\ntext")
    assert read(path).title == "=?nonsense?Q?abc?="


@pytest.mark.parametrize(("data", "reason"), [(b"\r\n\r\nno head at all", "no head"), (HEAD + b"\r\n", "no text")])
def test_what_is_no_message_or_has_no_text_is_refused(tmp_path: Path, data: bytes, reason: str):
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=reason):
        read(path)
