"""The centre of Homeward: records, rules and screen builders. Standard library only."""
