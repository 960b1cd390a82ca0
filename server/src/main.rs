//! tavolata
fn main() {}
