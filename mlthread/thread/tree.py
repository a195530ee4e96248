"""From choices to trees. In: each record's parent and how sure that is. Out: parents without loops, threads.

Nothing here recurses: archives hold threads of thousands and mail that names itself.

>>> break_loops([1, 0, None], [0.9, 0.8, 0.0], ["a", "b", "c"])
[1, None, None]
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

__all__ = ["break_loops", "components", "reading_order"]


def break_loops(
    parents: Sequence[int | None], confidence: Sequence[float], ids: Sequence[str]
) -> list[int | None]:
    """The same parents with the least sure edge of each loop taken out (ties: by id)."""
    out = list(parents)
    state = [0] * len(out)  # 0 not seen, 1 on the path, 2 done
    for start in range(len(out)):
        path: list[int] = []
        at: int | None = start
        while at is not None and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = out[at]
        if at is not None and state[at] == 1:
            loop = path[path.index(at) :]
            weakest = min(loop, key=lambda n: (confidence[n], ids[n]))
            out[weakest] = None
        for n in path:
            state[n] = 2
    return out


def components(parents: Sequence[int | None]) -> list[list[int]]:
    """Numbers that hang together, each list in ascending order, lists by their first number."""
    top = list(range(len(parents)))

    def find(n: int) -> int:
        while top[n] != n:
            top[n] = top[top[n]]
            n = top[n]
        return n

    for n, parent in enumerate(parents):
        if parent is not None:
            a, b = sorted((find(n), find(parent)))
            top[b] = a
    groups: dict[int, list[int]] = {}
    for n in range(len(parents)):
        groups.setdefault(find(n), []).append(n)
    return [groups[k] for k in sorted(groups)]


def reading_order(
    members: Sequence[int],
    parents: Sequence[int | None],
    key: Callable[[int], tuple[float, str]],
) -> list[int]:
    """Members oldest first, but never before their parent."""
    inside = set(members)
    replies: dict[int, list[int]] = {}
    ready: list[tuple[tuple[float, str], int]] = []
    for n in members:
        parent = parents[n]
        if parent is not None and parent in inside:
            replies.setdefault(parent, []).append(n)
        else:
            ready.append((key(n), n))
    heapq.heapify(ready)
    out = []
    while ready:
        _, n = heapq.heappop(ready)
        out.append(n)
        for reply in replies.get(n, ()):
            heapq.heappush(ready, (key(reply), reply))
    return out
