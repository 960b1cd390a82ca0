//! A letter in words: plain text, in the language of whoever gets it.

use domain::messages::{Letter, Line, Matter};

use crate::i18n::{Words, server::of};

/// A letter ready to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// What it is about.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The address of the page that stops such letters, where there is one.
    pub stop: Option<String>,
}

/// Writes the letter; `site` is the address under which people know the house.
pub fn write(letter: &Letter, site: &str) -> Written {
    let words = of(letter.language);
    match &letter.matter {
        Matter::Confirmation(token) => {
            let link = format!("{site}{}", words.path(format!("/messages/confirm/{token}")));
            let texts = words.messages();
            Written {
                subject: texts.confirm_subject().to_owned(),
                body: format!("{}\n\n{link}\n\n{}\n", texts.confirm_letter(), texts.confirm_ignore()),
                stop: None,
            }
        }
        Matter::Lines(lines) => tell(words, lines, site),
    }
}

fn tell(words: Words, lines: &[Line], site: &str) -> Written {
    let texts = words.messages();
    let sentence = |line: &Line| {
        let when = line.until.map(|until| format!(" ({})", words.day_and_time(until))).unwrap_or_default();
        format!("{}{when}: {}", words.choice("news", &line.word), flat(&line.title))
    };
    let subject = match lines {
        [line] => sentence(line),
        lines => texts.many_subject(i64::try_from(lines.len()).unwrap_or(i64::MAX)),
    };
    let mut body = String::new();
    for line in lines {
        let link = format!("{site}{}", words.path(&line.address));
        body.push_str(&format!("{}\n{link}\n\n", sentence(line)));
    }
    let mut stops: Vec<_> = lines.iter().map(|line| (line.occasion, &line.stop)).collect();
    stops.sort_by_key(|(occasion, _)| *occasion);
    stops.dedup_by_key(|(occasion, _)| *occasion);
    let stop_address = |token: &str| format!("{site}{}", words.path(format!("/messages/stop/{token}")));
    body.push_str(&format!("--\n{}\n", texts.why()));
    for (occasion, token) in &stops {
        let name = words.choice("occasion", occasion.as_str());
        body.push_str(&format!("{}\n{}\n", texts.stop_line(name), stop_address(token)));
    }
    Written { subject, body, stop: stops.first().map(|(_, token)| stop_address(token)) }
}

/// A title of people stands in one line of a letter, whatever was typed.
fn flat(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        base::{InitiativeId, Language, Moment},
        messages::{Occasion, rules},
    };

    fn line(occasion: Occasion, word: &str, title: &str) -> Line {
        Line {
            occasion,
            word: word.into(),
            subject: "00000000-0000-0000-0000-000000000007".parse::<InitiativeId>().unwrap().into(),
            title: title.into(),
            address: "/initiatives/00000000-0000-0000-0000-000000000007".into(),
            until: None,
            stop: format!("a-{occasion}-b"),
        }
    }

    fn letter(language: Language, matter: Matter) -> Written {
        let letter = Letter { to: "karima@example.org".into(), language, matter };
        write(&letter, "https://tavolata.example")
    }

    #[test]
    fn a_letter_leads_to_the_thing_and_to_the_page_that_stops_such_letters() {
        let title = "Orto\r\nBcc: everybody@example.org";
        let written =
            letter(Language::ITALIAN, Matter::Lines(vec![line(Occasion::Answer, "answers.answer", title)]));
        assert!(!written.subject.contains(['\r', '\n']), "{}", written.subject);
        assert!(written.body.contains("https://tavolata.example/it/initiatives/00000000-0000"));
        assert_eq!(written.stop.unwrap(), "https://tavolata.example/it/messages/stop/a-answer-b");
    }

    #[test]
    fn each_occasion_has_its_own_way_out_once() {
        for language in Language::INTERFACE {
            let lines = vec![
                line(Occasion::Answer, "answers.answer", "Orto"),
                line(Occasion::Comment, "comments.publish", "Orto"),
                line(Occasion::Answer, "answers.amend", "Parco"),
            ];
            let written = letter(language, Matter::Lines(lines));
            assert_eq!(written.body.matches("/messages/stop/a-answer-b").count(), 1);
            assert_eq!(written.body.matches("/messages/stop/a-comment-b").count(), 1);
            assert!(written.body.matches("Orto").count() == 2 && !written.body.contains(": : "));
        }
    }

    #[test]
    fn a_letter_reminds_of_day_and_hour() {
        let until = Some(Moment(1_793_617_200_000));
        let reminder = Line {
            address: "/meetings/7".into(),
            until,
            ..line(Occasion::Reminder, "meetings.remind", "Laboratorio di cucito")
        };
        let written = letter(Language::ITALIAN, Matter::Lines(vec![reminder]));
        assert!(
            written.subject.contains("2 novembre 2026") && written.subject.contains("12:00"),
            "{written:?}"
        );
        assert!(written.body.contains("https://tavolata.example/it/meetings/7\n"));
    }

    #[test]
    fn every_word_is_told_in_every_language_with_its_way_out() {
        for language in Language::INTERFACE {
            for (word, occasion) in rules::words() {
                let written = letter(language, Matter::Lines(vec![line(occasion, word, "Orto")]));
                assert!(!written.subject.starts_with(':') && !written.subject.contains(word), "{written:?}");
                assert!(written.stop.unwrap().ends_with(&format!("/messages/stop/a-{occasion}-b")));
            }
        }
    }

    #[test]
    fn whoever_is_asked_to_confirm_reads_nothing_that_others_wrote() {
        let written = letter(Language::ARABIC, Matter::Confirmation("token".into()));
        assert!(written.body.contains("https://tavolata.example/ar/messages/confirm/token"));
        assert_eq!(written.stop, None);
    }
}
