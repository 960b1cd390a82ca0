//! When and for how long, in words.

use domain::{base::Day, meetings::Span};

use crate::i18n::Words;

/// `venerdì 26 giugno 2020, 09:30–13:30`; where it ends on another day, both days.
pub fn span(words: Words, span: Span) -> String {
    let texts = words.meetings();
    let (from, to) = (words.clock(span.starts), words.clock(span.ends));
    let day = |day: Day| texts.weekday_and_day(words.weekday(day), words.full_day(day));
    let (first, last) = (span.starts.day(), span.ends.day());
    if first == last {
        texts.on_day(day(first), texts.hours_of_day(from, to))
    } else {
        texts.from_to(words.day_and_time(span.starts), words.day_and_time(span.ends))
    }
}

/// The days of a meeting in a list: one day with its hours, or the first and the last of several.
pub fn dates(words: Words, whole: Span, dates: i64) -> String {
    let (first, last) = (whole.starts.day(), whole.ends.day());
    if first == last {
        return span(words, whole);
    }
    let texts = words.meetings();
    texts.several_days(texts.dates(dates), words.full_day(first), words.full_day(last))
}

/// `25 ore`, `1 ora e 30 minuti`.
pub fn length(words: Words, minutes: i64) -> String {
    let texts = words.meetings();
    match (minutes / 60, minutes % 60) {
        (0, rest) => texts.minutes(rest),
        (hours, 0) => texts.hours(hours),
        (hours, rest) => texts.hours_and_minutes(texts.hours(hours), texts.minutes(rest)),
    }
}
