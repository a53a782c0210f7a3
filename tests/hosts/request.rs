//! One request, and its answer as it is.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// The answer of a server.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    headers: BTreeMap<String, String>,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header; empty where it was not sent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The kind of file without what else is said about it.
    pub fn kind(&self) -> &str {
        self.header("content-type").split(';').next().unwrap_or_default().trim()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks for a path.
pub fn get(server: SocketAddr, path: &str) -> Answer {
    get_with(server, path, "")
}

/// Asks for a path with more lines in the head of the request.
pub fn get_with(server: SocketAddr, path: &str, lines: &str) -> Answer {
    ask(server, path, lines).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn ask(server: SocketAddr, path: &str, lines: &str) -> std::io::Result<Answer> {
    let mut connection = TcpStream::connect(server)?;
    connection.set_read_timeout(Some(Duration::from_secs(20)))?;
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n{lines}\r\n");
    connection.write_all(request.as_bytes())?;
    let mut all = Vec::new();
    connection.read_to_end(&mut all)?;
    let end = all.windows(4).position(|part| part == b"\r\n\r\n").expect("a head ends");
    let body = all.split_off(end + 4);
    let head = String::from_utf8_lossy(&all);
    let (first, rest) = head.split_once("\r\n").expect("a head has lines");
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let headers = rest.lines().filter_map(|line| line.split_once(':'));
    let headers: BTreeMap<String, String> =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    assert!(!headers.contains_key("transfer-encoding"), "{path}: a file has a length");
    Ok(Answer { status: status.expect("a head has a status"), headers, body })
}

/// A text with its percent-encoded bytes decoded.
pub fn decoded(text: &str) -> String {
    url::form_urlencoded::parse(text.replace('+', "%2B").as_bytes())
        .map(|(name, _)| name.into_owned())
        .next()
        .unwrap_or_default()
}
