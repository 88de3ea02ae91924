"""What the commands say: as semantic blocks without looks for people, as the items of the contract for scripts."""
