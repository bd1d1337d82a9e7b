"""The register: every move of every report, kept in one file, beside what people ruled on them."""

from standoff.register.register import Added, Register, open_register
from standoff.register.rulings import Attached, Ruled, Ruling

__all__ = ["Added", "Attached", "Register", "Ruled", "Ruling", "open_register"]
