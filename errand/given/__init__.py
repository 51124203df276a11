"""What people write, read and checked: cities, the lexicon, personas, portal files."""
