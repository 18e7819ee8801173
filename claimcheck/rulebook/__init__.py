"""`rules/` turned into typed, checked, immutable objects."""
