"""What leaves onrecord for others: the site of files, and every export."""
