"""The halls of today held against what the survey of 2018 published."""
