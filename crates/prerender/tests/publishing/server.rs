//! A web server on this machine that answers as it is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

/// What a request is answered with.
pub enum Answer {
    /// Status, headers, body.
    Full(u16, Vec<(String, String)>, String),
    /// A head that promises more than comes.
    CutOff(String),
    /// Nothing, until the other side gives up.
    Silence,
}

impl Answer {
    pub fn json(value: &Value) -> Self {
        Self::Full(200, vec![("Content-Type".into(), "application/json".into())], value.to_string())
    }

    pub fn status(status: u16) -> Self {
        Self::Full(status, Vec::new(), String::new())
    }

    pub fn html(text: &str) -> Self {
        Self::Full(200, vec![("Content-Type".into(), "text/html".into())], text.to_owned())
    }

    pub fn with(self, name: &str, value: impl ToString) -> Self {
        match self {
            Self::Full(status, mut headers, body) => {
                headers.push((name.to_owned(), value.to_string()));
                Self::Full(status, headers, body)
            }
            other => other,
        }
    }
}

/// A server that runs until its test ends.
pub struct Server {
    pub address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers a path with its query; the number says how often the same was asked before.
    pub fn start(answer: impl Fn(&str, usize) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&asked), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, log, answer) = (stream.unwrap(), Arc::clone(&log), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &log, &*answer));
            }
        });
        Self { address, asked }
    }

    /// What was asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    pub fn url(&self, path: &str) -> String {
        [&self.address, path].concat()
    }
}

fn serve(mut stream: TcpStream, log: &Mutex<Vec<String>>, answer: &(dyn Fn(&str, usize) -> Answer + Send + Sync)) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    // The head ends with an empty line.
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let before = {
        let mut log = log.lock().unwrap();
        log.push(path.clone());
        log.iter().filter(|asked| **asked == path).count() - 1
    };
    // The other side may have been killed meanwhile.
    let _ = match answer(&path, before) {
        Answer::Full(status, headers, body) => {
            let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            )
        }
        Answer::CutOff(body) => {
            let length = body.len() + 1000;
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            )
        }
        Answer::Silence => stream.read_to_end(&mut Vec::new()).map(drop),
    };
}
