"""A municipality's own tokens and logo, mounted as files at run time."""
