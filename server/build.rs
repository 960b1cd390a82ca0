//! The server embeds the site: a new site is a new server.
fn main() {
    println!("cargo::rerun-if-changed=../target/site/manifest.json");
    println!("cargo::rerun-if-changed=demo");
}
