//! Fuzzes [`rasid_fuzz::numbers`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::numbers(data));
