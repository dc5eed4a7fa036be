"""Running the course for many: its options, its counts, its log, its end and its processes."""
