package nl.coachmoodle.reconcile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.Mode;
import org.jspecify.annotations.Nullable;

/** A {@link Cursor} as it travels in a message: texts, numbers and truth values by name. */
public final class CursorForm {
  private static final long VERSION = 1;
  private static final int LONGEST_BOOKMARK = 200;
  private static final long MOST_PARTS = 10_000;
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final Pattern CODE = Pattern.compile("[a-z/-]{1,60}");

  private CursorForm() {}

  /** As a message. */
  public static Map<String, Object> write(Cursor cursor) {
    Map<String, Object> form = new LinkedHashMap<>();
    RunRequest request = cursor.request();
    form.put("version", VERSION);
    form.put("run", cursor.run());
    form.put("part", (long) cursor.part());
    form.put("limitFrom", cursor.limitFrom());
    request.since().ifPresent(day -> form.put("since", day.toString()));
    form.put("mode", label(request.mode()));
    form.put("scope", label(request.scope()));
    request.limit().ifPresent(limit -> form.put("limit", limit));
    request.meantWithdrawals().ifPresent(meant -> form.put("allowWithdrawals", meant));
    form.put("stage", label(cursor.stage()));
    form.put("changes", (long) cursor.changes());
    cursor.bookmark().ifPresent(bookmark -> form.put("bookmark", bookmark.text()));
    form.put("listRead", cursor.isListRead());
    form.put("waiting", PackedIds.pack(cursor.waiting()));
    form.put("losing", PackedIds.pack(cursor.losing()));
    form.put("tooMany", cursor.isTooMany());
    form.put("othersRemain", cursor.othersRemain());
    Map<String, Object> counts = new TreeMap<>();
    cursor.totals().counts().forEach((count, number) -> counts.put(count.label(), number));
    form.put("counts", counts);
    form.put("refusals", Map.copyOf(cursor.totals().refusals()));
    return form;
  }

  /**
   * From a message.
   *
   * @throws FailedException ({@code data/cursor-unusable}) naming what is wrong with it
   */
  public static Cursor read(Map<?, ?> form) {
    Fields fields = new Fields(form);
    if (fields.number("version", VERSION, VERSION) != VERSION) {
      throw unusable("version");
    }
    RunRequest request =
        new RunRequest(
            fields.optionalText("since").map(CursorForm::day),
            fields.choice("mode", Mode.class),
            fields.choice("scope", Scope.class),
            fields.optionalNumber("limit"),
            fields.optionalNumber("allowWithdrawals"));
    String run = fields.text("run");
    if (!RUN.matcher(run).matches()) {
      throw unusable("run");
    }
    return new Cursor(
        request,
        run,
        (int) fields.number("part", 0, MOST_PARTS),
        fields.optionalNumber("limitFrom").orElse(0),
        fields.choice("stage", Stage.class),
        (int) fields.number("changes", 0, ChangedPeople.LISTS),
        fields.optionalText("bookmark").map(CursorForm::bookmark),
        fields.yesOrNo("listRead"),
        fields.ids("waiting"),
        fields.ids("losing"),
        fields.yesOrNo("tooMany"),
        fields.yesOrNo("othersRemain"),
        new Totals(fields.counts(), fields.refusals()));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw unusable("since");
    }
  }

  private static Bookmark bookmark(String text) {
    if (text.length() > LONGEST_BOOKMARK) {
      throw unusable("bookmark");
    }
    return new Bookmark(text);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static FailedException unusable(String field) {
    return new FailedException(Failure.of(FailureCode.CURSOR_UNUSABLE).with("field", field));
  }

  /** The fields of the message, each checked. */
  private record Fields(Map<?, ?> form) {

    Optional<String> optionalText(String name) {
      Object value = form.get(name);
      if (value == null) {
        return Optional.empty();
      }
      if (value instanceof String text) {
        return Optional.of(text);
      }
      throw unusable(name);
    }

    String text(String name) {
      return optionalText(name).orElseThrow(() -> unusable(name));
    }

    long number(String name, long least, long most) {
      return number(name, form.get(name), least, most);
    }

    OptionalLong optionalNumber(String name) {
      return form.get(name) == null
          ? OptionalLong.empty()
          : OptionalLong.of(number(name, 0, Long.MAX_VALUE));
    }

    boolean yesOrNo(String name) {
      if (form.get(name) instanceof Boolean yes) {
        return yes;
      }
      throw unusable(name);
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) {
      String wanted = text(name);
      for (E choice : choices.getEnumConstants()) {
        if (label(choice).equals(wanted)) {
          return choice;
        }
      }
      throw unusable(name);
    }

    List<String> ids(String name) {
      try {
        String packed = text(name);
        if (packed.length() > Cursor.MOST_CHARACTERS) {
          throw unusable(name);
        }
        return PackedIds.unpack(packed);
      } catch (IllegalArgumentException notPacked) {
        throw unusable(name);
      }
    }

    Map<Count, Long> counts() {
      Map<Count, Long> counts = new EnumMap<>(Count.class);
      Map<?, ?> written = object("counts");
      for (Count count : Count.values()) {
        Object number = written.get(count.label());
        if (number != null) {
          counts.put(count, number("counts", number, 0, Long.MAX_VALUE));
        }
      }
      return counts;
    }

    Map<String, Long> refusals() {
      Map<String, Long> refusals = new TreeMap<>();
      object("refusals")
          .forEach(
              (code, number) -> {
                if (!(code instanceof String text) || !CODE.matcher(text).matches()) {
                  throw unusable("refusals");
                }
                refusals.put(text, number("refusals", number, 0, Long.MAX_VALUE));
              });
      return refusals;
    }

    private Map<?, ?> object(String name) {
      if (form.get(name) instanceof Map<?, ?> object) {
        return object;
      }
      throw unusable(name);
    }

    private static long number(String name, @Nullable Object value, long least, long most) {
      boolean isWhole = value instanceof Integer || value instanceof Long;
      if (value instanceof Number number && isWhole) {
        long whole = number.longValue();
        if (whole >= least && whole <= most) {
          return whole;
        }
      }
      throw unusable(name);
    }
  }
}
