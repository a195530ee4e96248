"""The text of one body to segments. `pipeline` has the order of the passes, `state` is what they share.

- `quoting`: how deep each line is quoted
- `heads`: which lines say whose words follow
- `levels`: whose words each line holds
- `ownlines`: what an author's lines are
- `cues`: what a text holds that has one of the rare forms, whose modules are loaded then
"""
