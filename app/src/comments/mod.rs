//! Comments, two levels deep, on anything that has an id.
