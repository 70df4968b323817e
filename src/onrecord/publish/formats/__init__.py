"""The export formats, one small file each: its name is the format's.

A format holds `SUMMARY`, one line for the user, and `write(store, query, out) -> int`, which writes what the query
means to a binary file and gives the number of rows or records. Other packages add formats by an entry point in
the group `onrecord.formats` that names such a module.
"""
