use std::borrow::Cow;
use std::mem;

use super::error::{Cause, Error};
use super::records::Record;

/// The names that a section gives to its columns.
pub struct Columns(Vec<String>);

/// Where a column stands, with its name for error messages.
#[derive(Clone, Copy)]
pub struct Column {
    name: &'static str,
    position: usize,
}

impl Columns {
    pub fn of(record: &Record<'_>) -> Self {
        Self(record.fields.iter().map(|name| name.trim().to_lowercase()).collect())
    }

    pub fn find(&self, name: &'static str) -> Option<Column> {
        let position = self.0.iter().position(|column| column == name)?;
        Some(Column { name, position })
    }

    /// The first of these names that there is.
    pub fn find_any(&self, names: &[&'static str]) -> Option<Column> {
        names.iter().find_map(|name| self.find(name))
    }

    /// Fails, on the line of the names, where the column is missing.
    pub fn require(&self, name: &'static str, line: usize) -> Result<Column, Error> {
        self.find(name).ok_or(Cause::MissingColumn(name).on(line))
    }

    /// Fails where a record has more in it than there are columns.
    pub fn admit(&self, record: &Record<'_>) -> Result<(), Error> {
        let expected = self.0.len();
        let found = record.fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
        if found > expected { Err(Cause::TooManyFields { expected, found }.on(record.line)) } else { Ok(()) }
    }
}

impl Column {
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// What stands there, trimmed; the empty text where the record ends before it.
    pub fn text<'r>(self, record: &'r Record<'_>) -> &'r str {
        record.fields.get(self.position).map_or("", |field| field.trim())
    }

    /// Takes what stands there out of the record, untrimmed; the empty text where the record ends before it.
    pub fn take<'a>(self, record: &mut Record<'a>) -> Cow<'a, str> {
        record.fields.get_mut(self.position).map(mem::take).unwrap_or_default()
    }

    /// What stands there, or an error where nothing does.
    pub fn required<'r>(self, record: &'r Record<'_>) -> Result<&'r str, Error> {
        match self.text(record) {
            "" => Err(Cause::MissingField(self.name).on(record.line)),
            text => Ok(text),
        }
    }

    /// The whole number that stands there, if anything does.
    pub fn number<T: TryFrom<i64>>(self, record: &Record<'_>) -> Result<Option<T>, Error> {
        match self.text(record) {
            "" => Ok(None),
            text => whole_number(self.name, text).map(Some).map_err(|cause| cause.on(record.line)),
        }
    }
}

/// Reads `3` and also `3.0`, as spreadsheets write it.
pub fn whole_number<T: TryFrom<i64>>(field: &'static str, text: &str) -> Result<T, Cause> {
    let whole = match text.trim().split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
        _ => text.trim(),
    };
    let number: Option<i64> = whole.parse().ok();
    number
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| Cause::NotANumber { field, text: text.to_owned() })
}
