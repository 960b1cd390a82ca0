//! Lists of what lies in the territories that a role reaches.

use sea_orm::Value;

use crate::base::TerritoryId;

/// The condition that the territory `t` of a statement is one of these or lies within one; `None` is everywhere.
/// The ids are appended to the values of the statement.
pub fn reach(territories: Option<&[TerritoryId]>, values: &mut Vec<Value>) -> String {
    let Some(territories) = territories else { return "TRUE".to_owned() };
    if territories.is_empty() {
        return "FALSE".to_owned();
    }
    let places: Vec<String> =
        (1..=territories.len()).map(|place| format!("${}", values.len() + place)).collect();
    let places = places.join(", ");
    values.extend(territories.iter().map(|territory| Value::from(*territory)));
    format!("(t.id IN ({places}) OR t.within IN ({places}))")
}
