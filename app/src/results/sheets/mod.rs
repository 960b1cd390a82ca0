//! Reports in words: what the pages show and what the CSV files hold, made from one place.

mod charts;
mod sentences;
#[cfg(test)]
mod tests;

use domain::{
    base::Currency,
    exports,
    results::{About, Figure, Report},
    territories::{Kind, Territory},
};

pub use charts::chart;

use super::api::{Definition, Shown};
use crate::{
    i18n::Words,
    insights::{api::Way, sheets::table},
    territories::api::full_name,
    ui::chart::Chart,
};

/// A report as its page shows it.
pub fn shown(report: &Report, words: Words) -> Shown {
    let charts: Vec<Chart> = charts(report, words);
    let (name, language) = match &report.about {
        About::Project(project) => (project.card.name.clone(), project.card.language.to_string()),
        About::Territory(territory) => (territory.name.clone(), "it".to_owned()),
    };
    Shown {
        name,
        language,
        day: words.full_day(report.today),
        ways: ways(report, words),
        facts: facts(report, words),
        paragraphs: if report.is_empty() { Vec::new() } else { sentences::paragraphs(report, words) },
        definitions: definitions(&charts, words),
        charts,
        csv: format!("/data/results/{}/report.csv?language={}", report.scope, words.language()),
    }
}

/// The charts that have anything to show.
fn charts(report: &Report, words: Words) -> Vec<Chart> {
    if report.is_empty() {
        return Vec::new();
    }
    let all = Figure::ALL.iter().map(|figure| chart(report, *figure, words));
    all.filter(|chart| !chart.rows.is_empty()).collect()
}

/// All tables of a report as one: the table, the row, the column, the figure, and a note where it is withheld.
pub fn lines(report: &Report, words: Words) -> Vec<Vec<exports::Cell>> {
    let texts = words.results();
    let text = |text: &str| exports::Cell::Text(text.to_owned());
    let head = [texts.table(), texts.row(), texts.column(), texts.figure(), words.insights().note()];
    let mut lines = vec![head.map(text).to_vec()];
    for chart in charts(report, words) {
        for row in &chart.rows {
            for (column, cell) in chart.columns.iter().zip(&row.cells) {
                let note = match cell.number {
                    None => words.insights().too_few(),
                    Some(_) if !cell.whole => texts.only_a_part(),
                    Some(_) => "",
                };
                let number = cell.number.map_or(exports::Cell::Empty, exports::Cell::Number);
                lines.push(vec![text(&chart.title), text(&row.label), text(column), number, text(note)]);
            }
        }
    }
    lines
}

/// One table of a report.
pub fn lines_of(report: &Report, figure: Figure, words: Words) -> Vec<Vec<exports::Cell>> {
    table::lines(&chart(report, figure, words), words)
}

fn definitions(charts: &[Chart], words: Words) -> Vec<Definition> {
    let definition = |chart: &Chart| Definition {
        id: format!("about-{}", chart.id),
        term: chart.title.clone(),
        text: words.choice("result_definition", &chart.id).to_owned(),
    };
    let mut all: Vec<Definition> = charts.iter().map(definition).collect();
    if !all.is_empty() {
        all.push(Definition {
            id: "about-withheld".to_owned(),
            term: words.choice("figure", "withheld").to_owned(),
            text: words.choice("definition", "withheld").to_owned(),
        });
    }
    all
}

fn facts(report: &Report, words: Words) -> Vec<(String, String)> {
    let About::Project(project) = &report.about else { return Vec::new() };
    let texts = words.projects();
    let facts = [
        (texts.programme(), project.card.programme.clone()),
        (texts.dates(), crate::projects::card::span(words, &project.card)),
        (texts.budget(), project.budget_cents.map(|cents| words.money(cents, Currency::EURO))),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn ways(report: &Report, words: Words) -> Vec<Way> {
    let figures = |path: String| Way {
        path: words.path(path),
        label: words.insights().everything().to_owned(),
        language: None,
    };
    match &report.about {
        About::Project(project) => {
            let id = project.card.id;
            let page = Way {
                path: words.path(format!("/projects/{id}")),
                label: words.results().to_project().to_owned(),
                language: None,
            };
            vec![page, figures(format!("/insights/projects/{id}"))]
        }
        About::Territory(territory) => {
            vec![figures(format!("/insights/territories/{}", territory.id))]
        }
    }
}

/// Provinces, each with its municipalities; a municipality whose province is not among them stands for itself.
pub fn by_province(territories: &[Territory], words: Words) -> Vec<(Way, Vec<Way>)> {
    let way = |territory: &Territory| Way {
        path: words.path(format!("/results/territories/{}", territory.istat_code)),
        label: match territory.kind {
            Kind::Province => full_name(words, territory),
            Kind::Municipality => territory.name.clone(),
        },
        language: (territory.kind == Kind::Municipality).then(|| "it".to_owned()),
    };
    let is_inside =
        |territory: &Territory| territories.iter().any(|around| Some(around.id) == territory.within);
    let province = |territory: &Territory| {
        let within = territories.iter().filter(|inner| inner.within == Some(territory.id));
        (way(territory), within.map(way).collect())
    };
    territories.iter().filter(|territory| !is_inside(territory)).map(province).collect()
}
