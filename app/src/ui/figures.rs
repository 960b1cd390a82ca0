//! The data of a chart as a table.

use leptos::prelude::*;

use super::{
    chart::{Cell, Chart, Row, figure},
    glyph::SeatGlyph,
};

/// The table; it scrolls by itself where the page is too narrow for it.
#[component]
pub fn Figures(chart: Chart, labelled_by: String) -> impl IntoView {
    let columns = chart.columns.into_iter();
    view! {
        <div class="scroll" role="region" aria-labelledby=labelled_by tabindex="0">
            <table class="figures">
                <caption class="hidden">{chart.title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{chart.rows_are}</th>
                        {columns.map(|column| view! { <th scope="col" class="number">{column}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{chart.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(row: Row) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                {row.seat.map(|seat| view! { <SeatGlyph glyph=seat.glyph()/> " " })}
                <span lang=row.language dir="auto">{row.label}</span>
            </th>
            {row.cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

fn cell(cell: Cell) -> impl IntoView {
    let class = if cell.number.is_some() { "number" } else { "number withheld" };
    view! { <td class=class>{figure(cell)}</td> }
}
