"""The survey of 2018, repeated by machine: what stands in a city's hall, read off with its evidence."""
