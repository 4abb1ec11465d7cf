//! Fuzzes [`rasid_fuzz::document`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::document(data));
