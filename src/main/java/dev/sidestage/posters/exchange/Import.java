package dev.sidestage.posters.exchange;

import dev.sidestage.ledger.Command;
import java.util.List;
import java.util.UUID;

/** Brings submissions in: those that are here already are replaced. Nobody is written to. */
record Import(UUID actor, List<Brought> brought) implements Command<Import.Done> {
  /** How many came in. */
  record Done(int imported) {}
}
