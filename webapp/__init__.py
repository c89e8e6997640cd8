"""kcc-registratie: employees of a municipal contact centre register interne taken and betrokkenen.

The map of the package; who may import whom is checked by import-linter (pyproject.toml):

- ``factory``            puts the parts together; the only place that knows all of them
- ``settings``           the only reader of the environment
- ``cli``                the ``kcc-registratie`` command
- ``domain``             dataclasses and rules of the standard; the ``Provider`` port and its errors
- ``klantinteracties``   that port over HTTP: client, dialects, decoding and encoding
- ``registrations``      the durable use cases (DBOS)
- ``search``             what a search term means and which calls it takes
- ``practice_provider``  the embedded provider: a WSGI application on SQLite
- ``identity``           who the employee is
- ``web``                what all pages share
- ``forms``              fields, validators and one grammar of messages
- ``features``           one package a screen
"""
