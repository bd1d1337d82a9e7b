"""The event type between two named actors of a sentence: `standoff code`."""
