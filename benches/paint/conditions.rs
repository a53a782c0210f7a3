//! The devices that pages are measured on.

use serde_json::json;

use crate::harness::Reader;

/// A phone on a slow connection: 1.6 Mbit/s, 150 ms, a processor four times slower.
pub(crate) fn slow_phone(reader: &Reader) {
    let throughput = 1_600_000 / 8;
    reader.commands("Network.enable", json!({}));
    reader.commands(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": 150, "downloadThroughput": throughput, "uploadThroughput": throughput }),
    );
    reader.commands("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
}
