"""What this employee registered, and how each stands."""
