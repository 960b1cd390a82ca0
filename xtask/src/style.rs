//! The style sheet: one file out of `style/main.scss`, pointing at the site's hashed assets.

use anyhow::{Context, Result, bail};
use grass::{Options, OutputStyle};

use crate::folders;

/// The compressed style sheet, before its references are pointed anywhere; none without a source.
pub fn compile() -> Result<Option<String>> {
    let source = folders::root().join("style/main.scss");
    if !source.exists() {
        return Ok(None);
    }
    let css = grass::from_path(&source, &Options::default().style(OutputStyle::Compressed))
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("{} does not compile", source.display()))?;
    Ok(Some(css))
}

/// Replaces what stands in each `url(...)` by what `hashed` answers for it. Data and fragments stay.
///
/// # Errors
/// When `hashed` knows no such file: a style sheet with a dead link is not published.
pub fn point_at(css: &str, hashed: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut pointed = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let Some((inside, tail)) = after.split_once(')') else {
            bail!("a url( without its end: {after:.40}")
        };
        let link = inside.trim().trim_matches(['"', '\'']);
        pointed.push_str(before);
        if link.starts_with("data:") || link.starts_with('#') {
            // A data link may hold a bracket of its own: copy its opening and read on.
            pointed.push_str("url(");
            rest = after;
            continue;
        }
        let Some(name) = hashed(logical(link)) else {
            bail!("the style refers to {link}, which assets/ lacks")
        };
        pointed.extend(["url(", &name, ")"]);
        rest = tail;
    }
    pointed.push_str(rest);
    Ok(pointed)
}

fn logical(link: &str) -> &str {
    let link = link.trim_start_matches("../").trim_start_matches("./").trim_start_matches('/');
    link.strip_prefix("assets/").unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font(name: &str) -> Option<String> {
        (name == "fonts/a.woff2").then(|| "fonts/a.1234.woff2".to_owned())
    }

    #[test]
    fn a_link_to_an_asset_points_at_its_hashed_name() {
        for link in ["fonts/a.woff2", "\"/fonts/a.woff2\"", "'../assets/fonts/a.woff2'", "./fonts/a.woff2"] {
            let css = format!("a{{src:url({link}) format(\"woff2\")}}");
            assert_eq!(point_at(&css, font).unwrap(), "a{src:url(fonts/a.1234.woff2) format(\"woff2\")}");
        }
    }

    #[test]
    fn data_and_fragments_stay_as_they_are() {
        let css = "a{fill:url(#grain);mask:url(\"data:image/svg+xml,rotate(3)\")}b{src:url(fonts/a.woff2)}";
        let pointed = point_at(css, font).unwrap();
        assert_eq!(pointed, css.replace("fonts/a.woff2", "fonts/a.1234.woff2"));
    }

    #[test]
    fn a_dead_link_is_refused_by_name() {
        let error = point_at("a{src:url(fonts/b.woff2)}", font).unwrap_err();
        assert_eq!(error.to_string(), "the style refers to fonts/b.woff2, which assets/ lacks");
    }
}
