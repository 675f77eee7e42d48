//! How much is sent.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use flate2::{Compression, write::GzEncoder};

use crate::report::Report;

/// A file that was fetched, and what it weighs.
pub(crate) struct Weighed {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Weighs the Worker's bundle.
pub(crate) fn worker(root: &Path, report: &mut Report) -> Result<()> {
    let mut bytes = 0;
    for name in ["index.js", "index_bg.wasm"] {
        bytes += gzip(&read(&root.join("proxy/build").join(name))?)?;
    }
    report.count("worker_gzip_bytes", bytes as u64);
    Ok(())
}

/// The Worker's WebAssembly.
pub(crate) fn worker_module(root: &Path) -> Result<Vec<u8>> {
    read(&root.join("proxy/build/index_bg.wasm"))
}

/// Weighs files that a browser fetched.
pub(crate) fn weigh(root: &Path, fetched: &[String]) -> Result<Vec<Weighed>> {
    let weigh = |name: &String| {
        let content = read(&root.join("dist").join(name))?;
        let (gzip, brotli) = (gzip(&content)?, brotli(&content)?);
        Ok(Weighed { name: name.clone(), raw: content.len(), gzip, brotli })
    };
    fetched.iter().map(weigh).collect()
}

/// Reports what a browser fetches in all on its first visit, and where an admin goes on to the services.
pub(crate) fn loads(first: &[Weighed], admin: &[Weighed], report: &mut Report) {
    let sum = |files: &[Weighed], of: fn(&Weighed) -> usize| files.iter().map(of).sum::<usize>() as u64;
    report.count("first_load_raw_bytes", sum(first, |file| file.raw));
    report.count("first_load_gzip_bytes", sum(first, |file| file.gzip));
    report.count("first_load_brotli_bytes", sum(first, |file| file.brotli));
    report.count("admin_load_brotli_bytes", sum(admin, |file| file.brotli));
}

/// Prints the files of a load.
pub(crate) fn print(load: &str, files: &[Weighed]) {
    println!("\n{load:<48} {:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    for Weighed { name, raw, gzip, brotli } in files {
        println!("{name:<48} {raw:>10} {gzip:>10} {brotli:>10}");
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} is missing: run `cargo xtask build`", file.display()))
}

fn gzip(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

/// With the quality that a deployment's edge uses for files that it keeps.
fn brotli(content: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(compressed.len())
}
