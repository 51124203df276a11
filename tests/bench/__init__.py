"""What errand itself costs: five journeys through errand against the same actions as a bare Playwright script."""
