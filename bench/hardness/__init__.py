"""How the program bears what it should not meet: broken files, kills, crowds, full disks."""
