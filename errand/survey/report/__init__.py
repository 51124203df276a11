"""The survey's tables for people: in the terminal, as CSV, as a workbook, as one page. It computes nothing itself."""
