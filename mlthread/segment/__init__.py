"""The text of one body to segments.

`quoting` tells how deep each line is quoted, `heads` which lines say whose words follow, `levels` whose words
each line holds, `ownlines` what an author's lines are; `pipeline` has the order.
"""
