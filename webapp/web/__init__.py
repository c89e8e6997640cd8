"""What all pages share: services, headers, errors, fragment-or-page, Jinja, logging."""
