"""What keeps the documents true: scripts that write pages from the code, and check that they are fresh."""
