package nl.coachmoodle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static nl.coachmoodle.Rooms.ALL;
import static nl.coachmoodle.Rooms.CLOUD;
import static nl.coachmoodle.Rooms.COACHVIEW_WIRE;
import static nl.coachmoodle.Rooms.HTTP;
import static nl.coachmoodle.Rooms.INBOUND;
import static nl.coachmoodle.Rooms.OUTBOUND;
import static nl.coachmoodle.Rooms.TELEMETRY;
import static nl.coachmoodle.Rooms.WIRE;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Calendar;
import java.util.Date;
import nl.coachmoodle.function.QuietJson;
import nl.coachmoodle.function.ReportFiles;
import nl.coachmoodle.function.SqsDelivery;
import nl.coachmoodle.moodle.wire.Doorstep;

/** What no room does, or only those at the edges. */
@AnalyzeClasses(packages = "nl.coachmoodle", importOptions = Rooms.Production.class)
class HouseRulesTest {

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
          .resideInAPackage("org.jboss.resteasy.reactive.client.impl..");

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
}
