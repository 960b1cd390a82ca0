//! Meetings against real databases.
