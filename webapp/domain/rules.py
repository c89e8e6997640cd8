"""The one error of the rules of what may be typed: ``telefoonnummer``, ``emailadres``, ``identificator`` …"""


class RuleError(ValueError):
    """Its text is the sentence for the employee, in Dutch. What was typed is never part of it."""
