//! What a form without JavaScript gets back: shown once, on the page that follows.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

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

/// The flash for the form that is sent to this address, on the page from which it was sent.
pub fn for_endpoint(endpoint: &str) -> Option<Flash> {
    let Shown(flash) = use_context::<Shown>()?;
    let here = use_location().pathname.get_untracked();
    flash.get_value().filter(|flash| flash.endpoint == endpoint && flash.page == here)
}
