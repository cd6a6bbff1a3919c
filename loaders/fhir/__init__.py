"""FHIR resources as tables: the columns are paths into the resources."""
