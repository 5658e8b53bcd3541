"""What holds in the sealed room without database or clock: transitions, competence, clocks, retention."""
