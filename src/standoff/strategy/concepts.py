"""The concepts of stability, by name."""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """When somebody stays where it is.

    The first five are those of one decision maker. Those of coalitions begin with a c. Those under
    unknown preference end in their form, a to d.
    """

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SIM = "sim"
    CNASH = "cnash"
    CGMR = "cgmr"
    CSMR = "csmr"
    CSEQ = "cseq"
    NASH_A = "nash_a"
    NASH_B = "nash_b"
    NASH_C = "nash_c"
    NASH_D = "nash_d"
    GMR_A = "gmr_a"
    GMR_B = "gmr_b"
    GMR_C = "gmr_c"
    GMR_D = "gmr_d"
    SMR_A = "smr_a"
    SMR_B = "smr_b"
    SMR_C = "smr_c"
    SMR_D = "smr_d"
    SEQ_A = "seq_a"
    SEQ_B = "seq_b"
    SEQ_C = "seq_c"
    SEQ_D = "seq_d"

    @property
    def form(self) -> str | None:
        """The form under unknown preference, a to d, if it is one."""
        return self[-1] if "_" in self else None

    @property
    def tempted_in_doubt(self) -> bool:
        """Whether what may be better tempts as well as what surely is."""
        return self.form in ("a", "c")

    @property
    def deterred_in_doubt(self) -> bool:
        """Whether what may be no better deters as well as what surely is not."""
        return self.form in ("c", "d")

    @property
    def basic(self) -> Concept:
        """The concept that it is a form of, for one decision maker."""
        return Concept(self.partition("_")[0].removeprefix("c"))


OF_ONE = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SIM)
OF_COALITIONS = (Concept.CNASH, Concept.CGMR, Concept.CSMR, Concept.CSEQ)
UNDER_UNKNOWN = tuple(concept for concept in Concept if "_" in concept)
