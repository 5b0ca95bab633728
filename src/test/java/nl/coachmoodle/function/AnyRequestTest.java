package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.Wish;
import org.junit.jupiter.api.Test;

/** Whatever JSON object arrives, a function reads it or says what is wrong with it. */
class AnyRequestTest {
  private static final List<String> NAMES =
      List.of(
          "externalId",
          "EXTERNALID",
          "PersoonExterneId",
          "lastName",
          "firstName",
          "initials",
          "infix",
          "email",
          "emails",
          "fields",
          "code",
          "codes",
          "cohort",
          "role",
          "start",
          "end",
          "withdrawal",
          "suspended",
          "personId",
          "OpleidingsvraagId",
          "participants",
          "mode",
          "onFailure",
          "detail-type",
          "source",
          "address",
          "kind",
          "preferred",
          "",
          " ",
          "ünknown",
          "forged\n2026-01-01 INFO");

  private static final List<Object> SCALARS =
      List.of(
          true,
          false,
          0,
          7,
          -1,
          1.5,
          Long.MAX_VALUE,
          "",
          " ",
          "\n",
          "\u0000",
          "\uD800",
          "p1",
          "Zonnebloem",
          "Zonnebloem\n2026-01-01 INFO",
          "2",
          "999999999999999999",
          "99999999999999999999",
          "-5",
          "course:2",
          "course:99999999999999999999",
          "cohort:1",
          "cohort:idnumber=X",
          "idnumber=",
          "cohort:",
          "plan",
          "apply",
          "answer",
          "suspend",
          "2026-01-01",
          "2026-02-30",
          "0000000000",
          "9999-12-31T23:59:59+18:00",
          "+999999999-12-31T23:59:59",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00",
          "2026-03-29T02:30:00",
          "2026-01-01T00:00:00+99:00",
          "zakelijk",
          "a".repeat(2_001));

  private final Random dice = new Random(20_260_101);

  @Test
  void isReadOrRefused() {
    for (int request = 0; request < 5_000; request++) {
      Map<String, Object> anything = object(3);
      for (Function<RequestFields, Wish> operation : EveryOperation.ALL) {
        check(anything, operation);
      }
    }
  }

  private static void check(Map<String, Object> request, Function<RequestFields, Wish> operation) {
    try {
      Request.read(request, operation, Aim.ACCESS);
    } catch (FailedException refused) {
      assertThat(refused.failure().code()).isEqualTo(FailureCode.INPUT_INVALID);
      // It is logged: one line, and nothing of what was sent.
      assertThat(refused.failure().toString()).doesNotContain("\n").doesNotContain("Zonnebloem");
    } catch (RuntimeException defect) {
      throw new AssertionError("a defect at " + request, defect);
    }
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new HashMap<>();
    for (int field = dice.nextInt(8); field > 0; field--) {
      object.put(NAMES.get(dice.nextInt(NAMES.size())), value(depth - 1));
    }
    return object;
  }

  private Object value(int depth) {
    int kind = depth > 0 ? dice.nextInt(6) : 0;
    if (kind == 5) {
      return object(depth);
    }
    if (kind == 4) {
      return IntStream.range(0, dice.nextInt(4)).mapToObj(index -> value(depth - 1)).toList();
    }
    return SCALARS.get(dice.nextInt(SCALARS.size()));
  }
}
