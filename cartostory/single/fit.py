"""Pictures in several sizes, and what there is room for -> one size of each: the largest that fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Sizes = Sequence[tuple[int, int]]
"""Width in px and what it weighs in bytes, both rising."""


def fit(pictures: Mapping[str, Sizes], room: int) -> dict[str, int] | None:
    """Choose a width for each picture; None where there is no room even for the smallest of all.

    Pictures grow step by step, all of them before any grows twice, in the order in which they are read.
    """
    chosen = dict.fromkeys(pictures, 0)
    left = room - sum(sizes[0][1] for sizes in pictures.values())
    if left < 0:
        return None
    for step in range(1, max(map(len, pictures.values()), default=0)):
        for name, sizes in pictures.items():
            if step < len(sizes) and chosen[name] == step - 1 and sizes[step][1] - sizes[step - 1][1] <= left:
                left -= sizes[step][1] - sizes[step - 1][1]
                chosen[name] = step
    return {name: pictures[name][step][0] for name, step in chosen.items()}
