package io.riverprint.local.demo;

import org.jspecify.annotations.Nullable;

/**
 * One record as the shop's producer sends it. Owns its arrays.
 *
 * @param arrivesAtMillis when, by the shop's clock, milliseconds since the epoch
 * @param key the user, or null where the record names none
 * @param value bytes for the event topic; need not be an event
 */
record Delivery(long arrivesAtMillis, byte @Nullable [] key, byte[] value) {}
