//! Hours, languages and cost in the reader's words.

use domain::{
    base::Language,
    offers::{Hours, Weekday},
};
use leptos::prelude::*;

use crate::i18n::{Words, words};

/// The hours of a week, days with the same hours together: `lunedì, mercoledì 19:00–21:00`.
#[component]
pub fn Week(hours: Hours) -> impl IntoView {
    let words = words();
    let line = move |(days, clock): (Vec<Weekday>, String)| {
        view! { <li>{named(&days, words)} " " <bdi dir="ltr">{clock}</bdi></li> }
    };
    view! { <ul class="week">{together(&hours).into_iter().map(line).collect_view()}</ul> }
}

/// The hours in one line, for cards.
#[component]
pub fn WeekInShort(hours: Hours) -> impl IntoView {
    let words = words();
    let piece = move |(days, clock): (Vec<Weekday>, String)| {
        view! { <span>{named(&days, words)} " " <bdi dir="ltr">{clock}</bdi></span> }
    };
    together(&hours).into_iter().map(piece).collect_view()
}

/// Days that have the same hours, each such group with them.
fn together(hours: &Hours) -> Vec<(Vec<Weekday>, String)> {
    let mut groups: Vec<(Vec<Weekday>, String)> = Vec::new();
    for day in Weekday::ALL {
        let clock = hours.of_day(*day).replace('-', "–");
        if clock.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(_, other)| *other == clock) {
            Some((days, _)) => days.push(*day),
            None => groups.push((vec![*day], clock)),
        }
    }
    groups
}

/// Days by name; three or more that follow one another as from the first to the last.
fn named(days: &[Weekday], words: Words) -> String {
    let name = |day: &Weekday| words.choice("weekday", day.as_str());
    match days {
        [first, .., last]
            if days.len() > 2 && usize::from(last.number() - first.number()) == days.len() - 1 =>
        {
            words.offers().from_to(name(first), name(last))
        }
        _ => days.iter().map(name).collect::<Vec<_>>().join(words.offers().and_day()),
    }
}

/// Languages by their own names.
#[component]
pub fn Spoken(languages: Vec<Language>) -> impl IntoView {
    let last = languages.len().saturating_sub(1);
    let one = move |(place, language): (usize, Language)| {
        view! {
            <span lang=language.to_string() dir="auto">{language.endonym().to_owned()}</span>
            {(place < last).then_some(", ")}
        }
    };
    languages.into_iter().enumerate().map(one).collect_view()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::i18n::server::of;

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let hours: Hours = "mon-wed 9-12; fri 9-12; sat 18-20; sun 18-20".parse().unwrap();
        let shown: Vec<(usize, String)> =
            together(&hours).into_iter().map(|(days, clock)| (days.len(), clock)).collect();
        assert_eq!(shown, [(4, "09:00–12:00".to_owned()), (2, "18:00–20:00".to_owned())]);
    }

    #[test]
    fn days_that_follow_one_another_are_said_by_the_first_and_the_last() {
        use Weekday::{Friday, Monday, Tuesday, Wednesday};
        let words = of(Language::ITALIAN);
        assert_eq!(named(&[Monday, Tuesday, Wednesday], words), "da lunedì a mercoledì");
        assert_eq!(named(&[Monday, Tuesday, Friday], words), "lunedì, martedì, venerdì");
    }
}
