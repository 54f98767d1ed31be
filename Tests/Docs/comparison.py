"""Compares what a command printed with what its page shows.

What differs from run to run is compared by its kind: times, and secrets and ids of a portal. A
value that was shown once stands for the same value in the rest of the page. `…` stands for anything
within a line, and on a line of its own for any lines.
"""

import re
from typing import NamedTuple


class Kind(NamedTuple):
    shown: str
    actual: str
    is_learned: bool


KINDS = [
    Kind(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:Z|[+-]\d\d:\d\d)", None, False),  # times
    Kind(r"local\.[0-9a-f]{14}\.\d{8}", None, True),  # client ids
    Kind(r"whsec_[A-Za-z0-9+/=]+", None, True),  # signing secrets
    Kind(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{16,}(?![A-Za-z0-9])",
         r"[A-Za-z0-9]{16,}", True),  # tokens, codes, ids
    Kind(r"(?<!\d)1[789]\d{8}(?!\d)", None, False),  # seconds since 1970
    Kind(r"\d+(?= (?:ms|bytes)\b)", r"\d+", False),
    Kind(r"(?<=AGE SECONDS )\d+", r"\d+", False),
]
PIECES = re.compile("|".join(f"({kind.shown})" for kind in KINDS) + r"|(^ *…$\n?)|(…)|( +)", re.M)


class Values:
    """What the values that a page shows are on the server that it runs against."""

    def __init__(self, known=()):
        self.known = dict(known)

    def replaced(self, text):
        """A text of the page with the real values."""
        shown = sorted(self.known, key=len, reverse=True)
        if not shown:
            return text
        pattern = "|".join(map(re.escape, shown))
        return re.sub(pattern, lambda found: self.known[found[0]], text)

    def matches(self, shown, actual):
        """Whether a page shows this output; remembers the values in it."""
        pattern, learned = self._pattern(self.replaced(shown).strip("\n"))
        found = re.fullmatch(pattern, _without_trailing_spaces(actual))
        if found:
            for name, value in learned.items():
                self.known[value] = found[name]
        return found is not None

    def _pattern(self, shown):
        pattern, learned, end = "", {}, 0
        shown = _without_trailing_spaces(shown)
        for piece in PIECES.finditer(shown):
            pattern += re.escape(shown[end : piece.start()])
            end = piece.end()
            number = piece.lastindex
            if number > len(KINDS):
                if piece[0] == shown:
                    pattern = r"[\s\S]*"
                elif number == len(KINDS) + 1 and end == len(shown):
                    pattern = pattern.removesuffix("\\\n") + r"(?:\n.*)*"
                else:
                    pattern += [r"(?:.*\n)*?", r".*?", r" +"][number - len(KINDS) - 1]
                continue
            kind = KINDS[number - 1]
            actual = kind.actual or kind.shown
            if piece[0] in self.known.values() or not kind.is_learned:
                pattern += re.escape(piece[0]) if kind.is_learned else actual
            elif piece[0] in learned.values():
                name = next(name for name, value in learned.items() if value == piece[0])
                pattern += f"(?P={name})"
            else:
                name = f"value{len(learned)}"
                learned[name] = piece[0]
                pattern += f"(?P<{name}>{actual})"
        return pattern + re.escape(shown[end:]), learned


def _without_trailing_spaces(text):
    return re.sub(r" +$", "", text, flags=re.M).strip("\n")
