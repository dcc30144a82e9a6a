"""The canonical report: small, closed, immutable, without verbs.

`report` holds the document, `blocks` what its body is made of, `elements` what GB/T 9704-2012 names around it,
`indicator` the figures found in it. `codec` turns a report into JSON and back.
"""
