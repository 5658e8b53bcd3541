"""Forms of receptions: `planning` the schedule · `public` a booking · `visits` who came and what was said."""
