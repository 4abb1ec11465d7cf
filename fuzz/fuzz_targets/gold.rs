//! Fuzzes [`rasid_fuzz::gold`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::gold(data));
