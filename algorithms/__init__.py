"""Mathematics that has never heard of medicine: arrays and graphs in, arrays and sets out."""
