"""X12 interchanges: 837 claims and 835 payments as tables of service lines."""
