"""Whom each message answers. `links` goes through the records and makes a `choice` for each.

- `candidates`: which earlier messages it may be
- `featurenames`, `features`, `mentionfit`, `closings`: what speaks for each; `absence`: what speaks for none
- `weights`, `likeliest`: what that is worth together
- `misdated`: which of two came first; `pageids`: whose id a page shows; `hashedids`: whose id a gateway hid;
  `twins`: lost messages that the archive holds after all
"""
