"""Sources to byte streams: what lies where, unpacked within bounds.

`sources` and `folders` find files (`skipped` are left out, `names` tell days), `streams` look ahead into one;
`packed`, `zips` and `savedpages` unpack, `bounded` by size; `publicinbox` reads repositories.
"""
