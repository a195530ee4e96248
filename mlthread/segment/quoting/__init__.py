"""Lines to their quote depth: marks of all kinds, tails that lost theirs, what only looks like one."""
