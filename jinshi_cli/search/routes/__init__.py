"""The ways in which a part of a query leads to a section: as written, by sound, by a slip, shortened, in English."""
