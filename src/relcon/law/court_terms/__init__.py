"""Prior sentences as court records phrase them, read wholly or not at all: tokens, parts, meaning."""

from relcon.law.court_terms.grammar import Unread
from relcon.law.court_terms.meaning import Pronounced, length_of, read

__all__ = ["Pronounced", "Unread", "length_of", "read"]
