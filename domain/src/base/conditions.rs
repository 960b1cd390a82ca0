//! A statement that grows with its conditions.

use sea_orm::Value;

/// Conditions that all hold, and the values of the statement, each with its place.
#[derive(Default)]
pub struct Conditions {
    all: Vec<String>,
    /// The values in the order of their places.
    pub values: Vec<Value>,
}

impl Conditions {
    /// Gives a value its place.
    pub fn place(&mut self, value: impl Into<Value>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }

    /// Adds a condition.
    pub fn add(&mut self, condition: impl Into<String>) {
        self.all.push(condition.into());
    }

    /// Asks that a column has the value, where there is one.
    pub fn keep(&mut self, column: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            let place = self.place(value);
            self.all.push(format!("{column} = ${place}"));
        }
    }

    /// All of them, to stand behind `WHERE`.
    pub fn all(&self) -> String {
        if self.all.is_empty() { "TRUE".to_owned() } else { self.all.join(" AND ") }
    }
}
