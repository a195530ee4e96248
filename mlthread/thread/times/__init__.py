"""Whose clock an attribution prints, and in which zone: `clocks` by `habits` of persons; `lags` of dates behind
ids; `arrivals` tell which message the archive got first.
"""
