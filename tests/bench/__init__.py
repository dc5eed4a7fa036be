"""Benchmarks: figures to look at, never assertions; each beside a peer in the same run."""
