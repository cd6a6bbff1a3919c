"""Steps, terms and duties of a case, read from the dated data of ``cases.rules``."""
