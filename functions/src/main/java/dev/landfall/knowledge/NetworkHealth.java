package dev.landfall.knowledge;

/** What the device's measurements say about its connection. */
public enum NetworkHealth {
    HEALTHY,
    WEAK,
    OFFLINE,
    UNKNOWN
}
