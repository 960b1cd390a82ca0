//! What a form without JavaScript gets back: shown once, on the page that follows.

use leptos::prelude::*;

use crate::{packed::Packed, wire::Flash};

/// Makes the flash of this page known to its forms.
pub fn provide() {
    let flash = SharedValue::<_, Packed>::new_with_encoding(|| {
        #[cfg(feature = "ssr")]
        return use_context::<crate::wire::PageFlash>().map(|flash| flash.0);
        #[cfg(not(feature = "ssr"))]
        None::<Flash>
    });
    provide_context(Shown(StoredValue::new(flash.into_inner())));
}

#[derive(Clone, Copy)]
struct Shown(StoredValue<Option<Flash>>);

/// The flash for the form that is sent to this address.
pub fn for_endpoint(endpoint: &str) -> Option<Flash> {
    let Shown(flash) = use_context::<Shown>()?;
    flash.get_value().filter(|flash| flash.endpoint == endpoint)
}

/// Forgets the flash, once the client shows another page.
pub fn forget() {
    if let Some(Shown(flash)) = use_context::<Shown>() {
        flash.set_value(None);
    }
}
