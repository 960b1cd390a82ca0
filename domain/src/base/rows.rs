//! Statements over many rows at once, with `$1`-style places.

use sea_orm::Value;
use std::fmt::Write as _;

/// Rows for a `VALUES` list and their values in order.
///
/// The last row is repeated until there are 1, 2, 4, 8 … rows: so few different statements are ever prepared.
/// A statement that may not meet a row twice takes them with `SELECT DISTINCT`.
pub struct Rows {
    /// `($1, $2), ($3, $4)`
    pub places: String,
    /// The values for the places.
    pub values: Vec<Value>,
}

impl Rows {
    /// Lays out the rows; `None` where there are none.
    pub fn lay_out<const COLUMNS: usize>(rows: impl IntoIterator<Item = [Value; COLUMNS]>) -> Option<Self> {
        Self::lay_out_from(1, rows)
    }

    /// The same for a statement that has other values before these: the number of the first place.
    pub fn lay_out_from<const COLUMNS: usize>(
        first: usize,
        rows: impl IntoIterator<Item = [Value; COLUMNS]>,
    ) -> Option<Self> {
        let mut rows: Vec<[Value; COLUMNS]> = rows.into_iter().collect();
        let last = rows.last()?.clone();
        rows.resize(rows.len().next_power_of_two(), last);
        let mut places = String::with_capacity(rows.len() * COLUMNS * 7);
        for row in 0..rows.len() {
            places.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..COLUMNS {
                let comma = if column == 0 { "" } else { ", " };
                // Writing into a text never fails.
                let _ = write!(places, "{comma}${}", row * COLUMNS + column + first);
            }
            places.push(')');
        }
        Some(Self { places, values: rows.into_iter().flatten().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_filled_up_to_a_power_of_two() {
        let rows = Rows::lay_out([[1.into(), 2.into()], [3.into(), 4.into()], [5.into(), 6.into()]]).unwrap();
        assert_eq!(rows.places, "($1, $2), ($3, $4), ($5, $6), ($7, $8)");
        assert_eq!(rows.values[4..], [5.into(), 6.into(), 5.into(), 6.into()]);
        assert!(Rows::lay_out::<2>([]).is_none());
    }
}
