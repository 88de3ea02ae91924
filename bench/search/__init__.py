"""How well and how fast the program finds what is asked for, beside what else one could search with."""
