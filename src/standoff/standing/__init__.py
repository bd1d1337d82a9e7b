"""From moves to where each party stands: agenda, positions, docket, threats, disputes, timeline."""
