//! Escaping for the two places in which the view macro does not do it by itself.

/// The text with `&`, `<` and `>` written so that HTML shows them.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_close_its_element() {
        assert_eq!(escape("</textarea><script>"), "&lt;/textarea&gt;&lt;script&gt;");
    }
}
