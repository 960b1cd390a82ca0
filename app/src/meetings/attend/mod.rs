//! What people do who come: registering, being there, the certificate, saying how it was.

pub mod feedback;
pub mod leaving;
pub mod mine;
pub mod needs;
pub mod panel;
pub mod present;
pub mod verify;
