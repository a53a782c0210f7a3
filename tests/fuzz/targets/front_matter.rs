//! Any file is read as an article or refused with words that can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    octavo::publish::read_any(bytes);
});
