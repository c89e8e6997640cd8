"""Fields, validators and one grammar of messages."""
