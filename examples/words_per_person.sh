#!/bin/sh
# Words of new text for each person, most first: a pipe with jq.
#
#     sh examples/words_per_person.sh examples/mail/
set -eu
mlthread show --jsonl "$@" |
    jq -r 'select(.type == "conversation") | .messages[]
           | [.author.name // .author.email, ([.text | scan("\\S+")] | length)] | @tsv' |
    awk -F '\t' '{ words[$1] += $2 } END { for (who in words) print words[who] "\t" who }' |
    sort -k1,1nr -k2
