//! A report in plain words: short sentences, each about one figure; what is not there is not told.

use domain::{
    activity::Measure,
    insights::Count,
    meetings::Question,
    offers::Theme,
    results::{About, Report, Table},
};

use crate::{i18n::Words, insights::sheets::cell};

/// What came of boards, meetings, tables, services and organisations: a paragraph each.
pub fn paragraphs(report: &Report, words: Words) -> Vec<String> {
    let all = [
        boards(report, words),
        meetings(report, words),
        tables(report, words),
        offers(report, words),
        organisations(report, words).into_iter().collect(),
    ];
    all.into_iter().map(|sentences| sentences.join(" ")).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// The sentence about so many of something; none about nothing.
fn some(count: i64, sentence: impl Fn(i64) -> String) -> Option<String> {
    (count > 0).then(|| sentence(count))
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn boards(report: &Report, words: Words) -> Vec<String> {
    let texts = words.results();
    let outline = &report.outline;
    let of = |states: &[&str]| -> i64 {
        let known = outline.outcomes.iter().filter(|(state, _)| states.contains(&state.as_str()));
        known.map(|(_, count)| count).sum()
    };
    let all: i64 = outline.outcomes.iter().map(|(_, count)| count).sum();
    let answers = outline.answers;
    let answered = answers.in_time + answers.late;
    [
        opened(report, words),
        (!outline.boards.is_empty()).then(|| people(outline.total(Measure::Participant), words)),
        some(all, |count| texts.initiatives(count)),
        some(of(&["adopted", "in_progress", "completed"]), |count| texts.adopted(count)),
        some(of(&["completed"]), |count| texts.completed(count)),
        some(answered, |count| texts.answered(count, words.number(answers.in_time))),
        some(answers.overdue, |count| texts.overdue(count)),
        milestones(report, words),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many boards were opened.
pub fn opened(report: &Report, words: Words) -> Option<String> {
    some(length(report.outline.boards.len()), |count| words.results().boards(count))
}

fn people(count: Count, words: Words) -> String {
    let texts = words.results();
    count
        .number()
        .map_or_else(|| texts.people_few().to_owned(), |number| texts.people(number, cell(count, words).text))
}

/// How many steps were done.
pub fn milestones(report: &Report, words: Words) -> Option<String> {
    some(report.milestones.reached, |count| words.results().reached(count))
}

/// The meetings that were held, who came and for how long.
pub fn held(report: &Report, words: Words) -> Option<String> {
    let texts = words.results();
    let held: i64 = report.meetings.iter().map(|kind| kind.held).sum();
    let minutes: i64 = report.meetings.iter().map(|kind| kind.minutes).sum();
    some(held, |count| texts.held(count, words.meetings().hours(minutes / 60)))
}

/// The meetings to come.
pub fn coming(report: &Report, words: Words) -> Option<String> {
    let coming: i64 = report.meetings.iter().map(|kind| kind.coming).sum();
    some(coming, |count| words.results().coming(count))
}

fn meetings(report: &Report, words: Words) -> Vec<String> {
    let texts = words.results();
    let attended = Count::sum(report.meetings.iter().map(|kind| kind.attended));
    let came = attended.number().filter(|number| *number > 0);
    let time = hours(Count::sum(report.meetings.iter().map(|kind| kind.person_minutes)));
    let held = held(report, words);
    let is_told = held.is_some();
    [
        held,
        came.map(|number| texts.attended(number, cell(attended, words).text)),
        time.number().filter(|hours| *hours > 0).map(|hours| {
            let spoken = words.meetings().hours(hours);
            texts.person_hours(match time {
                Count::AtLeast(_) => words.insights().at_least(spoken),
                _ => spoken,
            })
        }),
        useful(report, words).or_else(|| is_told.then(|| texts.useful_few().to_owned())),
        coming(report, words),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A count of minutes in whole hours.
pub fn hours(minutes: Count) -> Count {
    match minutes {
        Count::Shown(minutes) => Count::Shown(minutes / 60),
        Count::AtLeast(minutes) => Count::AtLeast(minutes / 60),
        Count::Withheld => Count::Withheld,
    }
}

/// Who says that a meeting was useful for their integration.
pub fn useful(report: &Report, words: Words) -> Option<String> {
    let indicator = report.useful.iter().find(|indicator| indicator.question == Question::Useful)?;
    let share = words.percent(share(indicator.percent()));
    Some(words.results().useful(indicator.answers, share))
}

/// A whole per cent as a share of one.
pub fn share(percent: i64) -> f64 {
    f64::from(i32::try_from(percent).unwrap_or_default()) / 100.0
}

/// The tables and what they did.
pub fn tables(report: &Report, words: Words) -> Vec<String> {
    let texts = words.results();
    let sum = |figure: fn(&Table) -> i64| -> i64 { report.tables.iter().map(figure).sum() };
    [
        some(length(report.tables.len()), |count| texts.tables(count)),
        some(sum(|table| table.sessions), |count| texts.sessions(count)),
        some(sum(|table| table.decisions), |count| texts.decisions(count)),
    ]
    .into_iter()
    .flatten()
    .chain(commitments(report, words))
    .collect()
}

/// What became of commitments.
pub fn commitments(report: &Report, words: Words) -> Vec<String> {
    let texts = words.results();
    let sum = |figure: fn(&Table) -> i64| -> i64 { report.tables.iter().map(figure).sum() };
    [
        some(sum(|table| table.kept), |count| texts.kept(count)),
        some(sum(|table| table.open), |count| texts.open(count)),
        some(sum(|table| table.late), |count| texts.late(count)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The services, their languages, and where there is none.
pub fn offers(report: &Report, words: Words) -> Vec<String> {
    let texts = words.results();
    let services: i64 = report.offers.iter().map(|(_, cell)| cell.supply.services).sum();
    let named = |empty: Vec<Theme>| {
        let names = empty.iter().map(|theme| words.choice("offer_theme", theme.as_str()));
        (length(empty.len()), names.collect::<Vec<_>>().join(texts.between()))
    };
    let empty = report.offers.iter().filter(|(_, cell)| cell.is_empty()).map(|(theme, _)| *theme);
    let missed = report.offers.iter().filter(|(_, cell)| cell.is_missed()).map(|(theme, _)| *theme);
    let ((empty, empty_names), (missed, missed_names)) = (named(empty.collect()), named(missed.collect()));
    if services == 0 {
        return Vec::new();
    }
    [
        some(services, |count| texts.services(count)),
        some(length(report.languages.len()), |count| texts.languages(count)),
        some(empty, |count| texts.gaps(count, &empty_names)),
        some(missed, |count| texts.missed(count, &missed_names)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many organisations there are.
pub fn organisations(report: &Report, words: Words) -> Option<String> {
    let texts = words.results();
    let all: i64 = report.organisations.iter().map(|(_, count)| count).sum();
    let sentence = |count| match report.about {
        About::Project(_) => texts.organisations_of_project(count),
        About::Territory(_) => texts.organisations_here(count),
    };
    some(all, sentence)
}
