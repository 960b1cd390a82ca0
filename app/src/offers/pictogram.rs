//! A drawing for each theme, always together with its name.

use domain::offers::Theme;
use leptos::prelude::*;

/// The lines of the drawing on a sheet of 24 by 24.
const fn lines(theme: Theme) -> &'static str {
    match theme {
        Theme::LanguageCourses => "M4 4h16v11H11l-5 5v-5H4zM9 12l3-6 3 6M10 10h4",
        Theme::Documents => "M6 2h8l5 5v15H6zM14 2v5h5M9 12h7M9 16h7",
        Theme::LegalHelp => "M12 3v18M7 21h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
        Theme::Housing => "M3 11l9-8 9 8M5 10v11h14V10M10 21v-6h4v6",
        Theme::Work => "M3 8h18v12H3zM9 8V5h6v3M3 13h18",
        Theme::Health => "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
        Theme::School => "M2 9l10-5 10 5-10 5zM6 11v6c3 3 9 3 12 0v-6M22 9v6",
        Theme::Family => {
            "M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z\
             M4 21v-6a4 4 0 0 1 8 0a4 4 0 0 1 8 0v6M12 21v-4"
        }
        Theme::Women => "M12 13a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12 13v8M8 17h8",
        Theme::BasicNeeds => "M3 11h18a9 9 0 0 1-18 0zM7 20h10M9 8c-1-1 1-2 0-4M14 8c-1-1 1-2 0-4",
        Theme::Culture => {
            "M9 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM20 15a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM9 17V5l11-2v12"
        }
        Theme::Volunteering => "M12 20S3 14 3 8.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.5C21 14 12 20 12 20z",
    }
}

/// The drawing of a theme; its name stands beside it.
#[component]
pub fn Pictogram(theme: Theme) -> impl IntoView {
    view! {
        <svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true">
            <path d=lines(theme)></path>
        </svg>
    }
}
