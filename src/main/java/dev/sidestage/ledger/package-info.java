/** The only writer: commands become one transaction and a run of log entries. */
@NullMarked
package dev.sidestage.ledger;

import org.jspecify.annotations.NullMarked;
