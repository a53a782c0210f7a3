//! Every grammar, with code that does not end as it should.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Mutex,
        mpsc::{self, Receiver},
    },
    thread,
    time::Duration,
};

use crate::harness::Blog;

/// Fragments that open and are not closed: strings, comments, templates, tags, backslashes and brackets.
const PARTS: [&str; 12] =
    ["\"", "'", "\"\" ", "/*", "x`${a ", "`", "<a ", "<!--", "\\", "(", "{{", "[ \n#"];

/// The time that a worker has for a few characters, which take it less than a thousandth of that.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time that it has where it did not come to an end in that, which may be because the machine is busy: as long
/// as the publisher gives it.
const SECOND_PATIENCE: Duration = Duration::from_secs(3);

/// The time that it has to read a grammar, on a machine that is busy.
const START: Duration = Duration::from_secs(20);

struct Worker {
    child: Child,
    jobs: ChildStdin,
    answers: Receiver<String>,
}

impl Worker {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_octavo"))
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (jobs, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (send, answers) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(out).lines().map_while(Result::ok);
            lines.for_each(|line| drop(send.send(line)));
        });
        Self { child, jobs, answers }
    }

    /// The number of codes that are done before one that is not, or all.
    fn done(&mut self, language: &str, codes: &[String], patience: Duration) -> usize {
        let first = "x\n".to_owned();
        let blocks: Vec<_> =
            [&first].into_iter().chain(codes).map(|code| (language, code)).collect();
        writeln!(self.jobs, "highlight {}", serde_json::json!(blocks)).unwrap();
        self.answers.recv_timeout(START).unwrap();
        for done in 0..codes.len() {
            match self.answers.recv_timeout(patience) {
                Ok(line) if line.starts_with("{\"Step\"") => {}
                _ => return done,
            }
        }
        self.answers.recv_timeout(START).unwrap();
        codes.len()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The grammars by a name that leads to each.
fn languages() -> Vec<String> {
    let set = two_face::syntax::extra_newlines();
    let token = |syntax: &syntect::parsing::SyntaxReference| {
        let names = syntax.file_extensions.iter().chain([&syntax.name]);
        names
            .filter(|name| !name.contains(char::is_whitespace))
            .find(|name| {
                set.find_syntax_by_token(name).is_some_and(|found| found.name == syntax.name)
            })
            .cloned()
    };
    set.syntaxes().iter().filter_map(token).collect()
}

/// The parts alone and in pairs.
fn codes() -> Vec<String> {
    let pairs =
        PARTS.iter().flat_map(|one| PARTS.iter().map(move |other| format!("{one}{other}\n")));
    PARTS.iter().map(|part| format!("{part}\n")).chain(pairs).collect()
}

/// The first of the codes that a grammar does not come to an end with.
fn endless(worker: &mut Worker, language: &str, codes: &[String]) -> Option<String> {
    let done = worker.done(language, codes, PATIENCE);
    let code = codes.get(done)?;
    *worker = Worker::start();
    // A machine that was busy with something else is no reason.
    if worker.done(language, std::slice::from_ref(code), SECOND_PATIENCE) == 1 {
        return endless(worker, language, codes.get(done + 1..)?);
    }
    *worker = Worker::start();
    Some(code.clone())
}

#[test]
fn every_grammar_comes_to_an_end_or_is_given_up_and_told() {
    let (languages, codes) = (languages(), codes());
    assert!(languages.len() > 150, "{}", languages.len());
    let (next, given_up) = (Mutex::new(languages.into_iter()), Mutex::new(BTreeMap::new()));
    let work = || {
        let mut worker = Worker::start();
        while let Some(language) = { next.lock().unwrap().next() } {
            if let Some(code) = endless(&mut worker, &language, &codes) {
                given_up.lock().unwrap().insert(language, code);
            }
        }
    };
    thread::scope(|scope| (0..2).for_each(|_| drop(scope.spawn(work))));
    let given_up = given_up.into_inner().unwrap();
    println!("given up: {given_up:?}");
    assert!(given_up.contains_key("js"), "a grammar that loops: {given_up:?}");
    let blog = given_up.iter().enumerate().fold(Blog::new(), |blog, (n, (language, code))| {
        let text = format!("~~~~{language}\n{code}~~~~");
        blog.post_with(&format!("post-{n}"), &format!("title: P{n}\ndate: 2020-01-01"), &text)
    });
    let published = blog.publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    for n in 0..given_up.len() {
        let place = format!("public/posts/post-{n}.md:6:5");
        assert!(published.said.contains(&place), "{place} in {}", published.said);
    }
}
