"""What stands below messages again and again, and tells by that what it is: `tails` are the ends of messages,
of which `signatures` are one person's and `footers` many people's.
"""
