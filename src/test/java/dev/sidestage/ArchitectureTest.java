package dev.sidestage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The house")
class ArchitectureTest {
  private static final String ROOT = "dev.sidestage.";
  private static final String[] FEATURES = {
    "schedule", "day", "questions", "posters", "invitations", "stars"
  };
  private static final String[] GROUND = {"web", "access", "ledger", "live", "database", "mail"};
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sidestage");

  @Test
  @DisplayName("stands on ground that knows no feature")
  void ground() {
    holds(
        noClasses()
            .that(resideInAnyPackage(packages(GROUND)))
            .should()
            .dependOnClassesThat(resideInAnyPackage(packages(FEATURES))));
  }

  @ParameterizedTest(name = "keeps {0} out of other features' Stores and Routes")
  @ValueSource(strings = {"schedule", "day", "questions", "posters", "invitations", "stars"})
  void features(String feature) {
    var others = Arrays.stream(FEATURES).filter(other -> !other.equals(feature));
    holds(
        noClasses()
            .that(resideInAPackage(ROOT + feature + ".."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(packages(others.toArray(String[]::new)))
                    .and(nameMatching(".*(Store|Routes)(\\$.*)?"))));
  }

  @Test
  @DisplayName("has features that don't go round in circles")
  void circles() {
    holds(
        slices()
            .matching(ROOT + "(" + String.join("|", FEATURES) + ")..")
            .should()
            .beFreeOfCycles());
  }

  @Test
  @DisplayName("reads and fills SQL in Stores, and in what carries the log")
  void sql() {
    holds(
        noClasses()
            .that(
                DescribedPredicate.not(
                    nameMatching(".*(Store|Row)(\\$.*)?")
                        .<JavaClass>forSubtype()
                        .or(resideInAnyPackage(packages("ledger", "live", "database")))))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Row.class, RowSet.class, Tuple.class));
  }

  @Test
  @DisplayName("maps JSON at the edge")
  void json() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "web..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(JsonObject.class, JsonArray.class));
  }

  @Test
  @DisplayName("reads schedules from elsewhere without Vert.x")
  void exchange() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "schedule.exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.."));
  }

  @Test
  @DisplayName("never sleeps, and keeps time by Vert.x alone")
  void time() {
    DescribedPredicate<JavaAccess<?>> sleeping =
        DescribedPredicate.describe(
            "sleep",
            access ->
                access.getTargetOwner().isEquivalentTo(Thread.class)
                    && access.getName().equals("sleep"));
    holds(noClasses().should().accessTargetWhere(sleeping));
    holds(noClasses().should().dependOnClassesThat().belongToAnyOf(Timer.class, TimerTask.class));
  }

  @Test
  @DisplayName("speaks through its log, save where it starts")
  void streams() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Sidestage.class.getName())
            .should(ACCESS_STANDARD_STREAMS));
  }

  @Test
  @DisplayName("names things by what they are")
  void names() {
    holds(noClasses().should().haveNameMatching(".*(Manager|Utils?|Helper|Impl|DTO|Dto)(\\$.*)?"));
    holds(
        noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..model..", "..helper.."));
  }

  @Test
  @DisplayName("locks nothing: what changes belongs to one event loop")
  void locks() throws IOException {
    try (var files = Files.walk(Path.of("src", "main", "java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
        assertFalse(code.matches("(?s).*\\bsynchronized\\b.*"), file + " is synchronized");
      }
    }
  }

  @Test
  @DisplayName("is there to be looked at")
  void imported() {
    assertTrue(HOUSE.contain(Sidestage.class));
  }

  /** A room that is still empty breaks no rule. */
  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  private static String[] packages(String... names) {
    return Arrays.stream(names).map(name -> ROOT + name + "..").toArray(String[]::new);
  }
}
