//! Figures in words: what the dashboards show and what the CSV files hold, made from one place.

pub(crate) mod conduct;
pub(crate) mod groups;
mod over_time;
pub mod table;
#[cfg(test)]
mod tests;

use domain::{
    activity::Measure,
    insights::{Count, Figure, Insight, Scope},
};

use super::api::{Dashboard, Tile, Way};
use crate::{
    i18n::Words,
    ui::chart::{Cell, Chart, Form, Row},
};

/// The whole dashboard, without what tables promised: that is no figure.
pub fn dashboard(insight: &Insight, words: Words) -> Dashboard {
    let anything = insight
        .outline
        .totals
        .iter()
        .any(|(_, count)| *count != Count::Shown(0) && *count != Count::Withheld)
        || !insight.outline.outcomes.is_empty();
    let shown = |figure: &Figure| chart(insight, *figure, words);
    let charts = Figure::TABLES.iter().map(shown).filter(|chart| !chart.rows.is_empty());
    Dashboard {
        title: title(insight, words),
        board: board(insight, words),
        up: up(insight, words),
        tiles: tiles(insight, words),
        charts: if anything { charts.collect() } else { Vec::new() },
        late: Vec::new(),
        territories: if insight.scope == Scope::Everything {
            territories(insight, words)
        } else {
            Vec::new()
        },
        boards: if matches!(insight.scope, Scope::Board(_)) { Vec::new() } else { boards(insight, words) },
    }
}

/// One table of the dashboard.
pub fn chart(insight: &Insight, figure: Figure, words: Words) -> Chart {
    let blank = Chart {
        id: figure.as_str().to_owned(),
        title: words.choice("figure", figure.as_str()).to_owned(),
        summary: words.insights().nothing_shown().to_owned(),
        form: Form::Bars,
        drawn: 0,
        rows_are: words.choice("figure", figure.as_str()).to_owned(),
        columns: Vec::new(),
        rows: Vec::new(),
        csv: format!("/data/insights/{}/{figure}.csv?language={}", insight.scope, words.language()),
        definition: words.path(format!("/insights/dictionary#{figure}")),
        list: None,
    };
    match figure {
        Figure::OverTime => over_time::over_time(insight, words, blank),
        Figure::Funnel => groups::funnel(insight, words, blank),
        Figure::Constituency => groups::by_constituency(&insight.outline, words, blank),
        Figure::Theme => groups::by_theme(insight, words, blank),
        Figure::Language => groups::by_language(insight, words, blank),
        Figure::Territory => groups::by_territory(insight, words, blank),
        Figure::Channel => groups::by_channel(insight, words, blank),
        Figure::Answers => conduct::answers(insight.outline.answers, words, blank),
        Figure::Moderation => conduct::moderation(insight, words, blank),
        Figure::Outcomes => conduct::outcomes(&insight.outline.outcomes, words, blank),
        _ => blank,
    }
}

/// A published count as it is read.
pub(crate) fn cell(count: Count, words: Words) -> Cell {
    let text = match count {
        Count::Shown(number) => words.number(number),
        Count::AtLeast(number) => words.insights().at_least(words.number(number)),
        Count::Withheld => "–".to_owned(),
    };
    Cell { number: count.number(), text, whole: matches!(count, Count::Shown(_)) }
}

pub(crate) fn row(label: impl Into<String>, counts: impl IntoIterator<Item = Count>, words: Words) -> Row {
    let cells = counts.into_iter().map(|count| cell(count, words)).collect();
    Row { label: label.into(), language: None, seat: None, cells }
}

fn measure_name(measure: Measure, words: Words) -> String {
    words.choice("figure", measure.as_str()).to_owned()
}

/// A sentence about the row with the largest figure, where any is shown.
pub(crate) fn leader(chart: &Chart, words: Words) -> Option<String> {
    let first =
        chart.rows.iter().filter(|row| row.cells[chart.drawn].number.is_some_and(|number| number > 0));
    let first = first.max_by_key(|row| row.cells[chart.drawn].number)?;
    let column = &chart.columns[chart.drawn];
    Some(words.insights().leader_summary(column, &first.label, &first.cells[chart.drawn].text))
}

fn title(insight: &Insight, words: Words) -> String {
    match (&insight.scope, &insight.name) {
        (Scope::Board(_), _) => words.insights().board_title().to_owned(),
        (_, Some(name)) => words.insights().title_of(name),
        _ => words.insights().title().to_owned(),
    }
}

fn board(insight: &Insight, words: Words) -> Option<Way> {
    let board = insight.outline.boards.first().filter(|_| matches!(insight.scope, Scope::Board(_)))?;
    Some(Way {
        path: words.path(format!("/boards/{}", board.id)),
        label: board.question.clone(),
        language: Some(board.language.to_string()),
    })
}

fn up(insight: &Insight, words: Words) -> Vec<Way> {
    let everything = Way {
        path: words.path("/insights"),
        label: words.insights().everything().to_owned(),
        language: None,
    };
    let report = |path: String| Way {
        path: words.path(path),
        label: words.results().title().to_owned(),
        language: None,
    };
    match insight.scope {
        Scope::Everything => vec![report("/results".to_owned())],
        Scope::Territory(_) => {
            let code = insight.code.as_deref();
            let report = code.map(|code| report(format!("/results/territories/{code}")));
            std::iter::once(everything).chain(report).collect()
        }
        Scope::Project(id) => vec![everything, report(format!("/results/projects/{id}"))],
        Scope::Board(_) => std::iter::once(everything).chain(territories(insight, words)).collect(),
    }
}

fn territories(insight: &Insight, words: Words) -> Vec<Way> {
    let mut territories: Vec<_> =
        insight.outline.boards.iter().map(|board| (&board.territory_name, board.territory)).collect();
    territories.sort_unstable();
    territories.dedup();
    let way = |(name, id): (&String, _)| Way {
        path: words.path(format!("/insights/territories/{id}")),
        label: name.clone(),
        language: Some("it".to_owned()),
    };
    territories.into_iter().map(way).collect()
}

fn boards(insight: &Insight, words: Words) -> Vec<Way> {
    let way = |board: &domain::insights::Described| Way {
        path: words.path(format!("/boards/{}/insights", board.id)),
        label: board.question.clone(),
        language: Some(board.language.to_string()),
    };
    insight.outline.boards.iter().map(way).collect()
}

fn tiles(insight: &Insight, words: Words) -> Vec<Tile> {
    let measures = [
        Measure::Participant,
        Measure::Initiative,
        Measure::Stance,
        Measure::Comment,
        Measure::Pledge,
        Measure::Ballot,
    ];
    let tile = |word: &str, cell| Tile {
        figure: word.to_owned(),
        label: words.choice("figure", word).to_owned(),
        cell,
    };
    let mut tiles: Vec<Tile> = measures
        .iter()
        .map(|measure| tile(measure.as_str(), cell(insight.outline.total(*measure), words)))
        .collect();
    tiles.extend(insight.outline.answers.median_days.map(|days| {
        let text = words.insights().days(days);
        tile(Figure::MedianDays.as_str(), Cell { number: Some(days), text, whole: true })
    }));
    tiles
}
