"""How things look: painters for views, writers for data formats."""
