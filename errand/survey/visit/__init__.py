"""
The surveyor's way through a hall: what she looks at, in which order, and what she writes down.

It is made of the same steps as a citizen's errands; only what lies behind hundreds of like addresses (the further pages
of lists) is read without a window, and held against the window (errand.survey).
"""
