"""Partnerships that set themselves up in an empty folder, each told from its first day."""
