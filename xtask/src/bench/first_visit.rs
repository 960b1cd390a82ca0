//! What somebody downloads who opens a board's page for the first time.

use anyhow::{Context, Result};

use crate::http::{Asker, Connection};

/// Bytes as sent, by kind of file; headers are not counted.
#[derive(Default)]
pub struct FirstVisit {
    /// The page itself.
    pub html: usize,
    /// The style sheet.
    pub css: usize,
    /// Scripts.
    pub scripts: usize,
    /// The client.
    pub wasm: usize,
    /// The texts of the interface.
    pub texts: usize,
    /// The font of Latin letters; those of other scripts are loaded where a page shows such letters.
    pub fonts: usize,
    /// Pictures.
    pub pictures: usize,
    /// The address of the style sheet.
    pub style: String,
}

impl FirstVisit {
    /// Visits a page.
    pub fn pay(port: u16, path: &str) -> Result<Self> {
        let mut connection = Connection::open(port)?;
        let asker = Asker { port, cookie: None };
        let mut read = |path: &str| -> Result<String> {
            let answer = connection.succeed(&asker.plain(path))?;
            Ok(String::from_utf8_lossy(&answer.body).into_owned())
        };
        let mut files = files_of(&read(path)?);
        let style =
            files.iter().find(|file| file.ends_with(".css")).context("the page has no style sheet")?.clone();
        files.extend(fonts_of(&read(&style)?));
        let mut size = |path: &str| connection.succeed(&asker.page(path)).map(|answer| answer.body.len());
        let mut visit = Self { html: size(path)?, style, ..Self::default() };
        for file in files {
            let bytes = size(&file)?;
            *visit.kind(&file) += bytes;
        }
        Ok(visit)
    }

    /// Everything together.
    pub fn total(&self) -> usize {
        self.html + self.css + self.scripts + self.wasm + self.texts + self.fonts + self.pictures
    }

    fn kind(&mut self, file: &str) -> &mut usize {
        match file.rsplit_once('.').map(|(_, ending)| ending) {
            Some("css") => &mut self.css,
            Some("js") => &mut self.scripts,
            Some("wasm") => &mut self.wasm,
            Some("txt") => &mut self.texts,
            Some("woff2") => &mut self.fonts,
            _ => &mut self.pictures,
        }
    }
}

/// The files of the site that a page names in its attributes, each once.
fn files_of(html: &str) -> Vec<String> {
    let is_file = |value: &&str| value.starts_with("/site/") || value.starts_with("/words/");
    let mut files: Vec<String> = html.split('"').filter(is_file).map(str::to_owned).collect();
    files.sort();
    files.dedup();
    files
}

/// The fonts of a style sheet that every page in Latin letters needs.
fn fonts_of(css: &str) -> impl Iterator<Item = String> {
    let links = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    links.filter(|link| link.contains("-latin-wght")).map(|link| format!("/site/{link}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_files() {
        let html = r#"<link href="/site/a.css"><script src="/site/s.js" data-words="/words/it.txt"></script><a href="/it">"#;
        assert_eq!(files_of(html), ["/site/a.css", "/site/s.js", "/words/it.txt"]);
    }

    #[test]
    fn only_the_font_of_latin_letters_belongs_to_the_first_visit() {
        let css = "a{src:url(fonts/x-latin-wght.1.woff2)}b{src:url(fonts/x-latin-ext-wght.1.woff2)}";
        assert_eq!(fonts_of(css).collect::<Vec<_>>(), ["/site/fonts/x-latin-wght.1.woff2"]);
    }
}
