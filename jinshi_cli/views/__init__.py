"""What the commands say, as semantic blocks without looks."""
