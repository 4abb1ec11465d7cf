//! Fuzzes [`rasid_fuzz::code_report`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rasid_fuzz::code_report(data));
