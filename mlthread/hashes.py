"""Hash functions without what `hashlib` loads for them. In: nothing. Out: `blake2b`, `sha256`.

`hashlib` loads all of OpenSSL, which takes a tenth of the start of a program that reads one small
message. Where Python has the functions in small modules of its own, these are used (as `random` of the
standard library does).

>>> sha256(b"").hexdigest()[:8], blake2b(b"", digest_size=4).hexdigest()
('e3b0c442', '1271cf25')
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

__all__ = ["blake2b", "sha256"]

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256
