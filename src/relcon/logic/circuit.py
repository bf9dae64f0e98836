"""AND, OR and NOT over named leaves, each distinct node kept once and in an order that lets values flow upward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

Node: TypeAlias = int
Op: TypeAlias = Literal["constant", "leaf", "not", "and", "or"]

FALSE: Final[Node] = 0
TRUE: Final[Node] = 1


class Circuit:
    """A growing circuit. A node is a number; its arguments have smaller numbers.

    Equal nodes are one node, constants vanish, and a node beside its negation is settled at once, so that what is
    certain costs nothing and equal outputs are the same number.
    """

    def __init__(self) -> None:
        self._ops: list[Op] = ["constant", "constant"]
        self._args: list[tuple[Node, ...]] = [(), ()]
        self._names: dict[Node, str] = {}
        self._leaves: dict[str, Node] = {}
        self._known: dict[tuple[Op, tuple[Node, ...]], Node] = {}

    def __len__(self) -> int:
        return len(self._ops)

    def op(self, node: Node) -> Op:
        """Return what a node does."""
        return self._ops[node]

    def args(self, node: Node) -> tuple[Node, ...]:
        """Return a node's arguments."""
        return self._args[node]

    def name(self, node: Node) -> str:
        """Return a leaf's name."""
        return self._names[node]

    @property
    def leaves(self) -> dict[str, Node]:
        """The leaves by name."""
        return dict(self._leaves)

    def leaf(self, name: str) -> Node:
        """Return the leaf of this name."""
        if name not in self._leaves:
            node = self._new("leaf", ())
            self._leaves[name] = node
            self._names[node] = name
        return self._leaves[name]

    def negate(self, node: Node) -> Node:
        """Return NOT."""
        if node in (FALSE, TRUE):
            return TRUE if node == FALSE else FALSE
        if self._ops[node] == "not":
            return self._args[node][0]
        return self._once("not", (node,))

    def every(self, nodes: Iterable[Node]) -> Node:
        """Return AND; of nothing it is true."""
        return self._join("and", nodes, absorbing=FALSE, neutral=TRUE)

    def some(self, nodes: Iterable[Node]) -> Node:
        """Return OR; of nothing it is false."""
        return self._join("or", nodes, absorbing=TRUE, neutral=FALSE)

    def choose(self, condition: Node, then: Node, otherwise: Node) -> Node:
        """Return ``then`` where the condition is true, else ``otherwise``."""
        if then == otherwise:
            return then
        return self.some([self.every([condition, then]), self.every([self.negate(condition), otherwise])])

    def cone(self, roots: Iterable[Node]) -> list[Node]:
        """Return every node on which the roots depend, themselves included, in order."""
        seen: set[Node] = set()
        stack = list(roots)
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                stack.extend(self._args[node])
        return sorted(seen)

    def support(self, roots: Iterable[Node]) -> Iterator[str]:
        """Yield the names of the leaves on which the roots depend, in node order."""
        for node in self.cone(roots):
            if self._ops[node] == "leaf":
                yield self._names[node]

    def _join(self, op: Op, nodes: Iterable[Node], absorbing: Node, neutral: Node) -> Node:
        flat: set[Node] = set()
        for node in nodes:
            if node == absorbing:
                return absorbing
            if node == neutral:
                continue
            flat.update(self._args[node] if self._ops[node] == op else (node,))
        if not flat:
            return neutral
        if len(flat) == 1:
            return flat.pop()
        for node in flat:
            if self._ops[node] == "not" and self._args[node][0] in flat:
                return absorbing
        return self._once(op, tuple(sorted(flat)))

    def _once(self, op: Op, args: tuple[Node, ...]) -> Node:
        key = (op, args)
        if key not in self._known:
            self._known[key] = self._new(op, args)
        return self._known[key]

    def _new(self, op: Op, args: tuple[Node, ...]) -> Node:
        self._ops.append(op)
        self._args.append(args)
        return len(self._ops) - 1
