//! The charts of a report.

use domain::{
    base::Language,
    boards::Phase,
    insights::Count,
    results::{About, Figure, Report},
};

use super::sentences;
use crate::{
    i18n::Words,
    insights::sheets::{cell, conduct, groups, leader, row},
    ui::chart::{Cell, Chart, Form, Row},
};

/// One chart of a report; without rows where there is nothing to show.
pub fn chart(report: &Report, figure: Figure, words: Words) -> Chart {
    let title = words.choice("result", figure.as_str()).to_owned();
    let blank = Chart {
        id: figure.as_str().to_owned(),
        summary: words.insights().nothing_shown().to_owned(),
        form: Form::Bars,
        drawn: 0,
        rows_are: title.clone(),
        title,
        columns: Vec::new(),
        rows: Vec::new(),
        csv: format!("/data/results/{}/{figure}.csv?language={}", report.scope, words.language()),
        definition: format!("#about-{figure}"),
        list: Some(list(report, figure, words)),
    };
    let outline = &report.outline;
    match figure {
        Figure::Boards => boards(report, words, blank),
        Figure::People if outline.boards.is_empty() => blank,
        Figure::People => groups::by_constituency(outline, words, blank),
        Figure::Outcomes => conduct::outcomes(&outline.outcomes, words, blank),
        Figure::Answers => conduct::answers(outline.answers, words, blank),
        Figure::Milestones => milestones(report, words, blank),
        Figure::Meetings => meetings(report, words, blank),
        Figure::Useful => useful(report, words, blank),
        Figure::Tables => tables(report, words, blank),
        Figure::Offers => offers(report, words, blank),
        Figure::Languages => languages(report, words, blank),
        Figure::Organisations => organisations(report, words, blank),
    }
}

/// The list in which what is counted can be read one by one: address and name. The page of a project lists what
/// belongs to it.
fn list(report: &Report, figure: Figure, words: Words) -> (String, String) {
    let texts = words.results();
    let (path, name) = match &report.about {
        About::Project(project) => (format!("/projects/{}", project.card.id), texts.to_project()),
        About::Territory(territory) => match figure {
            Figure::Boards | Figure::People | Figure::Outcomes | Figure::Answers | Figure::Milestones => {
                (format!("/boards?territory={}", territory.id), texts.to_boards())
            }
            Figure::Meetings | Figure::Useful => {
                (format!("/meetings?order=past&territory={}", territory.id), texts.to_meetings())
            }
            Figure::Tables => ("/tables".to_owned(), texts.to_tables()),
            Figure::Offers | Figure::Languages => {
                let province = territory.within.unwrap_or(territory.id);
                (format!("/offers/gaps?province={province}"), texts.to_gaps())
            }
            Figure::Organisations => ("/organisations".to_owned(), texts.to_organisations()),
        },
    };
    (words.path(path), name.to_owned())
}

fn shown(count: i64) -> Count {
    Count::Shown(count)
}

fn boards(report: &Report, words: Words, blank: Chart) -> Chart {
    let in_phase = |phase: &Phase| {
        let count = report.outline.boards.iter().filter(|board| board.phase == *phase).count();
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        (count > 0).then(|| row(words.choice("phase", phase.as_str()), [shown(count)], words))
    };
    let rows = Phase::ALL.iter().filter_map(in_phase).collect();
    let chart = with_rows(&[words.results().col_boards()], rows, words, blank);
    told(chart, sentences::opened(report, words))
}

/// The chart with this sentence, where there is one.
fn told(chart: Chart, sentence: Option<String>) -> Chart {
    Chart { summary: sentence.unwrap_or(chart.summary), ..chart }
}

/// These sentences as one text.
fn together(sentences: &[String]) -> Option<String> {
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// A chart of these columns, with a sentence about its first row by size.
fn with_rows(columns: &[&str], rows: Vec<Row>, words: Words, blank: Chart) -> Chart {
    let columns = columns.iter().map(|column| (*column).to_owned()).collect();
    let chart = Chart { columns, rows, ..blank };
    let summary = leader(&chart, words).unwrap_or(chart.summary);
    Chart { summary, ..chart }
}

fn milestones(report: &Report, words: Words, blank: Chart) -> Chart {
    let (texts, steps) = (words.results(), report.milestones);
    if steps.all() == 0 {
        return blank;
    }
    let rows = [
        (texts.step_reached(), steps.reached),
        (texts.step_late(), steps.late),
        (texts.step_coming(), steps.coming),
    ];
    let rows = rows.map(|(label, count)| row(label, [shown(count)], words)).to_vec();
    let chart = with_rows(&[texts.col_steps()], rows, words, blank);
    told(chart, sentences::milestones(report, words))
}

fn meetings(report: &Report, words: Words, blank: Chart) -> Chart {
    let texts = words.results();
    let columns = [
        texts.col_held(),
        texts.col_hours(),
        texts.col_registered(),
        texts.col_attended(),
        texts.col_person_hours(),
        texts.col_coming(),
    ];
    let kind = |meetings: &domain::results::Meetings| {
        let counts = [
            shown(meetings.held),
            shown(meetings.minutes / 60),
            meetings.registered,
            meetings.attended,
            sentences::hours(meetings.person_minutes),
            shown(meetings.coming),
        ];
        row(words.choice("meeting", meetings.kind.as_str()), counts, words)
    };
    let chart = with_rows(&columns, report.meetings.iter().map(kind).collect(), words, blank);
    told(chart, sentences::held(report, words).or_else(|| sentences::coming(report, words)))
}

fn useful(report: &Report, words: Words, blank: Chart) -> Chart {
    let texts = words.results();
    let percent = |percent: i64| Cell {
        number: Some(percent),
        text: words.percent(sentences::share(percent)),
        whole: true,
    };
    let question = |indicator: &domain::results::Indicator| Row {
        label: words.choice("meeting_question", indicator.question.as_str()).to_owned(),
        language: None,
        seat: None,
        cells: std::iter::once(percent(indicator.percent()))
            .chain(
                [indicator.yes, indicator.answers, indicator.meetings].map(|count| cell(shown(count), words)),
            )
            .collect(),
    };
    let columns = [texts.col_percent(), texts.col_yes(), texts.col_answers(), texts.col_meetings()];
    let chart = with_rows(&columns, report.useful.iter().map(question).collect(), words, blank);
    told(chart, sentences::useful(report, words))
}

fn tables(report: &Report, words: Words, blank: Chart) -> Chart {
    let texts = words.results();
    let columns =
        [texts.col_kept(), texts.col_open(), texts.col_late(), texts.col_decisions(), texts.col_sessions()];
    let table = |table: &domain::results::Table| {
        let counts = [table.kept, table.open, table.late, table.decisions, table.sessions].map(shown);
        Row { language: Some(table.language.to_string()), ..row(table.name.clone(), counts, words) }
    };
    let chart = with_rows(&columns, report.tables.iter().map(table).collect(), words, blank);
    let commitments = together(&sentences::commitments(report, words));
    told(chart, commitments.or_else(|| together(&sentences::tables(report, words))))
}

/// Every theme, also those for which there is nothing: that is what the table is read for.
fn offers(report: &Report, words: Words, blank: Chart) -> Chart {
    let texts = words.results();
    if report.offers.iter().all(|(_, cell)| cell.is_empty()) {
        return blank;
    }
    let theme = |(theme, cell): &(domain::offers::Theme, domain::offers::Cell)| {
        let counts = [cell.supply.services, cell.supply.places, cell.demand.initiatives].map(shown);
        row(words.choice("offer_theme", theme.as_str()), counts, words)
    };
    let columns = [texts.col_services(), texts.col_places(), texts.col_asking()];
    let chart = with_rows(&columns, report.offers.iter().map(theme).collect(), words, blank);
    told(chart, together(&sentences::offers(report, words)))
}

fn languages(report: &Report, words: Words, blank: Chart) -> Chart {
    let spoken = |(language, services): &(Language, i64)| Row {
        language: Some(language.to_string()),
        ..row(language.endonym(), [shown(*services)], words)
    };
    let rows = report.languages.iter().map(spoken).collect();
    with_rows(&[words.results().col_services()], rows, words, blank)
}

fn organisations(report: &Report, words: Words, blank: Chart) -> Chart {
    let rows = report
        .organisations
        .iter()
        .map(|(kind, count)| row(words.choice("organisation", kind.as_str()), [shown(*count)], words));
    let chart = conduct::largest_first(rows.collect(), words.results().col_organisations(), words, blank);
    told(chart, sentences::organisations(report, words))
}
