//! Fuzzes [`rasid_fuzz::ingest_decode`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::ingest_decode(data));
