"""Stories of citizens: no selectors, no waits, no clocks, no city names."""
