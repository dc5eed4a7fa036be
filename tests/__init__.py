"""The tests: what the course promises, said in sentences and held."""
