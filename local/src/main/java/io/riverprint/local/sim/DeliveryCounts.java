package io.riverprint.local.sim;

/**
 * What a simulated shop has delivered so far.
 *
 * @param delivered everything, duplicates included
 * @param duplicates second deliveries of an event
 * @param late deliveries more than the bound after the event's time, duplicates included
 */
public record DeliveryCounts(long delivered, long duplicates, long late) {}
