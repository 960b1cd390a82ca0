use std::borrow::Cow;

use super::error::{Cause, Error};

/// The fields of one line; a quoted field may make it span several.
#[derive(Default)]
pub struct Record<'a> {
    /// Where it begins, counted from 1.
    pub line: usize,
    pub fields: Vec<Cow<'a, str>>,
}

/// Walks over text, record by record, without copying it.
pub struct Records<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Records<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 }
    }

    /// The line that the next record begins on.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Reads the next record that is not blank into `record`; false at the end of the text.
    pub fn read(&mut self, record: &mut Record<'a>) -> Result<bool, Error> {
        while !self.rest.is_empty() {
            let (line, after) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            record.line = self.line;
            record.fields.clear();
            if line.contains('"') {
                self.read_quoted(record)?;
            } else {
                self.rest = after;
                self.line += 1;
                record.fields.extend(without_return(line).split(';').map(Cow::Borrowed));
            }
            if record.fields.iter().any(|field| !field.trim().is_empty()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn read_quoted(&mut self, record: &mut Record<'a>) -> Result<(), Error> {
        loop {
            let field = match self.rest.strip_prefix('"') {
                Some(quoted) => self.quoted_field(quoted).ok_or(Cause::UnclosedQuote.on(record.line))?,
                None => Cow::Borrowed(self.plain_field()),
            };
            record.fields.push(field);
            match self.rest.strip_prefix(';') {
                Some(next) => self.rest = next,
                None => break,
            }
        }
        self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
        self.line += 1;
        Ok(())
    }

    /// Up to the next separator or end of line.
    fn plain_field(&mut self) -> &'a str {
        let end = self.rest.find([';', '\n']).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        without_return(field)
    }

    /// Up to the closing quotation mark, of which two stand for one, and then on as a plain field.
    fn quoted_field(&mut self, quoted: &'a str) -> Option<Cow<'a, str>> {
        let mut field = String::new();
        let mut rest = quoted;
        loop {
            let (part, after) = rest.split_once('"')?;
            field.push_str(part);
            if let Some(next) = after.strip_prefix('"') {
                field.push('"');
                rest = next;
            } else {
                self.rest = after;
                break;
            }
        }
        self.line += field.matches('\n').count();
        field.push_str(self.plain_field());
        Some(Cow::Owned(field))
    }
}

fn without_return(text: &str) -> &str {
    text.strip_suffix('\r').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn records(text: &str) -> Result<Vec<(usize, Vec<String>)>, Error> {
        let mut records = Records::new(text);
        let mut record = Record::default();
        let mut all = Vec::new();
        while records.read(&mut record)? {
            all.push((record.line, record.fields.iter().map(ToString::to_string).collect()));
        }
        Ok(all)
    }

    #[rstest]
    #[case::plain("a;b\nc;d\n", &[(1, &["a", "b"][..]), (2, &["c", "d"])])]
    #[case::without_last_newline("a;b", &[(1, &["a", "b"][..])])]
    #[case::byte_order_mark("\u{feff}a;b", &[(1, &["a", "b"][..])])]
    #[case::carriage_returns("a;b\r\n\"c\";d\r\n", &[(1, &["a", "b"][..]), (2, &["c", "d"])])]
    #[case::blank_lines("\n;;\r\n \na\n", &[(4, &["a"][..])])]
    #[case::empty_fields(";a;\n", &[(1, &["", "a", ""][..])])]
    #[case::quoted_separator("\"a;b\";c\n", &[(1, &["a;b", "c"][..])])]
    #[case::doubled_quotes("\"say \"\"yes\"\"\";c\n", &[(1, &["say \"yes\"", "c"][..])])]
    #[case::quote_inside_plain_text("5\" pipe;c\n", &[(1, &["5\" pipe", "c"][..])])]
    #[case::text_after_a_closing_quote("\"a\"b;c\n", &[(1, &["ab", "c"][..])])]
    #[case::quoted_newline("\"a\nb\";c\nd\n", &[(1, &["a\nb", "c"][..]), (3, &["d"])])]
    fn fields_are_read_as_in_csv(#[case] text: &str, #[case] expected: &[(usize, &[&str])]) {
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(line, fields)| (*line, fields.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(records(text), Ok(expected));
    }

    #[test]
    fn a_quotation_mark_must_be_closed() {
        assert_eq!(records("a\nb;\"c\nd"), Err(Cause::UnclosedQuote.on(2)));
    }
}
