//! Fuzzes [`rasid_fuzz::jsonl`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::jsonl(data));
