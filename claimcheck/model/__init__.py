"""What the words mean: frozen values, without input, output, patterns or any language."""
