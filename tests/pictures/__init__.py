"""Pictures of the course, taken by a script so that they never go stale."""
