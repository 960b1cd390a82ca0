//! The steps of `cargo xtask test`, in order.

use anyhow::Result;
use clap::ValueEnum;

use crate::postgres::Cluster;
use crate::toolchain::Toolchain;
use crate::{checks, journeys, site, suite, votestorm};

/// One thing that is checked.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// rustfmt has nothing to change
    Format,
    /// The client carries nothing of the server
    Walls,
    /// The client and the style build
    Site,
    /// clippy on everything that runs on the server
    Clippy,
    /// clippy on the client
    ClippyClient,
    /// All tests compile
    Compile,
    /// All tests but those in the browser, the storage's on both databases
    Tests,
    /// A minute of votes while servers and databases fail, and defects that it has to find
    Votestorm,
    /// Journeys in the browser
    Journeys,
}

impl Step {
    /// The steps without which this one cannot be taken.
    pub fn needs(self) -> &'static [Self] {
        match self {
            Self::Compile => &[Self::Site],
            Self::Tests | Self::Votestorm | Self::Journeys => &[Self::Site, Self::Compile],
            _ => &[],
        }
    }

    /// What it is called on the screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Format => "Formatting",
            Self::Walls => "Walls between client and server",
            Self::Site => "Client and site",
            Self::Clippy => "Clippy",
            Self::ClippyClient => "Clippy for the client",
            Self::Compile => "Compiling the tests",
            Self::Tests => "Tests",
            Self::Votestorm => "Votestorm",
            Self::Journeys => "Journeys in the browser",
        }
    }

    /// Why the step cannot be taken on this machine.
    pub fn obstacle(self) -> Result<Option<&'static str>> {
        let is_without_clippy = self == Self::ClippyClient && Toolchain::provide()? == Toolchain::Debian;
        Ok(is_without_clippy
            .then_some("Debian's compiler, which builds the client here, comes without clippy"))
    }

    /// Takes the step; `fast` leaves `PostgreSQL` out.
    pub fn run(self, fast: bool) -> Result<()> {
        match self {
            Self::Format => checks::format(),
            Self::Walls => checks::walls(),
            Self::Site => site::provide(Toolchain::provide()?),
            Self::Clippy => checks::clippy(),
            Self::ClippyClient => checks::clippy_client(Toolchain::provide()?),
            Self::Compile => suite::compile(Toolchain::provide()?),
            Self::Tests if fast => suite::run(Toolchain::provide()?, None),
            Self::Tests => suite::run(Toolchain::provide()?, Some(&Cluster::start()?)),
            Self::Votestorm => votestorm::prove(Toolchain::provide()?, fast),
            Self::Journeys => journeys::walk(),
        }
    }
}
