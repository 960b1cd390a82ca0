//! Stances: support, doubt or pass. Public only as totals per constituency; concertation is computed from them.
