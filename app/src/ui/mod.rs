//! Parts without a subject: frame, forms, notices, glyphs, charts. Their markup is described in
//! `docs/interface.md`.

pub mod bars;
pub mod chart;
pub mod confirm;
pub mod escape;
pub mod field;
pub mod figures;
pub mod flash;
pub mod form;
pub mod frame;
pub mod glyph;
pub mod leaving;
pub mod loaded;
pub mod pager;
pub mod part;
pub mod plot;
pub mod prose;
pub mod qr;
pub mod refused;
pub mod title;
pub mod why_not;
pub mod wrong;
