"""How well numbers are read: against num2words, and against the public Arabic test phrases.

    read_numbers.py oracle [--to 10000]      every number to there and a sample to 10^12, read back
    read_numbers.py bench FOLDER             numbers-ar.jsonl of that folder; wrong golds are set aside with reasons

Run by hand; `tests/extraction/test_numbers.py` holds a sample of both.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import yaml

from claimcheck.extraction.numbers import Numeral, find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import load_rulebook

SET_ASIDE = Path(__file__).with_name("read_numbers.yaml")


def reader(code: str) -> Reader:
    """The reader of one language of the shipped rules."""
    return Reader(load_rulebook().languages[code])


def read(reader: Reader, text: str) -> tuple[Numeral, ...]:
    """The numbers of a text."""
    return find_numerals(reader.tokens(text, 0, len(text)), reader.language)


def read_back(reader: Reader, text: str) -> int | None:
    """The one number that a phrase is, or none if it is read as several or not as a whole."""
    tokens = reader.tokens(text, 0, len(text))
    found = find_numerals(tokens, reader.language)
    if len(found) != 1 or (found[0].start, found[0].stop) != (0, len(tokens)):
        return None
    quantity = found[0].quantity
    return quantity.low if quantity.low == quantity.high else None


def arabic_spellings() -> list[Callable[[int], str]]:
    """The ways num2words can write an Arabic number: masculine and feminine, nominative and oblique."""
    from num2words.lang_AR import Num2Word_AR

    def spell(feminine: bool, oblique: bool) -> Callable[[int], str]:
        def spelled(number: int) -> str:
            converter = Num2Word_AR()
            converter.isCurrencyNameFeminine = feminine
            if oblique:
                converter.arabicOnes = [_oblique(word) for word in converter.arabicOnes]
                converter.arabicFeminineOnes = [_oblique(word) for word in converter.arabicFeminineOnes]
                converter.arabicTens = [_oblique(word) for word in converter.arabicTens]
                converter.arabicTwos = [_oblique(word) for word in converter.arabicTwos]
            return str(converter.to_cardinal(number))

        return spelled

    return [spell(feminine, oblique) for feminine in (False, True) for oblique in (False, True)]


def _misspelled(number: int) -> bool:
    """Whether num2words writes no Arabic: of 901,000 it makes "nine hundred and a thousand thousand"."""
    groups = f"{number:,}".split(",")[:-1]
    return any(len(group) == 3 and group.endswith("01") for group in groups)


def _oblique(word: str) -> str:
    """The accusative and genitive of a number word: ون becomes ين, ان becomes ين."""
    for old, new in (("ون", "ين"), ("ان", "ين"), ("اثنا", "اثني"), ("اثنتا", "اثنتي")):
        if word.endswith(old) or (word.startswith(old) and " " in word):
            return word.replace(old, new)
    return word


def english_spellings() -> list[Callable[[int], str]]:
    """With "and" and commas as num2words writes them, and without."""
    from num2words import num2words

    return [
        lambda number: str(num2words(number, lang="en")).replace(",", ""),
        lambda number: str(num2words(number, lang="en")).replace(",", "").replace(" and ", " "),
    ]


def samples(to: int, beyond: int = 3000) -> Iterator[int]:
    """Every number up to a limit, then as many random ones up to 10^12, the same in every run."""
    yield from range(to + 1)
    chance = random.Random(1)
    for _ in range(beyond):
        yield chance.randrange(10 ** chance.randint(4, 12))


def oracle(to: int) -> int:
    """Prints what does not read back as itself."""
    wrong = 0
    for code, spellings in (("ar", arabic_spellings()), ("en", english_spellings())):
        words, total, failed = reader(code), 0, list[tuple[int, str, int | None]]()
        for spelled in spellings:
            for number in samples(to):
                if code == "ar" and _misspelled(number):
                    continue
                total += 1
                text = spelled(number)
                back = read_back(words, text)
                if back != number:
                    failed.append((number, text, back))
        print(f"{code}: {total - len(failed)} of {total} read back")
        for row in failed[:: max(1, len(failed) // 20)]:
            print("   ", *row)
        wrong += len(failed)
    return wrong


def bench(folder: Path) -> int:
    """Prints the score on the public phrases and those that are wrong."""
    aside = {row["id"]: row["reason"] for row in yaml.safe_load(SET_ASIDE.read_text(encoding="utf-8"))}
    rows = [json.loads(line) for line in (folder / "numbers-ar.jsonl").read_text(encoding="utf-8").splitlines()]
    words = reader("ar")
    kept = [row for row in rows if row["id"] not in aside]
    wrong = [row for row in kept if values(read(words, row["text"])) != golds(row["gold"])]
    print(f"{len(kept) - len(wrong)} of {len(kept)} exact, {len(rows) - len(kept)} set aside")
    for row in wrong:
        print("   ", row["id"], row["text"], golds(row["gold"]), values(read(words, row["text"])))
    return len(wrong)


def values(numerals: Sequence[Numeral]) -> list[str]:
    """The numbers, exact ones as themselves."""
    return [str(n.quantity.low) for n in numerals]


def golds(gold: Sequence[dict[str, str]]) -> list[str]:
    return [row["value"] for row in gold]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    modes = parser.add_subparsers(dest="mode", required=True)
    modes.add_parser("oracle").add_argument("--to", type=int, default=10_000)
    modes.add_parser("bench").add_argument("folder", type=Path)
    arguments = parser.parse_args()
    wrong = oracle(arguments.to) if arguments.mode == "oracle" else bench(arguments.folder)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
