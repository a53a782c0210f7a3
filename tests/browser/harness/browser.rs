//! Chromium, through one ChromeDriver for all tests.

use std::{
    env,
    io::{self, BufRead, BufReader},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError},
    thread,
};

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities};

/// How many browsers run at once: tests must not wait for each other's processor time.
const SEATS: usize = 2;

const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A test may turn more pages in a second than a person does.
    "--disable-ipc-flooding-protection",
    "--window-size=1280,900",
];

/// Runs ChromeDriver in a group of processes and in a folder of their own, and ends them when its
/// input does: that is when this process is gone, however it went.
const WATCH: &str = r#"
    TMPDIR=$(mktemp -d) || exit; export TMPDIR
    "$0" --port=0 &
    cat >/dev/null
    trap '' TERM
    kill -s TERM 0
    wait
    for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf "$TMPDIR" 2>/dev/null && break; sleep 0.2; done
"#;

/// A place for one browser; the next reader waits until it is free.
pub struct Seat(());

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Seat {
    /// Waits for a free place.
    pub fn take() -> Self {
        let full = |taken: &mut usize| *taken >= SEATS;
        let taken = FREED.wait_while(taken(), full);
        *taken.unwrap_or_else(PoisonError::into_inner) += 1;
        Self(())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *taken() -= 1;
        FREED.notify_one();
    }
}

fn taken() -> MutexGuard<'static, usize> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens a browser with a new profile.
pub async fn open() -> WebDriverResult<WebDriver> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&chromium().to_string_lossy())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    // A reader looks until the page is there; the driver need not wait for it.
    capabilities.set("pageLoadStrategy", "none")?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
    WebDriver::new(driver(), capabilities).await
}

/// The address of ChromeDriver, started with the first browser.
fn driver() -> &'static str {
    static DRIVER: OnceLock<(String, Child)> = OnceLock::new();
    let (address, _) = DRIVER.get_or_init(start);
    address
}

/// The child's input stays open as long as the child is kept, and that is as long as there are tests.
fn start() -> (String, Child) {
    let chromedriver = on_path(&["chromedriver"]);
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(WATCH)
        .arg(chromedriver)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("sh starts");
    let mut said = BufReader::new(child.stdout.take().expect("a pipe was asked for"));
    let mut all = String::new();
    let port = loop {
        let start = all.len();
        let read = said.read_line(&mut all).expect("ChromeDriver writes text");
        assert!(read > 0, "ChromeDriver did not start:\n{all}");
        if let Some((_, port)) = all[start..].split_once("started successfully on port ") {
            break port.trim().trim_end_matches('.').to_owned();
        }
    };
    thread::spawn(move || io::copy(&mut said, &mut io::sink()));
    (format!("http://127.0.0.1:{port}"), child)
}

fn chromium() -> PathBuf {
    on_path(&["chromium", "chromium-browser", "google-chrome"])
}

fn on_path(names: &[&str]) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!("{} is not installed: run `script/test`, which installs it", names[0])
    })
}
