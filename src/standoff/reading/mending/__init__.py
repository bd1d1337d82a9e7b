"""Repairs of the parse, by what went wrong; `mend.py` says in which order they are made."""
