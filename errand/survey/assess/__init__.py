"""What was read of a hall, assessed: guides, answers to letters, red lines.  Nothing here opens a page."""
