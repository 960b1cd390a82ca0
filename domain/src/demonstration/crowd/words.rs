//! What the crowd writes: every initiative has a title of its own and a text of some length.

use crate::boards::Theme;

/// What the boards are about.
pub(super) const DESCRIPTION: &str = "Questa tavola è inventata. Serve a misurare la **velocità** del sito.";

const WHAT: [&str; 12] = [
    "Un orto condiviso",
    "Doposcuola per tutti",
    "Una panchina all'ombra",
    "Corso di italiano la sera",
    "Festa delle cucine del mondo",
    "Sportello di ascolto",
    "Biblioteca di strada",
    "Riparare le biciclette",
    "Squadra di protezione civile",
    "Cinema all'aperto",
    "Pulizia del fiume",
    "Accompagnare gli anziani",
];

const WHERE: [&str; 10] = [
    "in piazza del Mercato",
    "dietro la stazione",
    "nella scuola di via Verdi",
    "al parco dei Tigli",
    "nel cortile della biblioteca",
    "lungo il viale",
    "nel vecchio mulino",
    "vicino al consultorio",
    "nella sala civica",
    "sotto i portici",
];

const WHY: [&str; 7] = [
    "Ci troviamo già il sabato mattina, ma non abbiamo un posto quando piove.",
    "Molte famiglie del quartiere lavorano fino a sera e i bambini restano soli.",
    "Chi è arrivato da poco non sa a chi chiedere e spesso perde un giorno di lavoro.",
    "Abbiamo parlato con trenta vicini: quasi tutti verrebbero almeno una volta al mese.",
    "Gli attrezzi ci sono, manca un armadio che si possa chiudere e qualcuno con la chiave.",
    "Servono due persone che sappiano bene l'italiano e una che sappia l'arabo o il bengalese.",
    "L'anno scorso ci abbiamo provato da soli e dopo tre mesi eravamo stanchi.",
];

const NEEDS: [&str; 5] = [
    "una sala",
    "due volontari a settimana",
    "un po' di materiale",
    "qualcuno che traduca",
    "un furgone per un giorno",
];

/// The title of an initiative by its number.
pub(super) fn title(number: usize) -> String {
    let (what, place) = (WHAT[number % WHAT.len()], WHERE[number / WHAT.len() % WHERE.len()]);
    format!("{what} {place}, gruppo {}", number + 1)
}

/// The place of an initiative by its number.
pub(super) fn place(number: usize) -> &'static str {
    WHERE[number / WHAT.len() % WHERE.len()]
}

/// The text of an initiative by its number, in Markdown.
pub(super) fn body(number: usize) -> String {
    let why = |step: usize| WHY[(number + step * (1 + number % 3)) % WHY.len()];
    let need = |step: usize| NEEDS[(number + step) % NEEDS.len()];
    format!("{} {}\n\nChe cosa serve:\n\n- {}\n- {}\n\n{}", why(0), why(1), need(0), need(1), why(2))
}

/// The theme of an initiative by its number.
pub(super) fn theme(number: usize) -> Theme {
    Theme::ALL[number % Theme::ALL.len()]
}
