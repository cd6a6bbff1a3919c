"""The one place where claims, rings and case file meet: dossiers, packages, replays."""
