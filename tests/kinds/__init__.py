"""What each kind of exercise does, on small samples that no lesson depends on."""
