//! Long texts of people: Markdown, rendered and cleaned on the server.

use domain::base::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// HTML that the server made out of Markdown and cleaned. Only [`Html::from_markdown`] makes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Html(String);

impl Html {
    /// Renders Markdown and keeps only harmless elements; links lead outside without telling where from.
    #[cfg(feature = "ssr")]
    pub fn from_markdown(text: &str) -> Self {
        use pulldown_cmark::{Event, Options, Parser, html};
        let parser = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
            // Raw HTML in a text is shown as what was typed.
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::SoftBreak => Event::HardBreak,
            other => other,
        });
        let mut rendered = String::with_capacity(text.len() * 3 / 2);
        html::push_html(&mut rendered, parser);
        // What was cleaned when it was typed may come again as `&#x202E;`, which Markdown reads.
        rendered.retain(|character| character == '\n' || !domain::base::text::deceives(character));
        Self(sanitizer().clean(&rendered).to_string())
    }
}

#[cfg(feature = "ssr")]
fn sanitizer() -> &'static ammonia::Builder<'static> {
    use std::{collections::HashSet, sync::LazyLock};
    static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
        let mut builder = ammonia::Builder::default();
        builder
            .tags(HashSet::from([
                "p",
                "br",
                "strong",
                "em",
                "del",
                "ul",
                "ol",
                "li",
                "blockquote",
                "a",
                "h3",
                "h4",
                "h5",
                "h6",
                "code",
                "pre",
                "hr",
            ]))
            .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
            .link_rel(Some("nofollow noopener noreferrer ugc"));
        builder
    });
    &SANITIZER
}

/// A long text in its own language and direction.
#[component]
pub fn Prose(html: Html, language: Language) -> impl IntoView {
    view! { <div class="prose" lang=language.to_string() dir="auto" inner_html=html.0></div> }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_simple_html() {
        let html = Html::from_markdown("Un **orto**\n\n- acqua\n- sole");
        assert_eq!(html.0, "<p>Un <strong>orto</strong></p>\n<ul>\n<li>acqua</li>\n<li>sole</li>\n</ul>\n");
    }

    #[test]
    fn no_mark_turns_the_reading_direction() {
        let html = Html::from_markdown("pay &#x202E;gnp.exe [a](https://a.it/&#8238;b '&#x2066;c')");
        assert!(!html.0.chars().any(|character| ('\u{202A}'..='\u{2069}').contains(&character)), "{html:?}");
    }

    #[test]
    fn nothing_that_runs_comes_through() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "<a href=\"https://x\" onclick=\"alert(1)\">x</a>",
            "</textarea><script>alert(1)</script>",
            "<svg/onload=alert(1)>",
        ] {
            let html = Html::from_markdown(text).0;
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"), "{html}");
            assert!(!html.contains("javascript:") || !html.contains("href"), "{html}");
            // What was typed as HTML is shown as text: only what stands in a tag could run.
            let tags = html.split('<').skip(1).filter_map(|piece| piece.split('>').next());
            assert!(tags.into_iter().all(|tag| !tag.contains("onclick")), "{html}");
        }
    }
}
