"""The face of the national draft: what wire/vng.md and its OpenAPI file say."""
