"""The data, on SQLite: one file, the same rows for both faces."""
