package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was sent to one field of one account tells nothing about another one. */
class SiteMemoryTest {
  private final SiteMemory memory = new SiteMemory();

  @Test
  void aValueThatWasSentIsSettledForItsFieldAndAccountOnly() {
    memory.sent(3, Map.of("a", "x"));

    assertThat(memory.isSettled(4, "a", "x", "")).isFalse();
    assertThat(memory.isSettled(3, "b", "x", "")).isFalse();
    assertThat(memory.isSettled(3, "a", "x", "")).isTrue();
    assertThat(memory.isSettled(3, "a", "x", "")).isTrue();
  }

  @Test
  void anotherWantedValueIsForgottenAndTriedAgain() {
    memory.sent(3, Map.of("a", "x"));

    assertThat(memory.isSettled(3, "a", "y", "")).isFalse();
    assertThat(memory.isSettled(3, "a", "x", "")).isFalse();
  }

  @Test
  void aValueThatSomebodyChangesAfterwardsIsTriedAgain() {
    memory.sent(3, Map.of("a", "x"));

    assertThat(memory.isSettled(3, "a", "x", "short")).isTrue();
    assertThat(memory.isSettled(3, "a", "x", "other")).isFalse();
    assertThat(memory.isSettled(3, "a", "x", "short")).isFalse();
  }

  @Test
  void itGrowsToALimitAndThenKeepsWhatItHas() {
    for (int account = 0; account < 50_000; account++) {
      memory.sent(account, Map.of("a", "x"));
    }
    memory.sent(50_000, Map.of("a", "x"));
    memory.sent(3, Map.of("a", "y"));

    assertThat(memory.isSettled(49_999, "a", "x", "")).isTrue();
    assertThat(memory.isSettled(50_000, "a", "x", "")).isFalse();
    assertThat(memory.isSettled(3, "a", "y", "")).isTrue();
  }

  @Test
  void fieldsAreUnknownOnceTheyWereSoAndAllOfThemTogether() {
    memory.unknown(Set.of("phone1", "phone2"));

    assertThat(memory.isUnknown("phone1")).isTrue();
    assertThat(memory.isUnknown("city")).isFalse();
    assertThat(memory.isUnknown(Set.of("phone1", "phone2"))).isTrue();
    assertThat(memory.isUnknown(Set.of("phone1", "city"))).isFalse();
  }

  @Test
  void anAccountThatIsSeenAtLastEndsTheDoubt() {
    ExternalId somebody = new ExternalId("CV-1");
    memory.creationsProven();
    memory.createdButUnseen(somebody);
    assertThat(memory.creationsAreProven()).isFalse();
    assertThat(memory.unseen()).hasValue(somebody);

    memory.creationsProven();

    assertThat(memory.creationsAreProven()).isTrue();
    assertThat(memory.unseen()).isEmpty();
  }

  @Test
  void aLookUpThatWentBlindTakesAllProofsWithIt() {
    memory.lookupsProven();
    memory.creationsProven();

    memory.nothingProven();

    assertThat(memory.lookupsAreProven()).isFalse();
    assertThat(memory.creationsAreProven()).isFalse();
  }
}
