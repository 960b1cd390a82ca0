//! Fields that come in rows: dates, languages, organisers, kept seats. Each form has some empty rows more.

use domain::{base::Language, people::Constituency};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::api::{
        keep::Write,
        written::{HELPS, Written},
    },
    ui::{
        field::{Select, TextField},
        form::Sending,
    },
};

/// What was typed into the rows of a field before, or what the meeting has; filled up with so many empty rows.
fn filled(sending: Sending<Write>, name: &str, known: &[String], spare: usize, rows: usize) -> Vec<String> {
    let mut values = sending.chosen(name).unwrap_or_else(|| known.to_vec());
    values.resize(rows.max(known.len() + spare).max(values.len()), String::new());
    values
}

/// The dates: day, beginning and end; and for how many weeks the last one comes again.
#[component]
pub fn DateRows(sending: Sending<Write>, written: Written) -> impl IntoView {
    let texts = words().meetings();
    let days = filled(sending, "written[days][]", &written.days, 3, 4);
    let from = filled(sending, "written[from][]", &written.from, 3, days.len());
    let to = filled(sending, "written[to][]", &written.to, 3, days.len());
    let row = move |(place, ((day, from), to)): (usize, ((String, String), String))| {
        let suffix = format!("-{place}");
        view! {
            <div class="field date-row">
                <TextField
                    name="written[days][]"
                    kind="date"
                    dir="ltr"
                    label=texts.day_number(place + 1)
                    value=day
                    suffix=suffix.clone()
                />
                <TextField
                    name="written[from][]"
                    kind="time"
                    dir="ltr"
                    label=texts.begins()
                    value=from
                    suffix=suffix.clone()
                />
                <TextField name="written[to][]" kind="time" dir="ltr" label=texts.ends() value=to suffix/>
            </div>
        }
    };
    view! {
        <h2>{texts.when()}</h2>
        <p class="help">{texts.dates_help()}</p>
        {days.into_iter().zip(from).zip(to).enumerate().map(row).collect_view()}
        <TextField
            name="written[repeat]"
            kind="number"
            dir="ltr"
            label=texts.repeat()
            help=texts.repeat_help()
            value=sending.typed("written[repeat]", "")
            optional=true
        />
    }
}

/// Who holds the meeting.
#[component]
pub fn OrganiserRows(
    sending: Sending<Write>,
    written: Written,
    organisations: Vec<(String, String)>,
) -> impl IntoView {
    let texts = words().meetings();
    let organisers = filled(sending, "written[organisers][]", &written.organisers, 1, 2);
    let mut choices = vec![(String::new(), words().common().not_stated().to_owned())];
    choices.extend(organisations);
    let row = move |(place, value): (usize, String)| {
        view! {
            <Select
                name="written[organisers][]"
                label=texts.organiser_number(place + 1)
                choices=choices.clone()
                value
                suffix=format!("-{place}")
            />
        }
    };
    view! { {organisers.into_iter().enumerate().map(row).collect_view()} }
}

/// In which languages, and how each is served.
#[component]
pub fn TongueRows(sending: Sending<Write>, written: Written) -> impl IntoView {
    let texts = words().meetings();
    let tongues = filled(sending, "written[tongues][]", &written.tongues, 2, 3);
    let helps = filled(sending, "written[helps][]", &written.helps, 2, tongues.len());
    let mut languages = vec![(String::new(), words().common().not_stated().to_owned())];
    languages.extend(Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())));
    let labels = [
        texts.spoken(),
        texts.interpreter_asked(),
        texts.interpreter_confirmed(),
        texts.mediator_asked(),
        texts.mediator_confirmed(),
    ];
    let choices: Vec<(String, String)> =
        HELPS.iter().zip(labels).map(|(word, label)| ((*word).to_owned(), label.to_owned())).collect();
    let row = move |(place, (tongue, help)): (usize, (String, String))| {
        let suffix = format!("-{place}");
        view! {
            <div class="field pair">
                <Select
                    name="written[tongues][]"
                    label=texts.language_number(place + 1)
                    choices=languages.clone()
                    value=tongue
                    suffix=suffix.clone()
                />
                <Select name="written[helps][]" label=texts.how_served() choices=choices.clone() value=help suffix/>
            </div>
        }
    };
    view! {
        <h2>{texts.languages()}</h2>
        {tongues.into_iter().zip(helps).enumerate().map(row).collect_view()}
    }
}

/// Seats that are kept for groups.
#[component]
pub fn QuotaRows(
    sending: Sending<Write>,
    written: Written,
    constituencies: Vec<Constituency>,
    organisations: Vec<(String, String)>,
) -> impl IntoView {
    let texts = words().meetings();
    let groups = filled(sending, "written[groups][]", &written.groups, 2, 2);
    let seats = filled(sending, "written[seats][]", &written.seats, 2, groups.len());
    let mut choices = vec![(String::new(), texts.nobody_in_particular().to_owned())];
    let constituency = |one: Constituency| (format!("constituency:{}", one.key), one.name);
    choices.extend(constituencies.into_iter().map(constituency));
    choices.extend(organisations.into_iter().map(|(id, name)| (format!("organisation:{id}"), name)));
    let row = move |(place, (group, seats)): (usize, (String, String))| {
        let suffix = format!("-{place}");
        view! {
            <div class="field pair">
                <Select
                    name="written[groups][]"
                    label=texts.kept_for_number(place + 1)
                    choices=choices.clone()
                    value=group
                    suffix=suffix.clone()
                />
                <TextField
                    name="written[seats][]"
                    kind="number"
                    dir="ltr"
                    label=texts.seats()
                    value=seats
                    suffix
                />
            </div>
        }
    };
    view! {
        <details class="more" open=!written.groups.is_empty() || sending.came_back()>
            <summary>{texts.kept_seats()}</summary>
            <p class="help">{texts.kept_seats_help()}</p>
            {groups.into_iter().zip(seats).enumerate().map(row).collect_view()}
        </details>
    }
}
