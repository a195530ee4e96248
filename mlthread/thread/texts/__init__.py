"""Words of quotes and of their sources laid side by side: fingerprints, tracing, merging."""
