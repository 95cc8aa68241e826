package dev.sidestage.ledger;

/**
 * A place in a log.
 *
 * @param epoch which log: restoring a backup makes a new one
 */
public record Place(String epoch, long sequence) {}
