"""The face of Open Klant: what wire/openklant.md measured."""
