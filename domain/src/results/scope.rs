//! What a report is about.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::base::{ProjectId, Refusal};

/// What a report is about; written as the path under which it is found: `territories/054`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Scope {
    /// What belongs to a project.
    Project(ProjectId),
    /// What is in the territory with this ISTAT code, and in what lies within.
    Territory(String),
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Project(project) => write!(formatter, "projects/{project}"),
            Self::Territory(code) => write!(formatter, "territories/{code}"),
        }
    }
}

impl FromStr for Scope {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let is_code =
            |code: &str| matches!(code.len(), 3 | 6) && code.bytes().all(|byte| byte.is_ascii_digit());
        match text.split_once('/') {
            Some(("projects", id)) => id.parse().map(Self::Project),
            Some(("territories", code)) if is_code(code) => Ok(Self::Territory(code.to_owned())),
            _ => Err(Refusal::NotFound),
        }
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        scope.to_string()
    }
}

impl TryFrom<String> for Scope {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("territories/054", true)]
    #[case("territories/054039", true)]
    #[case("projects/01890000-0000-7000-8000-000000000001", true)]
    #[case("territories/Perugia", false)]
    #[case("territories/05403", false)]
    #[case("projects/1", false)]
    #[case("everything", false)]
    fn an_address_names_a_project_or_a_territory(#[case] text: &str, #[case] known: bool) {
        let scope = text.parse::<Scope>();
        assert_eq!(scope.is_ok(), known);
        assert!(scope.is_ok_and(|scope| scope.to_string() == text) == known);
    }
}
