"""Who says what, word for word: spans of source, cue and content, for `standoff quotes`.

Moves ask only which clause somebody reports (`attributions.py`). Here the net is wider, and what is
caught has its edges: also the *plan* that somebody *praised*, also what one *refused to do*, also a
quotation over three paragraphs.
"""
