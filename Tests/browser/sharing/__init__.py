"""Information that moves without having been asked for: at meetings, and offered."""
