"""HTML pages: what a reader sees of the article, a block a line, so that no two figures grow together.

lxml is an extra (`pip install 'claimcheck-news[html]'`) and its own `text_content` is not used: it joins `12<br>30` to
1230 and keeps what is hidden. Places count in the text made here, since a page has no lines that a reader knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimcheck.errors import InputError, Place
from claimcheck.loading.arrival import ARTICLE_LIMIT, Arrival, Settings
from claimcheck.loading.decoding import decode, encoding_named
from claimcheck.loading.files import whole
from claimcheck.loading.record import arrival
from claimcheck.model.contract import moment_of

MOST_ATTRIBUTES = 2_000  # of one tag; parsers take quadratic time over more
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select", "svg",
    "math", "iframe", "object", "del", "s", "strike",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
    "q", "ruby", "samp", "small", "span", "strong", "sub", "time", "u", "var", "wbr",
})  # fmt: skip
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<([a-zA-Z]\w{0,20})[^<>]{20000,}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Arrival]:
    """A page is one article; what its metadata say of it is believed before the flags."""
    root = _parsed(_decoded(whole(stream, name, ARTICLE_LIMIT), name, settings), name)
    yield arrival(_record(root, name), name, Place(name), settings)


def _decoded(data: bytes, name: str, settings: Settings) -> str:
    """UTF-8 if it is that, whatever the page declares; else as it declares: that is said, not guessed."""
    declared = _DECLARED.search(data[:4096])
    try:
        return decode(data, name, settings.encoding)
    except InputError:
        if settings.encoding or declared is None:
            raise
    return decode(data, name, encoding_named(declared[1].decode("ascii")))


def _parsed(text: str, name: str) -> Any:
    """The tree of a page; one that a parser would choke on or cut short is refused."""
    try:
        from lxml import etree
    except ImportError:
        message = "HTML needs lxml, which is not installed: pip install 'claimcheck-news[html]'"
        raise InputError(message, Place(name)) from None
    text = _LONG_TAG.sub(_bare, _XML.sub("", text))
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text, parser) if text.strip() else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError("HTML nested deeper than can be read", Place(name))
    return root


def _bare(tag: re.Match[str]) -> str:
    """A tag of too many attributes without them: nothing that a reader sees is in them."""
    return f"<{tag[1]}" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]


def _record(root: Any, name: str) -> dict[str, Any]:
    if root is None:
        return {"id": name, "text": ""}
    said = _metadata(root)
    return {
        "id": name,
        "text": "\n".join(_lines(_body(root))),
        "title": said.get("og:title") or _first(root, "h1") or _first(root, "title"),
        "source": said.get("og:site_name"),
        "published": _time(said.get("article:published_time")),
        "language": (root.get("lang") or "").split("-")[0].lower() or None,
        "url": said.get("og:url"),
    }


def _metadata(root: Any) -> Mapping[str, str]:
    found = ((meta.get("property") or meta.get("name"), meta.get("content")) for meta in root.iter("meta"))
    return {key: _plain(content) for key, content in found if key and content}


def _time(written: str | None) -> str | None:
    """The time of publication if it is one; a page's metadata are often not."""
    try:
        return moment_of("published", written).isoformat()
    except InputError:
        return None


def _first(root: Any, tag: str) -> str | None:
    element = next(root.iter(tag), None)
    return None if element is None else " ".join(_lines(element)) or None


def _body(root: Any) -> Any:
    """The one article of the page, or its main part, or all of it."""
    for tag in ("article", "main", "body"):
        found = list(root.iter(tag))
        if len(found) == 1:
            return found[0]
    return root


def _lines(root: Any) -> list[str]:
    """The visible text, a line for each block."""
    text = "".join(_pieces(root))
    return [line for line in (_plain(each) for each in text.split("\n")) if line]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _pieces(root: Any) -> Iterator[str]:
    """The text with a line end at every edge of a block. Without recursion, since pages nest as deep as they like."""
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        edge = "" if item.tag in INLINE else "\n"
        if not _seen(item) and item is not root:
            continue
        if item.tag == "sup":
            yield _raised(_plain("".join(item.itertext())))
            continue
        yield edge + _spaced(item.text)
        waiting.append(edge)
        for child in reversed(item):
            waiting += [_spaced(child.tail), child]


def _spaced(text: str | None) -> str:
    """Line ends within a block are spaces."""
    return re.sub(r"\s+", " ", text or "")


def _raised(text: str) -> str:
    """What stands above the line: "5th" belongs together, a footnote's mark is no digit of the figure before it."""
    return text if text.isalpha() else f"[{text}]"


def _seen(element: Any) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return element.tag not in UNSEEN and not hidden and not _HIDDEN.search(element.get("style") or "")
