//! Canonical JSON (RFC 8785): one text for one value, so that a hash of it means something.
//!
//! Only what we need: whole numbers up to 2^53 - 1 on either side of zero, which every reader of JSON holds exactly.

use serde::Serialize;
use serde_json::Value;

/// The largest whole number that every reader of JSON holds exactly.
const LARGEST: u64 = (1 << 53) - 1;

/// A value cannot be written canonically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// It holds a fraction or a number beyond 2^53 - 1.
    #[error("a number that is not whole or beyond 2^53 - 1")]
    Number,
    /// It is not JSON at all, such as a table whose keys are no texts.
    #[error("not a value of JSON")]
    NotJson,
}

/// The canonical text of a value.
pub fn write(value: &impl Serialize) -> Result<String, CanonicalError> {
    let value = serde_json::to_value(value).map_err(|_| CanonicalError::NotJson)?;
    let mut text = String::new();
    append(&value, &mut text)?;
    Ok(text)
}

fn append(value: &Value, text: &mut String) -> Result<(), CanonicalError> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => {
            let size = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
            if size.is_none_or(|size| size > LARGEST) {
                return Err(CanonicalError::Number);
            }
            text.push_str(&number.to_string());
        }
        Value::String(string) => append_string(string, text),
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                append(item, text)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            text.push('{');
            for (place, (key, member)) in members.into_iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                append_string(key, text);
                text.push(':');
                append(member, text)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

/// serde_json escapes exactly as RFC 8785 asks: quotation marks, backslashes and control characters, the latter in
/// their short form where they have one.
fn append_string(string: &str, text: &mut String) {
    text.push_str(&Value::from(string).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_by_their_utf16_units() {
        // The example of RFC 8785, section 3.2.3.
        let value = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis",
        });
        let text = write(&value).unwrap();
        let order = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"];
        let places: Vec<_> = order.iter().map(|key| text.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn strings_are_escaped_as_little_as_possible() {
        let value = json!(["\u{20ac}$\u{f}\u{a}A'\u{42}\"\\\"/\u{8}\u{c}\t\r\u{7f}"]);
        assert_eq!(write(&value).unwrap(), "[\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\"/\\b\\f\\t\\r\u{7f}\"]");
    }

    #[test]
    fn numbers_that_a_reader_could_round_are_refused() {
        assert_eq!(
            write(&json!([-5, 9_007_199_254_740_991_u64, null, true])).unwrap(),
            "[-5,9007199254740991,null,true]"
        );
        for number in [json!(9_007_199_254_740_992_u64), json!(i64::MIN), json!(u64::MAX), json!(0.5)] {
            assert_eq!(write(&number), Err(CanonicalError::Number), "{number}");
        }
    }
}
