//! Times one `.pb` file natively: prints seconds and bytes as JSON. `cargo xtask bench counting` runs it.

use std::error::Error;
use std::fs;
use std::time::Instant;

use serde_json::json;
use stopwatch::Held;

/// How often each thing is done; the quickest tells what it costs, the others what else the machine did.
const TIMES: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("the name of a .pb file is missing")?;
    let (held, read) = quickest(|| Held::read(&fs::read_to_string(&path).ok()?));
    let held = held.ok_or("the file is not there or does not read")?;
    let (_, once) = quickest(|| held.count(false));
    let (winners, add1) = quickest(|| held.count(true));
    println!(
        "{}",
        json!({ "read": read, "once": once, "add1": add1, "winners": winners, "bytes": most_resident()? })
    );
    Ok(())
}

fn quickest<T>(work: impl Fn() -> T) -> (T, f64) {
    let timed = || {
        let start = Instant::now();
        let done = work();
        (done, start.elapsed().as_secs_f64())
    };
    let first = timed();
    (1..TIMES).map(|_| timed()).fold(first, |best, next| if next.1 < best.1 { next } else { best })
}

/// The most memory that was ever in use.
fn most_resident() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("/proc tells no memory")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse::<u64>()? * 1024)
}
