"""Spanish."""

from .record import Locale

LOCALE = Locale(
    code="es",
    name="Spanish",
    attribution=(),
    header_labels={},
    rulers=(),
    reply_prefixes=(),
    forward_prefixes=(),
    months=(
        ("ene", "enero"),
        ("feb", "febrero"),
        ("mar", "marzo"),
        ("abr", "abril"),
        ("may", "mayo"),
        ("jun", "junio"),
        ("jul", "julio"),
        ("ago", "agosto"),
        ("sept", "septiembre", "sep", "setiembre", "set"),
        ("oct", "octubre"),
        ("nov", "noviembre"),
        ("dic", "diciembre"),
    ),
    weekdays=(
        ("lun", "lunes", "lu"),
        ("mar", "martes", "ma"),
        ("mié", "miércoles", "mi"),
        ("jue", "jueves", "ju"),
        ("vie", "viernes", "vi"),
        ("sáb", "sábado", "sa"),
        ("dom", "domingo", "do"),
    ),
    salutations=(),
    closings=(),
    taglines=(),
)
