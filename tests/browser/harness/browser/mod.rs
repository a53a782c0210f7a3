//! The browser that readers have: Chromium, or what `OCTAVO_BROWSER` names.

mod capabilities;
mod program;

use std::{
    env,
    sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, DesiredCapabilities};

pub use capabilities::{Need, cannot};
use program::{Program, on_path};

/// The number of browsers that run at once: tests must not wait for each other's processor time.
const SEATS: usize = 2;

/// The size of a window, with what the browser shows around the page.
const WINDOW: (u32, u32) = (1280, 900);

/// The number of times that a browser is started that does not come.
const ATTEMPTS: usize = 4;

const CHROMIUM_FLAGS: [&str; 10] = [
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

/// A browser that tests can drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// The one that all tests are written for.
    Chromium,
    /// With what WebDriver has for every browser, and a switch for its connection.
    Firefox,
    /// With what WebDriver has for every browser.
    WebKit,
}

impl Browser {
    /// The browser of this run.
    pub fn of_this_run() -> Self {
        match env::var("OCTAVO_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => {
                panic!("OCTAVO_BROWSER is `{other}`: set it to chromium, firefox or webkit")
            }
        }
    }

    /// The time that it may take for an answer. WebKit's driver gives none where the page is replaced while a
    /// script runs in it, and a reader has the patience to ask once more.
    fn answers_within(self) -> Duration {
        Duration::from_secs(if self == Self::WebKit { 8 } else { 30 })
    }

    /// Returns `true` if it is told what to do by the DevTools protocol, beside WebDriver.
    pub fn has_devtools(self) -> bool {
        self == Self::Chromium
    }
}

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

/// An open browser.
pub struct Session {
    /// The driver of a browser.
    pub driver: WebDriver,
    /// The program that drives no other browser, and must be there as long as this one is.
    _program: Option<Program>,
}

impl Session {
    /// Opens a browser with a new profile; Chromium with these flags besides those of all tests.
    pub async fn open(flags: &[&str]) -> WebDriverResult<Self> {
        match Browser::of_this_run() {
            Browser::Chromium => {
                let driver = WebDriver::new(chromedriver(), of_chromium(flags)?).await?;
                Ok(Self { driver, _program: None })
            }
            Browser::Firefox => Self::of(Program::geckodriver, of_firefox()?).await,
            Browser::WebKit => Self::of(Program::webkit_driver, of_webkit()?).await,
        }
    }

    /// Closes the browser.
    pub async fn closes(self) -> WebDriverResult<()> {
        self.driver.quit().await
    }

    /// Opens a browser with a driver of its own. Where neither of them answers, others are started.
    async fn of(start: impl Fn() -> Program, wanted: Capabilities) -> WebDriverResult<Self> {
        for _ in 1..ATTEMPTS {
            let opened = Self::opened_by(start(), wanted.clone()).await;
            if opened.is_ok() {
                return opened;
            }
        }
        Self::opened_by(start(), wanted).await
    }

    async fn opened_by(program: Program, wanted: Capabilities) -> WebDriverResult<Self> {
        let opening = WebDriver::builder(program.address(), wanted);
        let driver = opening.request_timeout(Browser::of_this_run().answers_within()).await?;
        let (width, height) = WINDOW;
        driver.set_window_rect(0, 0, width, height).await?;
        Ok(Self { driver, _program: Some(program) })
    }
}

fn of_chromium(flags: &[&str]) -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let chromium = on_path(&["chromium", "chromium-browser", "google-chrome"]);
    capabilities.set_binary(&chromium.to_string_lossy())?;
    for flag in CHROMIUM_FLAGS.iter().chain(flags) {
        capabilities.add_arg(flag)?;
    }
    // A reader looks until the page is there; the driver need not wait for it.
    capabilities.set("pageLoadStrategy", "none")?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
    Ok(capabilities.into())
}

fn of_firefox() -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    capabilities.set_firefox_binary(&on_path(&["firefox-esr", "firefox"]).to_string_lossy())?;
    capabilities.set_headless()?;
    capabilities.set("pageLoadStrategy", "none")?;
    // Firefox lets a machine reach itself without a connection, and the host is on this machine.
    let preferences = json!({ "network.disable-localhost-when-offline": true });
    capabilities.set_browser_option("prefs", preferences)?;
    Ok(capabilities.into())
}

fn of_webkit() -> WebDriverResult<Capabilities> {
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "MiniBrowser")?;
    capabilities.set("pageLoadStrategy", "none")?;
    Ok(capabilities)
}

/// The address of ChromeDriver, which is started with the first browser and drives all of them.
fn chromedriver() -> &'static str {
    static DRIVER: OnceLock<Program> = OnceLock::new();
    DRIVER.get_or_init(Program::chromedriver).address()
}
