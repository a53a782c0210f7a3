//! A host on this machine that serves a folder, with faults to order.

mod answer;

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use super::{polling::eventually, site::Release};
use answer::{Answer, decoded};

/// A static host. It stops when it is dropped.
pub struct Host {
    /// The address at which its own thread listens.
    own: SocketAddr,
    /// The address at which the release is served.
    address: SocketAddr,
    desk: Arc<Desk>,
}

/// The faults of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The host answers with this status and a page that says so.
    Status(u16),
    /// The file is not JSON.
    Malformed,
    /// The file ends in the middle, as though that were all of it.
    Truncated,
    /// The connection breaks in the middle of the file.
    CutShort,
    /// The host answers with its home page, as though that were the file.
    WebPage,
    /// The host closes the connection without an answer.
    Closed,
    /// The host does not answer before the fault is over.
    Held,
}

impl Fault {
    /// The line that the browser itself writes to the console about it, if it does.
    pub fn trace(self) -> Option<String> {
        match self {
            Self::Status(status) => Some(format!("responded with a status of {status}")),
            Self::CutShort => Some("net::ERR_CONTENT_LENGTH_MISMATCH".to_owned()),
            Self::Closed => Some("net::ERR_EMPTY_RESPONSE".to_owned()),
            Self::Malformed | Self::Truncated | Self::WebPage | Self::Held => None,
        }
    }
}

/// The behaviour of a host.
#[derive(Debug, Clone, Default)]
pub struct Manners {
    /// True if an unknown path is answered with the home page.
    pub falls_back: bool,
    /// The path that the release lies below, without its last slash.
    pub below: String,
    /// True if it has the rules of GitHub Pages: `/name` is `name.html` where there is no `name`, and
    /// everything is kept for ten minutes.
    pub is_github: bool,
    /// True if a file is sent as its compressed copy, `file.br`, where there is one, to a browser on this
    /// machine, which takes it.
    pub sends_copies: bool,
    /// The place where another program serves the release. This host then only knows what there is.
    pub elsewhere: Option<SocketAddr>,
}

/// The shared state of the threads that answer.
struct Desk {
    folder: Mutex<PathBuf>,
    manners: Manners,
    faults: Mutex<BTreeMap<String, Fault>>,
    faults_changed: Condvar,
    /// Every fault there was, for the traces it may have left in the console.
    past_faults: Mutex<Vec<(String, Fault)>>,
    requests: Mutex<Vec<String>>,
    /// The beginning of pages.
    scripts: Mutex<Vec<String>>,
    closed: AtomicBool,
}

impl Host {
    /// Serves the files of the release and nothing else.
    pub fn of_files() -> Self {
        Self::of(Release::of_the_blog(), false)
    }

    /// Serves the files of the release, and its home page for every other path.
    pub fn with_fallback() -> Self {
        Self::of(Release::of_the_blog(), true)
    }

    /// Serves the blog as `trunk serve` does while the author writes: with nothing prerendered, and
    /// its one page for every path.
    pub fn while_writing() -> Self {
        Self::of(Release::while_writing(), true)
    }

    /// Serves a release.
    pub fn of(release: Release, falls_back: bool) -> Self {
        Self::with(release, Manners { falls_back, ..Manners::default() })
    }

    /// Serves a release in this manner.
    pub fn with(release: Release, manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let own = listener.local_addr().expect("the port just taken");
        let address = manners.elsewhere.unwrap_or(own);
        let desk = Arc::new(Desk {
            folder: Mutex::new(release.into_folder()),
            manners,
            faults: Mutex::default(),
            faults_changed: Condvar::new(),
            past_faults: Mutex::default(),
            requests: Mutex::default(),
            scripts: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let shared = Arc::clone(&desk);
        thread::spawn(move || shared.receive(&listener));
        Self { own, address, desk }
    }

    /// The release it serves.
    pub fn release(&self) -> Release {
        Release::in_folder(lock(&self.desk.folder).clone())
    }

    /// From now on serves another release in place of the one before.
    pub fn deploys(&self, release: Release) {
        *lock(&self.desk.folder) = release.into_folder();
    }

    /// A path as an absolute address.
    pub fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on the file has this fault.
    pub fn fails(&self, path: &str, fault: Fault) {
        lock(&self.desk.faults).insert(path.to_owned(), fault);
        lock(&self.desk.past_faults).push((path.to_owned(), fault));
        self.desk.faults_changed.notify_all();
    }

    /// The file is served again; who waits for it gets it.
    pub fn recovers(&self, path: &str) {
        lock(&self.desk.faults).remove(path);
        self.desk.faults_changed.notify_all();
    }

    /// From now on pages begin with this script too.
    pub fn begins_pages_with(&self, script: &str) {
        lock(&self.desk.scripts).push(script.to_owned());
    }

    /// Every fault there was.
    pub fn past_faults(&self) -> Vec<(String, Fault)> {
        lock(&self.desk.past_faults).clone()
    }

    /// The paths that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.desk.requests).clone()
    }

    /// The number of times that a path was asked for.
    pub fn requests_of(&self, path: &str) -> usize {
        lock(&self.desk.requests).iter().filter(|asked| *asked == path).count()
    }

    /// Waits until a path has been asked for.
    #[track_caller]
    pub fn is_asked_for(&self, path: &str) {
        eventually(format_args!("asked for {path}"), || (self.requests_of(path) > 0).then_some(()));
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.desk.closed.store(true, Ordering::SeqCst);
        // Under the lock, so that nobody is just about to wait.
        drop(lock(&self.desk.faults));
        self.desk.faults_changed.notify_all();
        // Wakes the thread that waits for the next connection.
        drop(TcpStream::connect(self.own));
    }
}

/// A lock that a failed test has left behind is as good as any other.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    fn receive(self: Arc<Self>, listener: &TcpListener) {
        for connection in listener.incoming() {
            if self.closed.load(Ordering::SeqCst) {
                return;
            }
            let Ok(connection) = connection else { continue };
            let desk = Arc::clone(&self);
            // A browser hangs up when it likes, so an error here is none.
            thread::spawn(move || drop(desk.serve(&connection)));
        }
    }

    /// Reads one request and answers it.
    fn serve(&self, connection: &TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut lines = BufReader::new(connection.take(64 * 1024)).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(()) };
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let target = first.split(' ').nth(1).unwrap_or_default();
        let path = decoded(target.split('?').next().unwrap_or_default());
        lock(&self.requests).push(path.clone());
        let fault = self.fault(&path);
        if fault == Some(Fault::Closed) {
            return connection.shutdown(Shutdown::Both);
        }
        let folder = lock(&self.folder).clone();
        let answer = Answer::to(&path, &folder, &self.manners);
        let answer = match fault {
            Some(Fault::Status(status)) => Answer::page(status, "<h1>Sorry</h1>"),
            Some(Fault::Malformed) => answer.with_body(b"{ \"version\": oops }"),
            Some(Fault::Truncated) => answer.half(),
            Some(Fault::WebPage) => Answer::home(&folder),
            Some(Fault::CutShort) => return answer.cut_short(connection),
            Some(Fault::Closed | Fault::Held) | None => answer,
        };
        let answer = answer.beginning_with(&lock(&self.scripts));
        answer.send(connection)
    }

    /// The fault of a file, once it is not held back any more.
    fn fault(&self, path: &str) -> Option<Fault> {
        let held = |faults: &mut BTreeMap<String, Fault>| {
            faults.get(path) == Some(&Fault::Held) && !self.closed.load(Ordering::SeqCst)
        };
        let faults = self.faults_changed.wait_while(lock(&self.faults), held);
        faults.unwrap_or_else(PoisonError::into_inner).get(path).copied()
    }
}
