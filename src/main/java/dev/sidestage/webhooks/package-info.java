/**
 * Tells other programs of the day, by the Standard Webhooks specification.
 *
 * <p>Deliveries come exactly from the log: each webhook has a position in it, and one statement
 * notes the deliveries of the entries after it and moves it on. Whichever node claims a delivery
 * sends it; a claim lapses, so that one of a node that died is sent by another, under the same id.
 * So each is delivered at least once, and its receiver can tell a repeat.
 */
@NullMarked
package dev.sidestage.webhooks;

import org.jspecify.annotations.NullMarked;
