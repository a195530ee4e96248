"""Immutable records, cheap to define and to make. In: a class of annotated fields. Out: `frozen`, `replace`.

What `dataclass(frozen=True, slots=True)` gives (fields by position or name, equality, hash, repr,
pickling, `dataclasses.replace` and `fields`) at a quarter of its cost: only `__init__` is compiled
for each class, and it fills the slots directly. A program that reads one small message defines some
forty of these, and a split makes thousands.

>>> @frozen
... class Pair:
...     left: int
...     right: int = 0
>>> Pair(1) == replace(Pair(2), left=1), Pair(1)
(True, Pair(left=1, right=0))
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

__all__ = ["frozen", "replace"]

T = TypeVar("T")


class _Fields:
    """`__dataclass_fields__`, made when somebody asks: `dataclasses` is slow to load."""

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
        self._names, self._defaults = names, defaults

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        from dataclasses import field, fields, make_dataclass

        rows = [
            (name, owner.__annotations__[name], field(default=self._defaults[name]))
            if name in self._defaults
            else (name, owner.__annotations__[name])
            for name in self._names
        ]
        made = {row.name: row for row in fields(make_dataclass(owner.__name__, rows))}
        owner.__dataclass_fields__ = made  # type: ignore[attr-defined]
        return made


def _values(record: Any) -> tuple[Any, ...]:
    return tuple([getattr(record, name) for name in type(record).__slots__])


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__slots__)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: object) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    return _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), _values(self)


def _refuse(_: Any, name: str, *__: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """The class with its annotated fields as slots that are set once."""
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    body = {
        name: value
        for name, value in cls.__dict__.items()
        if name not in defaults and name not in ("__dict__", "__weakref__")
    }
    body.update(
        __slots__=names,
        __match_args__=names,
        __dataclass_fields__=_Fields(names, defaults),
        __repr__=_repr,
        __eq__=_eq,
        __hash__=_hash,
        __reduce__=_reduce,
        __setattr__=_refuse,
        __delattr__=_refuse,
    )
    made: Any = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _init(made, names, defaults)
    return made  # type: ignore[no-any-return]


def _init(made: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """`__init__`: one call a slot (names of fields are the program's own, never mail's)."""
    space: dict[str, Any] = {f"_set_{name}": getattr(made, name).__set__ for name in names}
    sets = "\n ".join(f"_set_{name}(self, {name})" for name in names)
    exec(f"def __init__(self, {', '.join(names)}):\n {sets}", space)  # noqa: S102
    init = space["__init__"]
    init.__defaults__ = tuple(defaults.values())
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {**made.__annotations__, "return": None}
    return init


def replace(record: T, **changes: Any) -> T:
    """A copy with some fields given anew."""
    kind = type(record)
    for name in kind.__slots__:  # type: ignore[attr-defined]
        if name not in changes:
            changes[name] = getattr(record, name)
    return kind(**changes)
