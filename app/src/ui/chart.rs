//! Charts: a title, one sentence that says what is to be seen, the drawing, and its data as a table.
//!
//! Everything arrives in words and numbers ready to be shown: the server writes them, the client only draws.

use domain::people::Glyph;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{bars::Bars, figures::Figures, plot::Plot};
use crate::i18n::words;

/// How a chart is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Form {
    /// One bar for each category.
    Bars,
    /// Columns or a line over time.
    OverTime,
}

/// A figure of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// The number that is drawn; `None` where it is withheld.
    pub number: Option<i64>,
    /// What is read: a number, "at least" a number, or a dash.
    pub text: String,
    /// Whether the number is the whole number, not only the part that may be shown.
    pub whole: bool,
}

/// A figure as it is read; a withheld one says why there is none.
pub fn figure(cell: Cell) -> AnyView {
    match cell.number {
        Some(_) => cell.text.into_any(),
        None => {
            let why = words().insights().too_few();
            view! {
                <abbr title=why>
                    <span aria-hidden="true">{cell.text}</span>
                    <span class="hidden">{why}</span>
                </abbr>
            }
            .into_any()
        }
    }
}

/// A seat at the table, as a chart draws it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Seat {
    /// The people of one constituency.
    Of(Glyph),
    /// Those who did not say to which they belong.
    NotStated,
}

impl Seat {
    /// Its form; none where it was not stated.
    pub const fn glyph(self) -> Option<Glyph> {
        match self {
            Self::Of(glyph) => Some(glyph),
            Self::NotStated => None,
        }
    }
}

/// One category or period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// What it is called.
    pub label: String,
    /// The language of the label, where it is not that of the page.
    pub language: Option<String>,
    /// The seat whose colour, pattern and form it bears, where the rows are seats.
    pub seat: Option<Seat>,
    /// Its figures, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// A chart with its data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chart {
    /// By what it is known on the page and in the address of its CSV.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What is to be seen, in one sentence.
    pub summary: String,
    /// How it is drawn.
    pub form: Form,
    /// Which column is drawn.
    pub drawn: usize,
    /// What the rows are.
    pub rows_are: String,
    /// What is counted.
    pub columns: Vec<String>,
    /// The categories or periods.
    pub rows: Vec<Row>,
    /// Where its data is found as CSV.
    pub csv: String,
    /// Where its definition is found.
    pub definition: String,
    /// Where what is counted can be read one by one: address and name, where there is such a page.
    pub list: Option<(String, String)>,
}

/// A chart and, underneath, its data.
#[component]
pub fn ChartView(chart: Chart) -> impl IntoView {
    let words = words();
    let texts = words.insights();
    let heading = format!("{}-title", chart.id);
    let drawing = if chart.rows.is_empty() {
        ().into_any()
    } else {
        match chart.form {
            Form::Bars => view! { <Bars rows=chart.rows.clone() drawn=chart.drawn/> }.into_any(),
            Form::OverTime => {
                view! { <Plot rows=chart.rows.clone() drawn=chart.drawn labelled_by=heading.clone()/> }
                    .into_any()
            }
        }
    };
    view! {
        <figure class="chart" id=chart.id.clone()>
            <figcaption>
                <h2 id=heading.clone()>{chart.title.clone()}</h2>
                <p>{chart.summary.clone()}</p>
            </figcaption>
            {drawing}
            <details class="more">
                <summary>{texts.data()} <span class="hidden">": " {chart.title.clone()}</span></summary>
                <Figures chart=chart.clone() labelled_by=heading/>
            </details>
            <p class="links">
                {chart.list.map(|(address, name)| view! { <a href=address>{name}</a> })}
                <a href=chart.csv download="" rel="external">
                    {texts.download()} <span class="hidden">": " {chart.title.clone()}</span>
                </a>
                <a href=chart.definition>
                    {texts.how_counted()} <span class="hidden">": " {chart.title}</span>
                </a>
            </p>
        </figure>
    }
}
