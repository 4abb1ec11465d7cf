//! Fuzzes [`rasid_fuzz::timex3`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::timex3(data));
