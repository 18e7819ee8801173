"""Gold files: the claims that must be read from an article, written beside it, and how what is read differs from them.

`entries` are the lines of a file, `goldfile` the file and its article, `alignment` sets what is expected beside what is
read, `difference` shows it, `scoring` counts it, `revision` writes it down.
"""
