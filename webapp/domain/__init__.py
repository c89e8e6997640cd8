"""The words and rules of the standard. No flask, no httpx, no I/O."""
