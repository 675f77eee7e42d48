//! A server on this machine, and what it may make of a request.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// What a server does once it has been asked.
pub(super) type Answer = Box<dyn FnOnce(&mut TcpStream) + Send>;

/// A server for one request, whose address this is.
pub(super) fn serve(answer: Answer) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v1.2.3", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let head = BufReader::new(stream.try_clone().unwrap());
        let head: Vec<_> = head.lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
        assert_eq!(head[0], "GET /v1.2.3/sample.tar.gz HTTP/1.1");
        answer(&mut stream);
    });
    address
}

/// Sends a body of which the head says that it is so long.
pub(super) fn sends(bytes: &[u8], length: u64) -> Answer {
    let mut all = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").into_bytes();
    all.extend(bytes);
    // Whoever asked may have heard enough.
    Box::new(move |stream| drop(stream.write_all(&all)))
}

pub(super) fn all_of(bytes: &[u8]) -> Answer {
    sends(bytes, bytes.len() as u64)
}

/// Says this, and nothing more until whoever asked is gone.
pub(super) fn says_and_waits(words: Vec<u8>) -> Answer {
    Box::new(move |stream| {
        stream.write_all(&words).unwrap();
        drop(stream.read(&mut [0]));
    })
}

/// A byte now and then, until whoever asked is gone.
pub(super) fn drips(pause: Duration) -> Answer {
    Box::new(move |stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
        stream.set_read_timeout(Some(pause)).unwrap();
        // A read that ends with nothing is whoever asked, gone.
        while stream.write_all(b"a").is_ok() && !matches!(stream.read(&mut [0]), Ok(0)) {}
    })
}

/// As much as whoever asked takes.
pub(super) fn never_ends() -> Answer {
    Box::new(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
        let piece = vec![0; 1 << 20];
        while stream.write_all(&piece).is_ok() {}
    })
}
