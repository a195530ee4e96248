"""What linking looks at, by name. In: nothing. Out: the names that `features` fills and `weights` weighs."""

from __future__ import annotations

__all__ = ["FEATURES", "NULL_FEATURES", "QUOTE", "WHEN", "WHO"]

QUOTE = ("silent", "short", "empty", "missing", "low", "mid", "high")
WHO = ("silent", "sure", "likely", "other", "unknown")
WHEN = ("silent", "exact", "soon", "late", "quarter", "day", "offzone", "near", "conflict")
"""How a mention's quote, name and date agree with a candidate; each combination has a weight, since
a date that fits to the minute makes up for a quote that is not found, and the other way round."""

FEATURES = (
    "quote_cover",  # share of the quoted words found in the candidate's own text
    "quote_any",  # any of them
    "quote_lines",  # log of the distinct lines found
    "quote_lead",  # how much more than the next best
    "quote_missing",  # a long quote, and nothing of it is there
    "quote_empty",  # the candidate's own text is not in the archive (scrubbed, an attachment)
    "quote_elsewhere",  # a long quote, and somebody else has most of it
    "second_mention",  # what fits is not the first thing that is quoted
    "nest_lines",  # share of the second-hand quote that the candidate quotes at first hand
    "nest_attribution",  # both name the same person and date there
    "nest_person",  # both name the same person there
    "nest_conflict",  # the candidate names somebody else there
    "sibling",  # share of the first-hand quote that the candidate too quotes at first hand
    "who_sure",  # the attribution gives the candidate's address or full name
    "who_likely",  # a nick, a masked address, part of the name
    "who_first",  # only the first name
    "who_other",  # the attribution names somebody else of the archive
    "who_unknown",  # the attribution names nobody of the archive
    "date_exact",
    "date_soon",
    "date_late",
    "date_quarter",
    "date_day",
    "date_offzone",
    "date_near",
    "date_conflict",
    "who_and_date",  # both agree
    "attribution_id",  # the attribution gives the candidate's Message-ID
    "copied",  # all that it says stands in the message, unmarked
    "subject_same",
    "subject_was",  # "(was: …)" names the candidate's subject
    "subject_other",
    "subject_words",  # another subject: share of the words in common
    "reply_same",  # same subject under "Re:"
    "gap",  # log of the hours between them
    "gap_negative",  # the candidate looks younger
    "skew",  # log of the minutes by which it looks younger
    "gap_negative_fits",  # it looks younger, but its words or its date are what is quoted
    "skew_arrived",  # it looks younger, but the archive got it first
    "arrived_later",  # it looks older, but the archive got it later
    "previous",  # the latest earlier message under the subject
    "rank",  # log of how many messages lie between under the subject
    "opens",  # the oldest message under the subject
    "self",  # one author
    "greeted",  # "Hi Bob," and the candidate is by Bob
    "greeted_other",
    "to_first",  # first in To:
    "to_any",
    "list_other",  # another list
    "series",  # part n of a patch series and its cover
    "thread_hint",  # a mail store or client put both into one thread
    "bare_previous",  # no quote, no attribution: the previous message
    "bare_recent",  # neither quote nor "Re:", and the subject was used within two weeks
    "bare_opens",  # no quote, no attribution: the first message
    "called",  # nothing but a vote, and the candidate calls for votes
    "up_lines",  # share of the second-hand quote that the candidate's own parent wrote
    "up_person",  # the second-hand attribution names the candidate's parent's author
    "answers_me",  # the candidate answers an earlier message of this one's author
    "bare_answers_me",  # and nothing is quoted
    "cites_me",  # and quotes what is quoted here: share of the quote
    "quotes_me",  # the candidate quotes this message: share of its quotes
    "answered",  # this one's author has answered the candidate before
    "bare_words",  # nothing is quoted: share of this message's words that the candidate uses
    "bare_words_most",  # no other candidate uses more of them
    "bare_words_alone",  # nor more that no other candidate uses
    "unfound_words",  # the quote is found nowhere: share of the words
    "tie_first",  # several hold the quoted words, and it is the oldest of them
    "other_new",  # another subject, and no "Re:"
    "elsewhere_in_it",  # share of the quote in what the candidate quotes from further up
    *(f"{q}/{w}/{d}" for q in QUOTE for w in WHO for d in WHEN),
)

NULL_FEATURES = (
    "bias",
    "re",
    "quoted",  # quotes something at first hand
    "named",  # an attribution names somebody
    "dated",
    "cover",  # best cover of the quote by any candidate
    "subject_seen",  # an earlier message has the subject
    "re_unseen",  # "Re:", but nobody wrote under the subject before
    "bare",  # neither quote nor Re:
    "forward",
    "no_fit",  # an attribution with a date that no candidate fits
    "quote_unfound",  # a long quote that is found nowhere
    "hint_words",  # log of the words quoted
    "anonymous",  # quotes without any attribution
    "anonymous_new",  # and neither "Re:" nor a subject known before
    "named_new",
    "series_part",  # part of a patch series whose head is there
    "hinted",  # what a mail store or client put into the same thread is older
    "headers_usual",  # the author's other replies carry reply headers
    "named_otherwise",  # the attribution names another than the one who wrote the words
    *(
        f"none/{q}/{w}/{d}"
        for q in ("silent", "short", "missing", "low", "mid", "high")
        for w in ("silent", "known", "unknown")
        for d in ("silent", "fit", "unfit")
    ),
)
