//! What a reader does.

use serde_json::{Value, json};
use thirtyfour::{Key, prelude::*};

use super::{Raw, Reader};
use crate::harness::patience::{eventually, look_for};

/// The middle button of a mouse, as WebDriver counts.
const MIDDLE: u8 = 1;

impl Reader {
    /// Clicks a link.
    #[track_caller]
    pub fn follow(&self, name: &str) -> &Self {
        self.clicks("link", name)
    }

    /// Clicks a button.
    #[track_caller]
    pub fn pushes(&self, name: &str) -> &Self {
        self.clicks("button", name)
    }

    /// Clicks something with this role and this name.
    #[track_caller]
    pub fn clicks(&self, role: &str, name: &str) -> &Self {
        let clicked = look_for(|| self.run(self.find(role, name)?.click()).ok());
        assert!(clicked.is_some(), "no {role} \"{name}\" to click");
        self
    }

    /// Clicks the first link to a path.
    #[track_caller]
    pub fn follows_link_to(&self, path: &str) -> &Self {
        let clicked = look_for(|| {
            let link = "return [...document.querySelectorAll('a[href]')]\
                .find(a => a.pathname === arguments[0] && a.origin === location.origin && !a.hash && a.checkVisibility())";
            let link = self.run(self.driver().execute(link, vec![json!(path)])).ok()?;
            self.run(link.element().ok()?.click()).ok()
        });
        assert!(clicked.is_some(), "no link to {path}");
        self
    }

    /// Follows a link that the page need not have.
    #[track_caller]
    pub fn goes_to(&self, path: &str) {
        self.evaluate::<()>(
            "const link = document.createElement('a');
             link.href = arguments[0];
             document.body.append(link);
             link.click();
             link.remove()",
            json!([path]),
        );
    }

    /// Clicks a link with the Control key held.
    #[track_caller]
    pub fn follow_with_control(&self, name: &str) -> &Self {
        let link = self.finds("link", name);
        let chain = self.driver().action_chain();
        self.does(chain.key_down(Key::Control).click_element(&link).key_up(Key::Control).perform());
        self
    }

    /// Clicks a link with the middle button.
    #[track_caller]
    pub fn follow_with_the_middle_button(&self, name: &str) -> &Self {
        let link = self.finds("link", name).to_json().expect("an element has a name");
        let body = json!({ "actions": [{
            "type": "pointer",
            "id": "mouse",
            "actions": [
                { "type": "pointerMove", "x": 0, "y": 0, "duration": 0, "origin": link },
                { "type": "pointerDown", "button": MIDDLE },
                { "type": "pointerUp", "button": MIDDLE },
            ],
        }] });
        self.sends(Raw::Do("/actions", body)).expect("a mouse has three buttons");
        self
    }

    /// Moves the pointer onto a link.
    #[track_caller]
    pub fn points_at(&self, name: &str) -> &Self {
        let link = self.finds("link", name);
        self.does(self.driver().action_chain().move_to_element_center(&link).perform());
        self
    }

    /// Waits for something with this role and this name.
    #[track_caller]
    pub(super) fn finds(&self, role: &str, name: &str) -> WebElement {
        let found = look_for(|| self.find(role, name));
        found.unwrap_or_else(|| panic!("no {role} \"{name}\""))
    }

    /// The browser's Back.
    #[track_caller]
    pub fn goes_back(&self) -> &Self {
        self.does(self.driver().back());
        self
    }

    /// The browser's Forward.
    #[track_caller]
    pub fn goes_forward(&self) -> &Self {
        self.does(self.driver().forward());
        self
    }

    /// Presses a key, such as `Tab`, `Shift+Tab`, `Control+k` or `/`.
    #[track_caller]
    pub fn presses(&self, keys: &str) -> &Self {
        let (modifier, key) = match keys.split_once('+') {
            Some(("Shift", key)) => (Some(Key::Shift), key),
            Some(("Control", key)) => (Some(Key::Control), key),
            _ => (None, keys),
        };
        let mut letters = key.chars();
        let key: char = match (key, letters.next(), letters.next()) {
            ("Tab", ..) => Key::Tab.into(),
            ("Enter", ..) => Key::Enter.into(),
            ("Escape", ..) => Key::Escape.into(),
            ("Space", ..) => Key::Space.into(),
            ("ArrowDown", ..) => Key::Down.into(),
            ("ArrowUp", ..) => Key::Up.into(),
            (_, Some(letter), None) => letter,
            (other, ..) => panic!("no key is called {other}"),
        };
        let chain = self.driver().action_chain();
        let chain = match &modifier {
            Some(modifier) => chain.key_down(modifier.clone()),
            None => chain,
        };
        let chain = chain.key_down(key).key_up(key);
        let chain = match modifier {
            Some(modifier) => chain.key_up(modifier),
            None => chain,
        };
        self.does(chain.perform());
        self
    }

    /// Pushes the theme switch until it shows this theme.
    #[track_caller]
    pub fn chooses_theme(&self, theme: &str) -> &Self {
        const THEMES: [&str; 3] = ["Auto", "Light", "Dark"];
        for _ in THEMES {
            let shown = eventually("found the theme switch", || {
                THEMES
                    .into_iter()
                    .find(|word| self.find("button", &format!("Theme: {word}")).is_some())
            });
            if shown == theme {
                return self;
            }
            self.pushes(&format!("Theme: {shown}"));
        }
        panic!("the theme switch never shows {theme}");
    }

    /// Scrolls to a height.
    #[track_caller]
    pub fn scrolls_to(&self, height: u32) -> &Self {
        // Where the page has kept its place is known when the scrolling has ended.
        let script = "const [height] = arguments; window.hasScrolled = scrollY === height; \
                      addEventListener('scrollend', () => { window.hasScrolled = true }, { once: true }); \
                      scrollTo(0, height)";
        self.evaluate::<()>(script, json!([height]));
        self.waits_until("scrolled", "return window.hasScrolled", json!([]));
        self
    }

    /// Brings a link to the middle of the window and returns the height.
    #[track_caller]
    pub fn scrolls_to_link(&self, name: &str) -> u32 {
        let link = self.finds("link", name);
        let script = "const box = arguments[0].getBoundingClientRect(); \
                      return Math.round(scrollY + box.top - innerHeight / 2)";
        let link = link.to_json().expect("an element has a name");
        let height: i64 = self.evaluate(script, json!([link]));
        self.scrolls_to(u32::try_from(height.max(0)).unwrap_or_default());
        self.evaluate("return Math.round(scrollY)", json!([]))
    }

    /// Reads on a screen of this many CSS pixels, each as large as `zoom` pixels of the device.
    #[track_caller]
    pub fn has_screen(&self, width: u32, height: u32, zoom: u32) -> &Self {
        let screen = json!({
            "width": width, "height": height, "deviceScaleFactor": zoom, "mobile": false
        });
        self.commands("Emulation.setDeviceMetricsOverride", screen);
        self.waits_until("resized", "return innerWidth === arguments[0]", json!([width]));
        self
    }

    /// Sets the system's theme: `light` or `dark`.
    #[track_caller]
    pub fn has_system_theme(&self, theme: &str) -> &Self {
        let features = json!([{ "name": "prefers-color-scheme", "value": theme }]);
        self.commands("Emulation.setEmulatedMedia", json!({ "features": features }));
        self
    }

    /// Has told the browser whether to save data. A reader does unless the test says otherwise, so
    /// that nothing is fetched that is not asked for.
    #[track_caller]
    pub fn saves_data(&self, saves: bool) -> &Self {
        let override_ = json!({ "dataSaverEnabled": saves });
        self.commands("Emulation.setDataSaverOverride", override_);
        self
    }

    /// Loses the connection.
    #[track_caller]
    pub fn goes_offline(&self) -> &Self {
        self.expects_no_connection().has_connection(false)
    }

    /// Has the connection again.
    #[track_caller]
    pub fn comes_online(&self) -> &Self {
        self.has_connection(true)
    }

    #[track_caller]
    fn has_connection(&self, online: bool) -> &Self {
        let conditions: Value = json!({
            "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
        });
        self.commands("Network.emulateNetworkConditions", conditions);
        self.waits_until(
            "noticed the connection",
            "return navigator.onLine === arguments[0]",
            json!([online]),
        );
        self
    }
}
