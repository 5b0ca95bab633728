package nl.coachmoodle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static nl.coachmoodle.Rooms.ALL;
import static nl.coachmoodle.Rooms.CLOUD;
import static nl.coachmoodle.Rooms.COACHVIEW;
import static nl.coachmoodle.Rooms.COACHVIEW_WIRE;
import static nl.coachmoodle.Rooms.FAILURE;
import static nl.coachmoodle.Rooms.FUNCTION;
import static nl.coachmoodle.Rooms.HTTP;
import static nl.coachmoodle.Rooms.INBOUND;
import static nl.coachmoodle.Rooms.MOODLE;
import static nl.coachmoodle.Rooms.NULLNESS;
import static nl.coachmoodle.Rooms.OUTBOUND;
import static nl.coachmoodle.Rooms.RECONCILE;
import static nl.coachmoodle.Rooms.ROSTER;
import static nl.coachmoodle.Rooms.SETUP;
import static nl.coachmoodle.Rooms.TELEMETRY;
import static nl.coachmoodle.Rooms.WIRE;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may use which. */
@AnalyzeClasses(packages = "nl.coachmoodle", importOptions = Rooms.Production.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsHaveNoCircles =
      slices().matching("nl.coachmoodle.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule failureIsTheGroundFloor =
      classes()
          .that()
          .resideInAPackage(FAILURE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", NULLNESS, FAILURE);

  @ArchTest
  static final ArchRule theMoodleInterfaceNeedsNothingButFailures =
      classes()
          .that()
          .resideInAPackage(MOODLE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", NULLNESS, FAILURE, MOODLE);

  @ArchTest
  static final ArchRule rosterIsPlainJavaAboveTheMoodleInterface =
      classes()
          .that()
          .resideInAPackage(ROSTER)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", NULLNESS, FAILURE, MOODLE, ROSTER);

  @ArchTest
  static final ArchRule theCoachviewInterfaceNeedsNothingButFailures =
      classes()
          .that()
          .resideInAPackage(COACHVIEW)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", NULLNESS, FAILURE, COACHVIEW);

  @ArchTest
  static final ArchRule theCoachviewWireKnowsOnlyWhatItIsTheWireOf =
      classes()
          .that()
          .resideInAPackage(COACHVIEW_WIRE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(FAILURE, COACHVIEW, COACHVIEW_WIRE, TELEMETRY, CLOUD, HTTP)
                  .or(resideOutsideOfTheProject()))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule reconcilingIsPlainJavaAboveBothNeighbours =
      classes()
          .that()
          .resideInAPackage(RECONCILE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", NULLNESS, FAILURE, MOODLE, ROSTER, COACHVIEW, RECONCILE)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule whatIsSentOnKnowsFailuresOnly =
      classes()
          .that()
          .resideInAPackage(OUTBOUND)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(FAILURE, OUTBOUND, TELEMETRY, HTTP)
                  .or(resideOutsideOfTheProject()));

  @ArchTest
  static final ArchRule countingKnowsNobody =
      classes()
          .that()
          .resideInAPackage(TELEMETRY)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(TELEMETRY).or(resideOutsideOfTheProject()));

  @ArchTest
  static final ArchRule theCloudKnowsNobody =
      classes()
          .that()
          .resideInAPackage(CLOUD)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CLOUD, TELEMETRY).or(resideOutsideOfTheProject()));

  @ArchTest
  static final ArchRule theMakerOfClientsKnowsNobody =
      classes()
          .that()
          .resideInAPackage(HTTP)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(HTTP).or(resideOutsideOfTheProject()));

  @ArchTest
  static final ArchRule theSetupCheckKnowsBothWiresAndNoFunction =
      classes()
          .that()
          .resideInAPackage(SETUP)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      FAILURE,
                      MOODLE,
                      WIRE,
                      ROSTER,
                      COACHVIEW,
                      COACHVIEW_WIRE,
                      OUTBOUND,
                      TELEMETRY,
                      CLOUD,
                      SETUP)
                  .or(resideOutsideOfTheProject()))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theWireKnowsOnlyWhatItIsTheWireOf =
      classes()
          .that()
          .resideInAPackage(WIRE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(FAILURE, MOODLE, WIRE, TELEMETRY, CLOUD, HTTP)
                  .or(resideOutsideOfTheProject()));

  @ArchTest
  static final ArchRule functionsUseTheRosterAndPutTheMoodleClientTogether =
      classes()
          .that()
          .resideInAPackage(FUNCTION)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      FAILURE,
                      MOODLE,
                      WIRE,
                      ROSTER,
                      COACHVIEW,
                      COACHVIEW_WIRE,
                      OUTBOUND,
                      TELEMETRY,
                      CLOUD,
                      HTTP,
                      RECONCILE,
                      SETUP,
                      FUNCTION)
                  .or(resideOutsideOfTheProject()));

  @ArchTest
  static final ArchRule doorsKnowFunctionsAndNothingBelow =
      noClasses()
          .that()
          .resideInAPackage(INBOUND)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROSTER, "nl.coachmoodle.moodle..", "nl.coachmoodle.coachview..", HTTP);

  private static DescribedPredicate<JavaClass> resideOutsideOfTheProject() {
    return resideOutsideOfPackage(ALL);
  }
}
