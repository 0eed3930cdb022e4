"""Pure functions on text: no request, no database, nothing but the standard library at heart."""
