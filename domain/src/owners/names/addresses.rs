//! Which things people mean by the addresses of pages.

use sea_orm::ConnectionTrait;

use crate::{
    base::{Refusal, Stop, Subject},
    meetings,
};

/// The things whose pages have these addresses, one on each line, each once. One statement where meetings are among
/// them, whose addresses carry a number; else none.
///
/// # Errors
/// [`Refusal::NotAnAddress`]; [`Refusal::TooManyChoices`] where there are more lines.
pub async fn find_subjects(
    db: &impl ConnectionTrait,
    lines: &str,
    most: usize,
) -> Result<Vec<Subject>, Stop> {
    let lines: Vec<&str> = lines.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > most {
        return Err(Refusal::TooManyChoices { most }.into());
    }
    let numbers: Vec<i64> = lines.iter().filter_map(|line| meeting_number(line)).collect();
    let meetings = meetings::queries::list_ids(db, &numbers).await?;
    let mut found = Vec::new();
    for line in lines {
        let subject = match meeting_number(line) {
            Some(number) => (*meetings.get(&number).ok_or(Refusal::NotAnAddress)?).into(),
            None => Subject::from_address(line)?,
        };
        if !found.contains(&subject) {
            found.push(subject);
        }
    }
    Ok(found)
}

/// The number of the meeting whose page has this address, as it is copied out of a browser.
fn meeting_number(text: &str) -> Option<i64> {
    let path = text.trim().split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.windows(2).rev().find_map(|pair| (pair[0] == "meetings").then(|| pair[1].parse().ok())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_known_by_the_number_in_its_address() {
        for address in
            ["https://tavolata.example/it/meetings/12", "/ar/meetings/12/people?x=1#y", " meetings/12 "]
        {
            assert_eq!(meeting_number(address), Some(12), "{address}");
        }
        for other in ["", "/it/meetings", "/it/meetings/mine", "/it/boards/12"] {
            assert_eq!(meeting_number(other), None, "{other}");
        }
    }
}
