//! Fuzzes [`rasid_fuzz::time`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::time(data));
