"""Sources side by side with the sentence they bear on."""
