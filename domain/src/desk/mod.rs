//! The desk of moderators: the queue with what it is about, and decisions that take effect on their subject.
