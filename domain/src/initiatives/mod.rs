//! Initiatives: what people propose on a board, in numbered revisions, by one author or several.
