package nl.coachmoodle.standin.coachview.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the requests of 24 hours, from the first one on. */
final class Quota {
  private static final Duration WINDOW = Duration.ofHours(24);

  private final ApiSettings settings;
  private final InstantSource clock;
  private Instant reset = Instant.MIN;
  private int used;

  Quota(ApiSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes one request, if there is one left. */
  synchronized boolean take() {
    Instant now = clock.instant();
    if (!now.isBefore(reset)) {
      reset = now.truncatedTo(ChronoUnit.SECONDS).plus(WINDOW);
      used = 0;
    }
    if (used >= settings.quota) {
      return false;
    }
    used++;
    return true;
  }

  /** As after the start. */
  synchronized void restore() {
    reset = Instant.MIN;
    used = 0;
  }

  synchronized Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (settings.tellsQuota) {
      headers.put("X-Rate-Limit-Limit", String.valueOf(settings.quota));
      headers.put("X-Rate-Limit-Remaining", String.valueOf(settings.quota - used));
      headers.put("X-Rate-Limit-Reset", written());
    }
    return headers;
  }

  private String written() {
    return switch (settings.resetFormat) {
      case EPOCH_SECONDS -> String.valueOf(reset.getEpochSecond());
      case EPOCH_MILLIS -> String.valueOf(reset.toEpochMilli());
      case ISO -> reset.toString();
      case HTTP_DATE -> DateTimeFormatter.RFC_1123_DATE_TIME.format(reset.atOffset(ZoneOffset.UTC));
    };
  }
}
