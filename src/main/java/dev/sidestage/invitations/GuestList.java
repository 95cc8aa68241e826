package dev.sidestage.invitations;

import dev.sidestage.web.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * People to be invited, as an organiser pastes them: an address a line, then the name and the
 * affiliation where they are known. A line that can't be taken is named, and the others are.
 */
record GuestList(List<Person> people, List<Fault> errors) {
  private static final int MOST = 10_000;
  private static final CSVFormat LINES =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

  /** What is wrong with a line. */
  record Fault(long row, String what) {}

  /**
   * Reads it.
   *
   * @throws Problem 400 where it is no table at all
   */
  static GuestList read(String text) {
    var list = new GuestList(new ArrayList<>(), new ArrayList<>());
    var known = new HashSet<String>();
    try (var parser = LINES.parse(new StringReader(text.replaceFirst("^\uFEFF", "")))) {
      for (var row : parser) {
        list.take(row, known);
      }
    } catch (IOException | UncheckedIOException e) {
      throw Problem.invalid("body", "This is no CSV: " + e.getMessage() + ".");
    }
    if (list.people.size() > MOST) {
      throw Problem.invalid("body", "Invite at most " + MOST + " people at once.");
    }
    return list;
  }

  private void take(CSVRecord row, HashSet<String> known) {
    if (row.getRecordNumber() == 1 && cell(row, 0).toLowerCase(Locale.ROOT).matches("e-?mail")) {
      return;
    }
    try {
      var person = new Person(cell(row, 0), cell(row, 1), cell(row, 2));
      if (known.add(person.email().toLowerCase(Locale.ROOT))) {
        people.add(person);
      } else {
        errors.add(new Fault(row.getRecordNumber(), person.email() + " is there twice."));
      }
    } catch (Problem problem) {
      errors.add(new Fault(row.getRecordNumber(), problem.detail()));
    }
  }

  private static String cell(CSVRecord row, int at) {
    return at < row.size() ? row.get(at) : "";
  }
}
