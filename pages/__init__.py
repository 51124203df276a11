"""What a citizen can do on each kind of page: in concepts, without selectors, city names or assertions."""
