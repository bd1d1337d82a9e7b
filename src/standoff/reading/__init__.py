"""Reading: from a report's text to moves. The only part of the program that knows spaCy."""
