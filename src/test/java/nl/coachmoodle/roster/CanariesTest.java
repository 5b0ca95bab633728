package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleUser;
import org.junit.jupiter.api.Test;

/** What the two accounts that every Moodle has tell about its look-ups. */
class CanariesTest {
  private static final ExternalId SOMEBODY = new ExternalId("CV-1");

  private final SiteMemory memory = new SiteMemory();

  @Test
  void aMoodleThatShowsFirstNamesKnowsAllFields() {
    LookupProof proof =
        seeing(user(Map.of("username", "admin", "suspended", "false", "firstname", "A")));

    assertThat(proof.doubt()).isEmpty();
    assertThat(memory.knowsAllFields()).isTrue();
    assertThat(memory.hidesUsernames()).isFalse();
    assertThat(memory.lookupsAreProven()).isTrue();
    assertThat(proof.showsIdnumbers()).isTrue();
  }

  @Test
  void aMoodleThatShowsNoFirstNamesMayNotKnowAllFields() {
    LookupProof proof = seeing(user(Map.of("username", "admin", "suspended", "false")));

    assertThat(proof.doubt()).isEmpty();
    assertThat(memory.knowsAllFields()).isFalse();
  }

  @Test
  void aMoodleThatShowsNeitherNamesNorSuspensionIsOldAndItsIdNumbersAreInDoubt() {
    LookupProof proof = seeing(user(Map.of("city", "A")));

    assertThat(proof.doubt()).isEmpty();
    assertThat(memory.hidesUsernames()).isTrue();
    assertThat(proof.showsIdnumbers()).isFalse();
    assertThat(code(proof.doubtAboutAbsence())).hasValue(FailureCode.IDNUMBER_NOT_READABLE);
  }

  @Test
  void anIdNumberThatWasSeenEndsThatDoubt() {
    LookupProof proof = seeing(user(Map.of("idnumber", "CV-9")));

    assertThat(proof.doubtAboutAbsence()).isEmpty();
  }

  @Test
  void aMoodleThatHidesNamesAndIsNotOldIsNotTrusted() {
    memory.lookupsProven();
    LookupProof proof = seeing(user(Map.of("suspended", "false")));

    assertThat(proof.doubt()).isEmpty();
    assertThat(code(proof.doubtNow())).hasValue(FailureCode.LOOKUPS_PARTIAL);
    assertThat(memory.lookupsAreProven()).isFalse();
  }

  @Test
  void aMoodleThatShowsNobodyIsNotTrusted() {
    memory.lookupsProven();

    assertThat(code(seeing().doubtNow())).hasValue(FailureCode.LOOKUPS_BLIND);
    assertThat(memory.lookupsAreProven()).isFalse();
  }

  @Test
  void aMoodleThatCannotBeAskedNowIsNotTrusted() {
    LookupProof proof =
        new LookupProof(
            new RowsOnly() {
              @Override
              public List<MoodleUser> find(LookupField field, Collection<String> values) {
                throw new FailedException(FailureCode.MOODLE_UNAVAILABLE);
              }
            },
            memory);

    assertThat(code(proof.doubt())).hasValue(FailureCode.MOODLE_UNAVAILABLE);
    assertThat(memory.lookupsAreProven()).isFalse();
  }

  @Test
  void aFreshAccountIsReadBackToTheLastCharacter() {
    assertThat(code(seeing(user(Map.of("idnumber", "cv-1"))).proveCreated(SOMEBODY)))
        .hasValue(FailureCode.IDNUMBER_NOT_READABLE);
    assertThat(code(seeing(user(Map.of())).proveCreated(SOMEBODY)))
        .hasValue(FailureCode.IDNUMBER_NOT_READABLE);
    assertThat(memory.unseen()).hasValue(SOMEBODY);
    assertThat(memory.creationsAreProven()).isFalse();

    LookupProof proof = seeing(user(Map.of()), user(Map.of("idnumber", "CV-1")));
    assertThat(proof.doubtAboutCreations()).isEmpty();
    assertThat(memory.creationsAreProven()).isTrue();
  }

  private LookupProof seeing(MoodleUser... rows) {
    return new LookupProof(new RowsOnly(rows), memory);
  }

  private static MoodleUser user(Map<String, String> shown) {
    return new MoodleUser(2, shown, Map.of());
  }

  private static Optional<FailureCode> code(Optional<Failure> doubt) {
    return doubt.map(Failure::code);
  }
}
