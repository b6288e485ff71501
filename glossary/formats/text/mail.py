"""E-mail: the body with its structure, and what the head says; attachments are left alone."""

from __future__ import annotations

import email
import io
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from glossary.formats.source import Source
from glossary.formats.text import charset, markup
from glossary.formats.text.boilerplate import main_text
from glossary.formats.text.layout import gathered, numbered
from glossary.lang import dates
from glossary.model import Document

if TYPE_CHECKING:
    from email.message import Message

LARGEST: Final = 64_000_000
"""Bytes of a message with its attachments."""

BODIES: Final = ("text/html", "text/plain")
"""The web part comes first: it keeps tables and paragraphs, where the plain one is often broken at 76 letters."""


def read(source: Source) -> Document:
    """Read a message. Raises UnreadableFile for what is none."""
    source.limit(LARGEST)
    message = email.message_from_binary_file(source.stream)
    if not message.keys():
        raise source.refuse("it is no e-mail: it has no head.")
    segments = gathered(numbered(body(source, message).split("\n\n")))
    name, address = parseaddr(header(message, "From"))
    return Document(
        source.path, segments, header(message, "Subject"), name or address, dates.find(header(message, "Date"))
    )


def header(message: Message, name: str) -> str:
    """Return a line of the head as a person reads it; what cannot be decoded stays as it is."""
    written = str(message.get(name, ""))
    try:
        return " ".join(str(make_header(decode_header(written))).split())
    except (LookupError, ValueError, email.errors.MessageError):
        return " ".join(written.split())


def body(source: Source, message: Message) -> str:
    """Return the text of the body; "" if there is none."""
    for kind in BODIES:
        for part in message.walk():
            if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
                continue
            data = part.get_payload(decode=True)
            if not isinstance(data, bytes) or not data.strip():
                continue
            text = charset.decode(Source(source.path, io.BytesIO(data)), str(part.get_content_charset() or ""))
            if kind == "text/html":
                return markup.text_of(main_text(markup.parse(text)))
            return text.replace("\r\n", "\n").replace("\n\n\n", "\n\n")
    return ""
