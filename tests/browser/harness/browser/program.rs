//! The programs that drive browsers.

use std::{
    env,
    io::{self, BufRead, BufReader},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
    sync::OnceLock,
    thread,
};

use crate::harness::polling::eventually;

/// Runs a program in a group of processes and in a folder of their own, and ends them when its input
/// does: that is when this process is gone, however it went.
const WATCH: &str = r#"
    TMPDIR=$(mktemp -d) || exit; export TMPDIR
    "$0" "$@" &
    cat >/dev/null
    trap '' TERM
    kill -s TERM 0
    wait
    for attempt in 1 2 3 4 5 6 7 8 9; do rm -rf "$TMPDIR" 2>/dev/null && break; sleep 0.2; done
"#;

/// A program that runs as long as this is kept.
pub(super) struct Program {
    child: Child,
    address: String,
}

impl Program {
    /// The drivers of Chromium, any number of them.
    pub(super) fn chromedriver() -> Self {
        let mut program = Self::start(&["chromedriver"], &["--port=0"], &[]);
        let port = program.says("started successfully on port ");
        program.at_port(port.trim_end_matches('.'))
    }

    /// The driver of one Firefox. The connection of the browser is no matter of its pages, hence the
    /// access to more than them.
    pub(super) fn geckodriver() -> Self {
        let arguments = ["--port=0", "--websocket-port=0", "--allow-system-access"];
        let mut program = Self::start(&["geckodriver"], &arguments, &[]);
        let port = program.says("Listening on 127.0.0.1:");
        program.at_port(&port)
    }

    /// The driver of one WebKit, on a screen that nobody sees.
    pub(super) fn webkit_driver() -> Self {
        // It does not say which port it has taken, so it is given one.
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port().to_string();
        let settings = [
            ("DISPLAY", screen()),
            ("GDK_BACKEND", "x11"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
            // There is no bus for the names of things on the screen to be told on.
            ("NO_AT_BRIDGE", "1"),
        ];
        let mut program =
            Self::start(&["WebKitWebDriver"], &[&format!("--port={port}")], &settings);
        program.is_not_listened_to();
        let address = format!("127.0.0.1:{port}");
        eventually("heard from WebKitWebDriver", || TcpStream::connect(&address).ok());
        program.at_port(&port)
    }

    fn start(names: &[&str], arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let child = Command::new("sh")
            .arg("-c")
            .arg(WATCH)
            .arg(on_path(names))
            .args(arguments)
            .envs(settings.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("sh starts");
        Self { child, address: String::new() }
    }

    /// Reads what the program writes up to these words, and returns the word after them.
    fn says(&mut self, words: &str) -> String {
        let mut output = self.output();
        let mut said = String::new();
        let word = loop {
            let start = said.len();
            let read = output.read_line(&mut said).expect("a program writes text");
            assert!(read > 0, "a program has ended without \"{words}\":\n{said}");
            if let Some((_, rest)) = said[start..].split_once(words) {
                break rest.split_whitespace().next().unwrap_or_default().to_owned();
            }
        };
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        word
    }

    /// Lets it write what it likes.
    fn is_not_listened_to(&mut self) {
        let mut output = self.output();
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    }

    fn output(&mut self) -> BufReader<ChildStdout> {
        BufReader::new(self.child.stdout.take().expect("a pipe was asked for"))
    }

    fn at_port(mut self, port: &str) -> Self {
        self.address = format!("http://127.0.0.1:{port}");
        self
    }

    /// The address at which it takes commands.
    pub(super) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

/// The screen that nobody sees, for all browsers that need one.
fn screen() -> &'static str {
    static SCREEN: OnceLock<(Program, String)> = OnceLock::new();
    let (_, name) = SCREEN.get_or_init(|| {
        let arguments = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
        let mut program = Program::start(&["Xvfb"], &arguments, &[]);
        let number = program.says("");
        (program, format!(":{number}"))
    });
    name
}

pub(super) fn on_path(names: &[&str]) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!("{} is not installed: run `script/test`, which installs it", names[0])
    })
}
