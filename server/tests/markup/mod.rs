//! A page as a browser takes it apart: its elements with their attributes, its texts, its forms.

use html5ever::{
    TokenizerResult,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind::{Rawtext, Rcdata, ScriptData},
    },
};
use std::cell::RefCell;

/// An element's beginning or end, or a text.
#[derive(Debug)]
pub enum Piece {
    /// `<name …>`.
    Start(Element),
    /// `</name>`.
    End(String),
    /// A text, its character references read.
    Text(String),
}

/// An element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Pieces(RefCell<Vec<Piece>>);

impl TokenSink for Pieces {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut pieces = self.0.borrow_mut();
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) => {
                let name = name.to_string();
                let mode = match name.as_str() {
                    "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
                    "script" => TokenSinkResult::RawData(ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
                    "plaintext" => TokenSinkResult::Plaintext,
                    _ => TokenSinkResult::Continue,
                };
                let attributes = attrs.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
                pieces.push(Piece::Start(Element { name, attributes: attributes.collect() }));
                mode
            }
            Token::TagToken(tag) => {
                pieces.push(Piece::End(tag.name.to_string()));
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                if let Some(Piece::Text(before)) = pieces.last_mut() {
                    before.push_str(&text);
                } else {
                    pieces.push(Piece::Text(text.to_string()));
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// The pieces of a page in their order.
pub fn pieces(html: &str) -> Vec<Piece> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Pieces::default(), TokenizerOpts::default());
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Elements that our pages never need.
const FOREIGN: [&str; 12] = [
    "iframe",
    "object",
    "embed",
    "base",
    "applet",
    "frame",
    "frameset",
    "img",
    "math",
    "foreignobject",
    "animate",
    "set",
];
/// Attributes that hold an address.
const ADDRESSES: [&str; 8] =
    ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset"];

/// What in the page could run or deceive, other than what is ours.
pub fn dangers(html: &str) -> Vec<String> {
    let pieces = pieces(html);
    let mut dangers = Vec::new();
    for piece in &pieces {
        let Piece::Start(element) = piece else { continue };
        let is_ours = element.get("nonce").is_some_and(|nonce| !nonce.is_empty())
            || (element.get("id") == Some("start")
                && element.get("src").is_some_and(|src| src.starts_with("/site/")));
        if element.name == "script" && !is_ours {
            dangers.push(format!("a script: {element:?}"));
        }
        // A picture is shown where we keep it.
        let is_kept =
            element.name == "img" && element.get("src").is_some_and(|src| src.starts_with("/attachments/"));
        if FOREIGN.contains(&element.name.as_str()) && !is_kept {
            dangers.push(format!("a foreign element: {element:?}"));
        }
        for (name, value) in &element.attributes {
            let address: String = value.chars().filter(|sign| !sign.is_whitespace()).collect();
            let runs = ["javascript:", "data:", "vbscript:"]
                .iter()
                .any(|scheme| address.to_lowercase().starts_with(scheme));
            if name.starts_with("on") || name == "style" || name == "srcdoc" {
                dangers.push(format!("a handler: {element:?}"));
            }
            if ADDRESSES.contains(&name.as_str()) && runs {
                dangers.push(format!("an address that runs: {element:?}"));
            }
        }
    }
    for name in ["html", "head", "body", "title", "textarea", "script"] {
        let begun =
            pieces.iter().filter(|piece| matches!(piece, Piece::Start(one) if one.name == name)).count();
        let ended = pieces.iter().filter(|piece| matches!(piece, Piece::End(one) if one == name)).count();
        if begun != ended || (name == "title" && begun != 1) {
            dangers.push(format!("<{name}> begins {begun} times and ends {ended} times"));
        }
    }
    dangers
}

/// Whether there is a mark that overrides or isolates the direction of writing, as it is or as JSON writes it.
pub fn turns_direction(text: &str) -> bool {
    let is_mark = |sign: char| matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.contains(is_mark) || ["\\u202", "\\u206"].iter().any(|mark| text.contains(mark))
}

/// A text or an attribute of the page, character references read, in which such a mark stands.
pub fn turning_direction(html: &str) -> Option<String> {
    pieces(html).into_iter().find_map(|piece| match piece {
        Piece::Text(text) => Some(text).filter(|text| turns_direction(text)),
        Piece::Start(element) => {
            element.attributes.into_iter().map(|(_, value)| value).find(|value| turns_direction(value))
        }
        Piece::End(_) => None,
    })
}

/// A form: where it is sent, and its fields.
#[derive(Debug, Default)]
pub struct Form {
    /// The address to which it is posted.
    pub action: String,
    /// The names of the fields into which one types.
    pub typed: Vec<String>,
    /// Names and values of the others, as a browser would send them.
    pub chosen: Vec<(String, String)>,
}

/// The forms of a page that post to a server function.
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut form: Option<Form> = None;
    let mut select: Option<String> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Start(element) if element.name == "form" => {
                let action = element.get("action").unwrap_or_default().to_owned();
                form = action.starts_with("/api/").then(|| Form { action, ..Form::default() });
            }
            Piece::Start(element) => {
                if let Some(form) = &mut form {
                    form.take(&element, &mut select);
                }
            }
            Piece::End(name) if name == "form" => forms.extend(form.take()),
            Piece::End(name) if name == "select" => select = None,
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    forms
}

impl Form {
    fn take(&mut self, element: &Element, select: &mut Option<String>) {
        let name = element.get("name").unwrap_or_default().to_owned();
        let value = element.get("value").unwrap_or_default().to_owned();
        match element.name.as_str() {
            "textarea" => self.typed.push(name),
            "select" => *select = Some(name),
            "option" => {
                let Some(name) = select.clone() else { return };
                let is_first = !self.chosen.iter().any(|(known, _)| *known == name);
                if is_first || element.get("selected").is_some() {
                    self.chosen.retain(|(known, _)| *known != name);
                    self.chosen.push((name, value));
                }
            }
            "button" if !name.is_empty() => self.choose_once(name, value),
            "input" => match element.get("type").unwrap_or("text") {
                "hidden" => self.chosen.push((name, value)),
                "radio" | "checkbox" => self.choose_once(name, value),
                "submit" | "file" => {}
                _ => self.typed.push(name),
            },
            _ => {}
        }
    }

    fn choose_once(&mut self, name: String, value: String) {
        if !self.chosen.iter().any(|(known, _)| *known == name) {
            self.chosen.push((name, value));
        }
    }
}
