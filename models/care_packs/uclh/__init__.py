"""The UCLH care pack."""
