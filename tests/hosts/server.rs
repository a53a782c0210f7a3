//! Servers, started for the tests.

use std::{
    collections::BTreeMap,
    env, fs,
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use url::Url;

use crate::{
    harness::{Host, Release, host::Manners},
    recipe,
    release::{self, COMPRESSED, HOST},
};

/// A program that serves files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Program {
    /// With the recipe of the guide.
    Nginx,
    /// With the recipe of the guide.
    Caddy,
    /// Its own small server.
    Python,
    /// Imitated.
    GitHubPages,
}

/// A server of the blog.
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// The program that serves.
    pub program: Program,
    /// The address.
    pub address: SocketAddr,
    /// The path that the blog lies below, without its last slash.
    pub below: &'static str,
}

/// The place where a blog lies on its host.
pub const PLACES: [&str; 2] = ["", "/some/sub-path"];

/// Runs a server in a group of processes of its own, and ends it when its input does: that is when
/// this process is gone, however it went. When the server gives up, all of it ends.
const WATCH: &str = r#"
    { "$@"; kill -s TERM 0; } &
    cat >/dev/null
    trap '' TERM
    kill -s TERM 0
    wait
"#;

/// The time that a server may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// Everything that runs as long as there are tests.
enum Running {
    Process(#[expect(dead_code, reason = "its input stays open as long as it is kept")] Child),
    Host(#[expect(dead_code, reason = "it serves as long as it is kept")] Host),
}

/// The servers that run, by kind and by the path of the blog.
type Started = BTreeMap<(Program, &'static str), (SocketAddr, Running)>;

impl Server {
    /// The server of the blog below a path; it is started once.
    pub fn of(program: Program, below: &'static str) -> Self {
        static STARTED: Mutex<Started> = Mutex::new(BTreeMap::new());
        let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
        let server = started.entry((program, below)).or_insert_with(|| start(program, below));
        Self { program, address: server.0, below }
    }

    /// The address of the blog's first page, where the world knows it.
    pub fn home(self) -> Url {
        Url::parse(&format!("{HOST}{}/", self.below)).expect("an address")
    }

    /// The paths of all files of the release, below its folder.
    pub fn files(self) -> Vec<String> {
        let files = release::files(&release::folder(self.below)).into_iter();
        files.filter(|file| !file.starts_with(COMPRESSED)).collect()
    }

    /// The release that it serves.
    pub fn release(self) -> Release {
        Release::in_folder(release::folder(self.below))
    }

    /// The address that a browser's reader takes for the host.
    pub fn host(self) -> Host {
        let manners = Manners {
            below: self.below.to_owned(),
            elsewhere: Some(self.address),
            ..Manners::default()
        };
        Host::with(self.release(), manners)
    }
}

fn start(program: Program, below: &'static str) -> (SocketAddr, Running) {
    if program == Program::GitHubPages {
        let release = Release::in_folder(release::folder(below));
        let manners = Manners { below: below.to_owned(), is_github: true, ..Manners::default() };
        let host = Host::with(release, manners);
        return (address_of(&host), Running::Host(host));
    }
    // Between looking for a port and listening there somebody else may take it.
    let started = (0..3).find_map(|_| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("the port just taken");
        drop(listener);
        let mut child = run(command(program, &release::root(below), address, below));
        answers(&mut child, address).then_some((address, Running::Process(child)))
    });
    started.unwrap_or_else(|| panic!("{program:?} did not start; what it says is above"))
}

/// The place where a host of the harness answers.
fn address_of(host: &Host) -> SocketAddr {
    let address = host.at("");
    address.trim_start_matches("http://").parse().expect("an address with a port")
}

fn run(command: Command) -> Child {
    let mut watched = Command::new("sh");
    watched.args(["-c", WATCH, "sh"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        watched.env(name, value.expect("nothing is taken away"));
    }
    watched.stdin(Stdio::piped()).stdout(Stdio::null()).process_group(0);
    watched.spawn().expect("sh starts")
}

/// Waits until the server takes connections, or has given up.
fn answers(child: &mut Child, address: SocketAddr) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if TcpStream::connect(address).is_ok() {
            return true;
        }
        if child.try_wait().is_ok_and(|ended| ended.is_some()) {
            return false;
        }
        thread::sleep(Duration::from_millis(20));
    }
    drop(child.stdin.take());
    false
}

fn command(program: Program, root: &Path, address: SocketAddr, below: &str) -> Command {
    let port = address.port();
    let folder = scratch(&format!("{program:?}{}", below.replace('/', "-")));
    match program {
        Program::Nginx => {
            let file = folder.join("nginx.conf");
            let recipe = recipe::nginx(root, port, below);
            let types = types_of_nginx().display().to_string();
            // The configuration of a distribution around the recipe.
            let text = format!(
                "daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr crit;\nevents {{}}\n\
                 http {{\ninclude {types};\ndefault_type application/octet-stream;\naccess_log off;\n\
                 client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\n\
                 fastcgi_temp_path {folder}/fastcgi;\nuwsgi_temp_path {folder}/uwsgi;\n\
                 scgi_temp_path {folder}/scgi;\n{recipe}}}\n",
                folder = folder.display()
            );
            fs::write(&file, text).expect("a configuration");
            let mut command = Command::new(on_path("nginx"));
            command.arg("-e").arg("stderr").arg("-p").arg(&folder).arg("-c").arg(file);
            command
        }
        Program::Caddy => {
            let file = folder.join("Caddyfile");
            let recipe = recipe::caddy(root, port, below);
            let text = format!(
                "{{\n\tadmin off\n\tauto_https off\n\tlog {{\n\t\tlevel ERROR\n\t}}\n}}\n{recipe}"
            );
            fs::write(&file, text).expect("a configuration");
            let mut command = Command::new(on_path("caddy"));
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
            command.env("XDG_CONFIG_HOME", &folder).env("XDG_DATA_HOME", &folder);
            command
        }
        Program::Python => {
            let mut command = Command::new(on_path("python3"));
            command.args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"]).arg(root);
            command.arg(port.to_string());
            command
        }
        Program::GitHubPages => unreachable!("it is imitated here"),
    }
}

/// The list of kinds of files that nginx came with: beside its own configuration.
fn types_of_nginx() -> PathBuf {
    let output = Command::new(on_path("nginx")).arg("-V").output().expect("nginx starts");
    let said = String::from_utf8_lossy(&output.stderr);
    let own = said.split("--conf-path=").nth(1).and_then(|rest| rest.split_whitespace().next());
    let own = own.unwrap_or("/etc/nginx/nginx.conf");
    Path::new(own).with_file_name("mime.types")
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts").join(name.to_lowercase());
    fs::create_dir_all(&folder).expect("a folder for the server");
    folder
}

/// The path of a program. Debian has servers where only root looks for programs.
pub fn on_path(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let found = folders.map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed: run `script/bootstrap --test`"))
}
