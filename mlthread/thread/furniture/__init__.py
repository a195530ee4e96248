"""What stands below messages again and again, and tells by that what it is."""
