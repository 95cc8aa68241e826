package dev.sidestage.ledger;

/**
 * A command took effect, and is on disk.
 *
 * @param head the log's head after its batch: who has applied that has applied the command
 */
public record Receipt<A>(A answer, Place head) {}
