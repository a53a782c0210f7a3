//! The actions of a reader.

use serde_json::{Value, json};
use thirtyfour::{Key, prelude::*};

use super::{Raw, Reader};
use crate::harness::browser::Browser;
use crate::harness::polling::{eventually, look_for};

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
        let mut last = None;
        let clicked = look_for(|| {
            let clicked = self.click(&self.find(role, name)?);
            last = clicked.as_ref().err().map(ToString::to_string);
            clicked.ok()
        });
        assert!(clicked.is_some(), "no {role} \"{name}\" to click: {last:?}");
        self
    }

    fn click(&self, element: &WebElement) -> WebDriverResult<()> {
        if Browser::of_this_run() == Browser::WebKit {
            // Its driver looks for the element in the window before it has scrolled to it.
            let script = "const box = arguments[0].getBoundingClientRect();
                if (box.top < 0 || box.bottom > innerHeight) {
                    arguments[0].scrollIntoView({ block: 'center' });
                }";
            self.run(self.driver().execute(script, vec![element.to_json()?]))?;
        }
        self.waits_for_rest(element)?;
        self.run(element.click())
    }

    /// Waits until nothing moves that an element is in: a driver looks where it is, and then clicks there.
    fn waits_for_rest(&self, element: &WebElement) -> WebDriverResult<()> {
        let script = "return !document.getAnimations().some(({ playState, timeline, effect }) =>
            playState === 'running' && timeline === document.timeline
                && effect.target.contains(arguments[0]))";
        let element = element.to_json()?;
        let rests = || {
            let rests = self.run(self.driver().execute(script, vec![element.clone()]));
            let rests = rests.and_then(|rests| rests.convert::<bool>());
            rests.map(|rests| rests.then_some(())).transpose()
        };
        // An element that moves on and on is clicked wherever it is.
        look_for(rests).unwrap_or(Ok(()))
    }

    /// Clicks the first link to a path.
    #[track_caller]
    pub fn follows_link_to(&self, path: &str) -> &Self {
        let clicked = look_for(|| {
            let link = "return [...document.querySelectorAll('a[href]')]\
                .find(a => a.pathname === arguments[0] && a.origin === location.origin && !a.hash && a.checkVisibility())";
            let link = self.run(self.driver().execute(link, vec![json!(path)])).ok()?;
            self.click(&link.element().ok()?).ok()
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
        let link = self.finds_in_view(name);
        let chain = self.driver().action_chain();
        self.does(chain.key_down(Key::Control).click_element(&link).key_up(Key::Control).perform());
        self
    }

    /// Clicks a link with the middle button.
    #[track_caller]
    pub fn follow_with_the_middle_button(&self, name: &str) -> &Self {
        let link = self.finds_in_view(name).to_json().expect("an element has a name");
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
        let link = self.finds_in_view(name);
        self.does(self.driver().action_chain().move_to_element_center(&link).perform());
        self
    }

    /// Waits for a link and brings it into the window, where a pointer can be moved onto it.
    #[track_caller]
    fn finds_in_view(&self, name: &str) -> WebElement {
        let link = self.finds("link", name);
        let element = link.to_json().expect("an element has a name");
        self.evaluate::<()>("arguments[0].scrollIntoView({ block: 'center' })", json!([element]));
        link
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
            ("End", ..) => Key::End.into(),
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
        if !Browser::of_this_run().has_devtools() {
            return self.has_window_for(width, height, zoom);
        }
        let screen = json!({
            "width": width, "height": height, "deviceScaleFactor": zoom, "mobile": false
        });
        self.commands("Emulation.setDeviceMetricsOverride", screen);
        self.waits_until("resized", "return innerWidth === arguments[0]", json!([width]));
        self
    }

    /// Makes the window as large as that page is with what the browser shows around it.
    #[track_caller]
    fn has_window_for(&self, width: u32, height: u32, zoom: u32) -> &Self {
        assert_eq!(zoom, 1, "only Chromium has another screen than the machine's");
        let around = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (beside, above): (u32, u32) = self.evaluate(around, json!([]));
        self.does(self.driver().set_window_rect(0, 0, width + beside, height + above));
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

    /// Tells the browser to save data or not. A reader does unless the test says otherwise, so
    /// that nothing is fetched that is not asked for.
    #[track_caller]
    pub fn saves_data(&self, saves: bool) -> &Self {
        if !Browser::of_this_run().has_devtools() {
            // No other browser tells pages of a connection. One that saves data is made up for them, and
            // one that does not is as if it were not there.
            let connection = format!(
                "Object.defineProperty(Navigator.prototype, 'connection', \
                 {{ configurable: true, value: {{ saveData: {saves} }} }})"
            );
            self.evaluate::<()>(&connection, json!([]));
            return self.begins_with(&connection);
        }
        let override_ = json!({ "dataSaverEnabled": saves });
        self.commands("Emulation.setDataSaverOverride", override_);
        self
    }

    /// Loses the connection.
    #[track_caller]
    pub fn goes_offline(&self) -> &Self {
        self.expects_no_connection().has_connection(false)
    }

    /// Connects again.
    #[track_caller]
    pub fn comes_online(&self) -> &Self {
        self.has_connection(true)
    }

    #[track_caller]
    fn has_connection(&self, online: bool) -> &Self {
        match Browser::of_this_run() {
            Browser::Chromium => {
                let conditions: Value = json!({
                    "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
                });
                self.commands("Network.emulateNetworkConditions", conditions);
            }
            Browser::Firefox => self.switches_firefox(online),
            Browser::WebKit => panic!("a test that needs it asks whether the browser can"),
        }
        self.waits_until(
            "noticed the connection",
            "return navigator.onLine === arguments[0]",
            json!([online]),
        );
        self
    }

    /// Switches Firefox's own connection, which is no matter of a page.
    #[track_caller]
    fn switches_firefox(&self, online: bool) {
        for (place, script) in
            [("chrome", format!("Services.io.offline = {}", !online)), ("content", String::new())]
        {
            let context = json!({ "context": place });
            self.sends(Raw::Do("/moz/context", context)).expect("Firefox has two contexts");
            self.evaluate::<()>(&script, json!([]));
        }
    }
}
