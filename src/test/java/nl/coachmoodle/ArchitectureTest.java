package nl.coachmoodle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Calendar;
import java.util.Date;
import nl.coachmoodle.function.QuietJson;
import nl.coachmoodle.function.ReportFiles;
import nl.coachmoodle.function.SqsDelivery;
import nl.coachmoodle.moodle.wire.Doorstep;

/** The house: which room may use which, and what no room does. */
@AnalyzeClasses(packages = "nl.coachmoodle", importOptions = ArchitectureTest.Production.class)
class ArchitectureTest {

  /** ArchUnit's own option knows only the output directory "target". */
  static final class Production implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  private static final String FAILURE = "nl.coachmoodle.failure";
  private static final String MOODLE = "nl.coachmoodle.moodle";
  private static final String WIRE = "nl.coachmoodle.moodle.wire";
  private static final String ROSTER = "nl.coachmoodle.roster";
  private static final String COACHVIEW = "nl.coachmoodle.coachview";
  private static final String COACHVIEW_WIRE = "nl.coachmoodle.coachview.wire";
  private static final String OUTBOUND = "nl.coachmoodle.outbound..";
  private static final String TELEMETRY = "nl.coachmoodle.telemetry..";
  private static final String RECONCILE = "nl.coachmoodle.reconcile..";
  private static final String CLOUD = "nl.coachmoodle.cloud";
  private static final String HTTP = "nl.coachmoodle.http";
  private static final String SETUP = "nl.coachmoodle.setup..";
  private static final String FUNCTION = "nl.coachmoodle.function";
  private static final String INBOUND = "nl.coachmoodle.inbound..";
  private static final String ALL = "nl.coachmoodle..";
  private static final String NULLNESS = "org.jspecify..";

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

  @ArchTest
  static final ArchRule jsonStaysAtTheEdges =
      noClasses()
          .that()
          .resideOutsideOfPackages(WIRE, INBOUND, COACHVIEW_WIRE, OUTBOUND, TELEMETRY, CLOUD)
          .and()
          // What Funqy says about unreadable requests can only be changed in its own mapper, and a
          // kept report is the answer as Funqy writes it.
          .doNotBelongToAnyOf(QuietJson.class, ReportFiles.class, SqsDelivery.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule httpStaysAtTheEdges =
      noClasses()
          .that()
          .resideOutsideOfPackages(WIRE, INBOUND, COACHVIEW_WIRE, OUTBOUND, HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "java.net.http..");

  @ArchTest
  static final ArchRule clientsAreMadeInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jboss.resteasy.reactive.client.impl..",
              "io.quarkus.tls..",
              "io.quarkus.proxy..");

  @ArchTest
  static final ArchRule noRoomIsALumberRoom =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..utils..", "..common..", "..impl..", "..dto..", "..helper..");

  @ArchTest
  static final ArchRule staticFieldsAreConstants =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage(ALL)
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule timeIsJavaTime =
      noClasses()
          .that()
          // Java tells the end of a certificate in no other way.
          .doNotBelongToAnyOf(Doorstep.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Date.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Calendar.class);

  @ArchTest
  static final ArchRule nothingPrints =
      noClasses()
          .that()
          // CloudWatch takes metrics from standard output, without an agent.
          .doNotHaveFullyQualifiedName("nl.coachmoodle.telemetry.TelemetryWiring")
          // Before the settings are read there is no log.
          .and()
          .doNotHaveFullyQualifiedName("nl.coachmoodle.function.Main")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest static final ArchRule logsGoThroughOneApi = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule substitutesStayInTests =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("nl.coachmoodle.standin..", "nl.coachmoodle.harness..");

  private static DescribedPredicate<JavaClass> resideOutsideOfTheProject() {
    return resideOutsideOfPackage(ALL);
  }
}
