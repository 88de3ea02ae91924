"""What is known of the language: words, synonyms, what is near in meaning, readings, English."""
