"""What the texts of the course hold, in both languages."""
