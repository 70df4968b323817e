"""The pages, whether served or written as files: a store's lines in, HTML out.

    Store → Shelf (one state of it) → views (what a page shows, frozen) → templates → bytes

The views hold addresses made by `links.Links`; `Served` and `Filed` are the only difference between the
live page (`onrecord.desk`) and the site of files (`onrecord.publish.site`).
"""
