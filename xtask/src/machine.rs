//! On what it was measured.

use std::fs;
use std::thread::available_parallelism;

use crate::process;

/// Date, commit and machine, each as one line.
pub fn lines() -> Vec<String> {
    let ask = |program: &str, arguments: &[&str]| {
        process::read(process::command(program.as_ref()).args(arguments))
            .unwrap_or_else(|_| "unknown".to_owned())
    };
    let changed =
        if ask("git", &["status", "--porcelain"]).is_empty() { "" } else { ", with changes on top" };
    let cores = available_parallelism().map_or(1, usize::from);
    vec![
        format!("Date: {} (UTC)", ask("date", &["-u", "+%F %H:%M"])),
        format!("Commit: {}{changed}", ask("git", &["rev-parse", "--short", "HEAD"])),
        format!("Machine: {cores} cores, {}", processor()),
        format!(
            "Load of the machine at the end (1, 5 and 15 minutes; the measuring itself is part of it): {}",
            load()
        ),
    ]
}

fn processor() -> String {
    let all = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        all.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    model.map_or_else(|| "unknown processor".to_owned(), |(_, name)| name.trim().to_owned())
}

fn load() -> String {
    let all = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    all.split(' ').take(3).collect::<Vec<_>>().join(", ")
}
