//! How a form is sent in place of the browser: with the same fields, to the same address.

use leptos::{
    ev::SubmitEvent,
    server_fn::redirect::{REDIRECT_HEADER, call_redirect_hook},
    wasm_bindgen::JsCast,
    web_sys::{FormData, HtmlButtonElement, HtmlFormElement, UrlSearchParams},
};

use crate::{reading::request, wire::Error};

/// The fields as the browser would send them, the pressed button among them.
pub fn fields_of(event: &SubmitEvent) -> String {
    let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let Some(fields) = form.and_then(|form| FormData::new_with_form(&form).ok()) else {
        return String::new();
    };
    let pressed = event.submitter().and_then(|pressed| pressed.dyn_into::<HtmlButtonElement>().ok());
    if let Some(button) = pressed.filter(|button| !button.name().is_empty()) {
        let _ = fields.append_with_str(&button.name(), &button.value());
    }
    let encoded = UrlSearchParams::new_with_str_sequence_sequence(&fields);
    encoded.ok().and_then(|fields| fields.to_string().as_string()).unwrap_or_default()
}

/// Sends the fields; follows where the answer leads.
pub async fn post(address: &str, fields: String) -> Result<(), Error> {
    let response = request(address, fields).await.map_err(|_| Error::Unreachable)?;
    if !response.ok() {
        let bytes = response.binary().await.map_err(|_| Error::Unreachable)?;
        return Err(postcard::from_bytes(&bytes).unwrap_or(Error::Unreachable));
    }
    let headers = response.headers();
    if headers.has(REDIRECT_HEADER)
        && let Some(aim) = headers.get("location")
    {
        call_redirect_hook(&aim);
    }
    Ok(())
}
