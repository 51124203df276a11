"""What everything speaks of: records, reason codes, errors.  No clock, no disk, no browser."""
