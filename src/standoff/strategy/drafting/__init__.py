"""From the standing of a register to a conflict: who decides, what could be done, what each wants.

What was demanded is an option of the one who was asked, what was offered or threatened one of who
would do it; one for each matter and doer, however many moves speak of it. An option is the state
of affairs that its words name: *not to deploy missiles* is taken by whoever gives that word.
"""
