package nl.coachmoodle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.coachmoodle.cloud.RotatingSecret;

/**
 * What callers send is compared to secrets in constant time, by construction: other comparisons
 * stop at the first difference, which tells how far a guess was right.
 */
@AnalyzeClasses(packages = "nl.coachmoodle.inbound", importOptions = Rooms.Production.class)
class SecretComparisonTest {
  private static final String SIGNING = "nl.coachmoodle.inbound.webhook.HmacKey";

  /** Compares the settings of now with those of before, and nothing that came from outside. */
  private static final String KEYS = "nl.coachmoodle.inbound.webhook.SigningKeys";

  private static final Set<String> COMPARISONS =
      Set.of("equals", "equalsIgnoreCase", "compareTo", "contentEquals", "startsWith", "endsWith");

  @ArchTest
  static final ArchRule whoeverReadsASecretComparesItInConstantTime =
      classes()
          .that(readASecret())
          .and()
          .doNotHaveFullyQualifiedName(KEYS)
          .should()
          .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

  @ArchTest
  static final ArchRule nothingElseIsComparedWhereASecretIsRead =
      classes()
          .that(readASecret())
          .and()
          .doNotHaveFullyQualifiedName(KEYS)
          .should(compareNoTextsBesideASecret());

  @ArchTest
  static final ArchRule bytesAreNotComparedOtherwise =
      noClasses()
          .should()
          .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
          .orShould()
          .callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
          .orShould()
          .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
          .orShould()
          .callMethod(Objects.class, "equals", Object.class, Object.class)
          .orShould()
          .callMethod(Objects.class, "deepEquals", Object.class, Object.class)
          .orShould()
          .callMethod(String.class, "contentEquals", CharSequence.class)
          .orShould()
          .callMethod(ByteBuffer.class, "equals", Object.class);

  private static DescribedPredicate<JavaClass> readASecret() {
    return DescribedPredicate.describe(
        "read a secret, or sign with one",
        type -> type.getCodeUnits().stream().anyMatch(SecretComparisonTest::reads));
  }

  private static boolean reads(JavaCodeUnit unit) {
    return calls(unit)
        .anyMatch(
            call ->
                (call.getTargetOwner().isEquivalentTo(RotatingSecret.class)
                        && call.getName().equals("value"))
                    || (call.getTargetOwner().getName().equals(SIGNING)
                        && call.getName().equals("sign")));
  }

  private static Stream<? extends JavaCall<?>> calls(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getMethodCallsFromSelf().stream(), unit.getConstructorCallsFromSelf().stream());
  }

  private static ArchCondition<JavaClass> compareNoTextsBesideASecret() {
    return new ArchCondition<>("compare no texts where a secret is read") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
            .filter(SecretComparisonTest::reads)
            .flatMap(SecretComparisonTest::calls)
            .filter(call -> COMPARISONS.contains(call.getName()))
            .forEach(
                call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
      }
    };
  }
}
