//! Fuzzes [`rasid_fuzz::codebook`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::codebook(data));
