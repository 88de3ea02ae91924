"""How long the program takes to start and answer, as a whole process, beside others."""
