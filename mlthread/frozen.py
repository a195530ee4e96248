"""Records, cheap to define and to make. In: a class of annotated fields. Out: `frozen`, `slotted`.

What `dataclass(frozen=True, slots=True)` gives (fields by position or name, equality, hash, a repr
for want of its own, pickling, `dataclasses.replace` and `fields`) at a fraction of its cost: only
`__init__` is compiled, when more than a few records of a class are made, and while it fills the slots
the record is of a twin class that can be set. A program that reads one small message defines some eighty
of these, and a split makes thousands. `slotted` gives what `dataclass(slots=True)` gives, `NamedTuple`
what that of `typing` gives, without looking at the types, and as late as the others.

>>> @frozen
... class Pair:
...     left: int
...     right: int = 0
>>> Pair(1) == replace(Pair(2), left=1), Pair(1)
(True, Pair(left=1, right=0))
>>> class Point(NamedTuple):
...     x: int
...     y: int = 0
>>> Point(1), Point(1)._replace(y=2)
(Point(x=1, y=0), Point(x=1, y=2))
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature
    from typing import NamedTuple as NamedTuple

__all__ = ["NamedTuple", "field", "frozen", "replace", "slotted"]

T = TypeVar("T")


class _Factory:
    """The default of a field that every record has an own one of."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], Any]) -> Any:
    """A field of a `slotted` class that is made anew for every record."""
    return _Factory(default_factory)


class _Fields:
    """`__dataclass_fields__`, made when somebody asks: `dataclasses` is slow to load."""

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
        self._names, self._defaults = names, defaults

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        import dataclasses

        rows: list[Any] = []
        for name in self._names:
            default = self._defaults.get(name, dataclasses.MISSING)
            row: Any = (
                dataclasses.field(default_factory=default.make)
                if isinstance(default, _Factory)
                else dataclasses.field(default=default)
            )
            rows.append((name, owner.__annotations__[name], row))
        like = dataclasses.make_dataclass(owner.__name__, rows)
        made = {row.name: row for row in dataclasses.fields(like)}
        owner.__dataclass_fields__ = made  # type: ignore[attr-defined]  # dataclasses look for it here
        return made


class _Signature:
    """`__signature__`, made when somebody asks: the first record changes `__init__`."""

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
        self._names, self._defaults = names, defaults

    def __get__(self, instance: object, owner: type) -> Signature:
        from inspect import Parameter, Signature

        return Signature(
            [
                Parameter(
                    name,
                    Parameter.POSITIONAL_OR_KEYWORD,
                    default=self._defaults.get(name, Parameter.empty),
                    annotation=owner.__annotations__[name],
                )
                for name in self._names
            ]
        )


def _values(record: Any) -> tuple[Any, ...]:
    return tuple([getattr(record, name) for name in type(record).__slots__])


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__slots__)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: object) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]  # typeshed has it as Any
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
    return _made(cls, __hash__=_hash, __reduce__=_reduce, __setattr__=_refuse, __delattr__=_refuse)


@dataclass_transform(field_specifiers=(field,))
def slotted(cls: type[T]) -> type[T]:
    """The class with its annotated fields as slots."""
    return _made(cls, __hash__=None)


def _made(cls: type[T], **methods: Any) -> type[T]:
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
        __signature__=_Signature(names, defaults),
        __eq__=_eq,
        **methods,
    )
    body.setdefault("__repr__", _repr)

    few = iter(range(_FEW))

    def first(self: Any, /, *values: Any, **named: Any) -> None:
        given = _given(names, defaults, values, named) if next(few, None) is not None else None
        if given is None:
            made.__init__ = _init(made, names, defaults)
            made.__init__(self, *values, **named)
        else:
            for name, value in zip(names, given, strict=True):
                object.__setattr__(self, name, value)

    made: Any = type(cls.__name__, cls.__bases__, {**body, "__init__": first})
    made.__qualname__ = cls.__qualname__
    return made  # type: ignore[no-any-return]  # a class made here has no static type


_FEW = 16
"""Records of a class that are made field by field: to compile a function takes longer."""


def _given(
    names: tuple[str, ...],
    defaults: dict[str, Any],
    values: tuple[Any, ...],
    named: dict[str, Any],
) -> list[Any] | None:
    """The values of all fields; None where these are not the right ones: what is compiled says what is wrong."""
    count = len(values)
    rest = names[count:]
    if count > len(names) or not named.keys() <= set(rest):
        return None
    given = list(values)
    for name in rest:
        if name not in named and name not in defaults:
            return None
        value = named[name] if name in named else defaults[name]
        given.append(value.make() if isinstance(value, _Factory) else value)
    return given


_set_class = vars(object)["__class__"].__set__
_SETTABLE = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}


def _init(made: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """`__init__` (names of fields are the program's own, never mail's)."""
    space: dict[str, Any] = {"_set_class": _set_class}
    lines = [f"def __init__(self, {', '.join(names)}):"]
    for name in names:
        default = defaults.get(name)
        if isinstance(default, _Factory):
            space[f"_default_{name}"], space[f"_make_{name}"] = default, default.make
            lines.append(f" if {name} is _default_{name}: {name} = _make_{name}()")
    fill = "; ".join(f"self.{name} = {name}" for name in names)
    if made.__setattr__ is _refuse:
        space["_frozen"], space["_settable"] = made, type(made.__name__, (made,), dict(_SETTABLE))
        fill = f"_set_class(self, _settable); {fill}; self.__class__ = _frozen"
    init = _function("__init__", "\n".join([*lines, f" {fill}"]), space, defaults)
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {**made.__annotations__, "return": None}
    return init


def _function(name: str, text: str, space: dict[str, Any], defaults: dict[str, Any]) -> Any:
    exec(text, space)  # noqa: S102 - names of fields alone go into it, as in dataclasses
    function = space[name]
    function.__defaults__ = tuple(defaults.values())
    return function


def replace(record: T, **changes: Any) -> T:
    """A copy with some fields given anew."""
    kind = type(record)
    for name in kind.__slots__:  # type: ignore[attr-defined]  # each frozen class has them
        if name not in changes:
            changes[name] = getattr(record, name)
    return kind(**changes)


class _Named(tuple[Any, ...]):
    """What all named tuples have."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Any:
        return cls(*values)

    def _replace(self, /, **changes: Any) -> Any:
        made = type(self)(*map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({shown})"


_Getter: Any = type(vars(namedtuple("_One", "field"))["field"])  # the quickest there is


class _Tuples(type):
    """Makes a named tuple of a class of annotated fields; its `__new__` is compiled when the first one is made."""

    def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> Any:
        names = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in names if field in body}

        few = iter(range(_FEW))

        def first(_cls: type, /, *values: Any, **named: Any) -> Any:
            if next(few, None) is not None:
                whole = _given(names, defaults, values, named)
                if whole is not None:
                    return tuple.__new__(_cls, whole)
            given = ", ".join(names)
            text = f"def __new__(_cls, {given}):\n return _new(_cls, ({given},))"
            new = _function("__new__", text, {"_new": tuple.__new__}, defaults)
            made.__new__ = staticmethod(new)
            return new(_cls, *values, **named)

        body.update(
            __slots__=(),
            __match_args__=names,
            __signature__=_Signature(names, defaults),
            __new__=first,
            _fields=names,
            _field_defaults=defaults,
        )
        body.update((field, _Getter(place, None)) for place, field in enumerate(names))
        made: Any = type(name, (_Named,), body)
        return made


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_Tuples, "NamedTuple", (), {})
