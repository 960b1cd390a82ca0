//! How the process is set up: defaults, then a file, then the environment.

use serde::Deserialize;
use std::{net::SocketAddr, path::Path};

use crate::post::Post;

/// The settings. Every one can stand in the file `tavolata.toml` or in the environment as `TAVOLATA_<NAME>`;
/// the database also as `DATABASE_URL`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `sqlite://path?mode=rwc` or `postgres://user@host/name`.
    pub database_url: String,
    /// Where the site is served.
    pub listen: SocketAddr,
    /// Where the figures for Prometheus are served; nowhere where it is left out.
    pub metrics_listen: Option<SocketAddr>,
    /// Whether people reach the site by TLS: cookies are then `__Host-` and secure.
    pub secure: bool,
    /// The address under which people know the site, for links on printed cards: `https://tavolata.example`.
    pub public_url: String,
    /// The server that takes e-mail: `smtps://user:password@host`, or `smtp://host:25` without encryption on the same
    /// machine; `smtp://host?tls=required` asks for STARTTLS. Without it no e-mail is sent.
    pub smtp_url: Option<String>,
    /// From whom e-mail comes: `Tavolata <noreply@tavolata.example>`.
    pub mail_from: Option<String>,
    /// Where the squares of a map are found: `https://tiles.example/{z}/{x}/{y}.png`. Without it places are only listed.
    pub map_tiles: Option<String>,
    /// Whom to thank for the map: `© OpenStreetMap contributors`.
    pub map_attribution: Option<String>,
    /// Whether each page says that this is a demonstration.
    pub demonstration: bool,
    /// `text` or `json`.
    pub log: LogForm,
}

/// How log lines look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Why the settings will not do.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file or a variable does not read.
    #[error("the configuration does not read: {0}")]
    Unreadable(#[from] config::ConfigError),
    /// A value is out of place.
    #[error("the setting {name} is wrong: {reason}")]
    Wrong {
        /// Which setting.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl Settings {
    /// Reads the settings from the file (where it exists) and the environment.
    ///
    /// # Errors
    /// Where something does not read, is unknown or out of place.
    pub fn read(file: &Path) -> Result<Self, SettingsError> {
        let mut builder = config::Config::builder()
            .set_default("database_url", "sqlite://var/tavolata.sqlite")?
            .set_default("listen", "127.0.0.1:3000")?
            .set_default("secure", false)?
            .set_default("public_url", "http://127.0.0.1:3000")?
            .set_default("demonstration", false)?
            .set_default("log", "text")?
            .add_source(config::File::from(file).required(false))
            .add_source(environment());
        if let Ok(url) = std::env::var("DATABASE_URL") {
            builder = builder.set_override("database_url", url)?;
        }
        let settings: Self = builder.build()?.try_deserialize()?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), SettingsError> {
        let known = ["sqlite://", "postgres://", "postgresql://"];
        if !known.iter().any(|scheme| self.database_url.starts_with(scheme)) {
            let reason = "it must begin with sqlite:// or postgres://".to_owned();
            return Err(SettingsError::Wrong { name: "database_url", reason });
        }
        if self.secure && !self.public_url.starts_with("https://") {
            let reason = "with secure = true it must begin with https://".to_owned();
            return Err(SettingsError::Wrong { name: "public_url", reason });
        }
        if self.smtp_url.is_some() != self.mail_from.is_some() {
            let reason = "smtp_url and mail_from belong together".to_owned();
            return Err(SettingsError::Wrong { name: "mail_from", reason });
        }
        if let (Some(url), Some(from)) = (&self.smtp_url, &self.mail_from) {
            Post::check(url, from)?;
        }
        self.check_map()
    }

    fn check_map(&self) -> Result<(), SettingsError> {
        let wrong = |name, reason: &str| Err(SettingsError::Wrong { name, reason: reason.to_owned() });
        let Some(template) = &self.map_tiles else { return Ok(()) };
        // What stands before the first slash goes into the policy of every page.
        let host = template.strip_prefix("https://").and_then(|rest| rest.split('/').next());
        let is_host = |host: &str| {
            !host.is_empty() && host.chars().all(|sign| sign.is_ascii_alphanumeric() || ".-:".contains(sign))
        };
        if !host.is_some_and(is_host) || !["{z}", "{x}", "{y}"].iter().all(|place| template.contains(place)) {
            return wrong("map_tiles", "it must look like https://tiles.example/{z}/{x}/{y}.png");
        }
        if self.map_attribution.is_none() {
            return wrong("map_attribution", "say whom to thank for the map");
        }
        Ok(())
    }

    /// The map of this house, where it has one.
    pub fn map(&self) -> Option<app::wire::MapTiles> {
        let (template, attribution) = (self.map_tiles.clone()?, self.map_attribution.clone()?);
        Some(app::wire::MapTiles { template, attribution })
    }

    /// Whether this house sends e-mail.
    pub fn sends_mail(&self) -> bool {
        self.smtp_url.is_some()
    }

    /// The database's address without its password, for messages.
    pub fn database_shown(&self) -> String {
        match (self.database_url.split_once("://"), self.database_url.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
            _ => self.database_url.clone(),
        }
    }
}

/// The settings in the environment. `TAVOLATA_PABULIB` is none: it names the real elections that tests use.
fn environment() -> config::Environment {
    let texts = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let settings = texts.filter(|(name, _)| name != "TAVOLATA_PABULIB").collect();
    config::Environment::with_prefix("TAVOLATA")
        .prefix_separator("_")
        .try_parsing(true)
        .source(Some(settings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn from_text(text: &str) -> Result<Settings, SettingsError> {
        let mut file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        Settings::read(file.path())
    }

    #[test]
    fn an_unknown_setting_is_refused_by_its_name() {
        let error = from_text("databse = 'x'").unwrap_err().to_string();
        assert!(error.contains("databse"), "{error}");
    }

    #[test]
    fn a_secure_site_needs_an_https_address() {
        let error = from_text("secure = true").unwrap_err().to_string();
        assert!(error.contains("public_url"), "{error}");
    }

    #[test]
    fn a_password_is_not_shown() {
        let mut settings = from_text("").unwrap();
        settings.database_url = "postgres://me:secret@host/db".into();
        assert_eq!(settings.database_shown(), "postgres://…@host/db");
    }
}
