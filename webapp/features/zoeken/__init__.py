"""Live search: always POST, because search terms are personal data."""
