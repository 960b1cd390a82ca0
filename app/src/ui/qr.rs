//! A QR code as strokes of an SVG path.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A QR code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// How many modules wide it is.
    pub modules: usize,
    /// The dark modules as strokes of an SVG path.
    pub path: String,
}

/// Shows a QR code.
#[component]
pub fn Qr(
    picture: Picture,
    /// What it is called, where nothing beside it says the same.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let Picture { modules, path } = picture;
    view! {
        <svg
            class="qr"
            viewBox=format!("0 0 {modules} {modules}")
            role=label.is_some().then_some("img")
            aria-hidden=label.is_none().then_some("true")
            aria-label=label
        >
            <path d=path stroke="currentColor" stroke-width="1"></path>
        </svg>
    }
}

#[cfg(feature = "ssr")]
mod drawing {
    use fast_qr::{ECL, QRBuilder, QRCode};
    use std::fmt::Write;

    use super::Picture;

    impl Picture {
        /// The picture of a text. Of one that is too long there is none; what stands beside it still serves.
        pub fn of(text: &str) -> Self {
            match QRBuilder::new(text).ecl(ECL::M).build() {
                Ok(qr) => Self { modules: qr.size, path: path(&qr) },
                Err(_) => Self { modules: 1, path: String::new() },
            }
        }
    }

    /// One horizontal stroke for each run of dark modules.
    fn path(qr: &QRCode) -> String {
        let mut path = String::new();
        for row in 0..qr.size {
            let mut column = 0;
            while column < qr.size {
                let run = (column..qr.size).take_while(|at| qr[row][*at].value()).count();
                if run > 0 {
                    // Writing into a String cannot fail.
                    let _ = write!(path, "M{column} {row}.5h{run}");
                }
                column += run.max(1);
            }
        }
        path
    }
}
