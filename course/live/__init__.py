"""A live session: any exercise of the course put to a room, by a trainer, to people with phones."""
