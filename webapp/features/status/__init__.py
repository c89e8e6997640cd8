"""For those who run it: does it live, is it ready."""
