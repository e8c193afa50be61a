"""One portal a file: attributes, and a docstring that says what is verified and what is inferred."""
