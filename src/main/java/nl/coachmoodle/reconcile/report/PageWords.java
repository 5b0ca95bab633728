package nl.coachmoodle.reconcile.report;

import java.util.Map;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;

/** The words of a report's page, in one language. */
final class PageWords {
  private final Sentences sentences;
  private final Language language;

  PageWords(Sentences sentences, Language language) {
    this.sentences = sentences;
    this.language = language;
  }

  /** A phrase of the page. */
  String say(String key) {
    return say(key, Map.of());
  }

  /** The same with its facts filled in. */
  String say(String key, Map<String, String> facts) {
    return sentences.phrase("reconcile/page-" + key, language, facts);
  }

  /** What a label of the report means, such as {@code count-created}. */
  String word(String key) {
    return sentences.phrase("reconcile/" + key, language, Map.of());
  }

  /** What to send to let withdrawals happen in spite of the brake. */
  String override(String field) {
    return sentences.phrase("reconcile/override", language, Map.of("override", field));
  }

  /**
   * What a notice means.
   *
   * @param kind such as {@code account-suspended}
   * @param about what it is about
   */
  String notice(String kind, String about) {
    return sentences.phrase("reconcile/notice-" + kind, language, Map.of("about", about));
  }

  /** So many are not told, unless all are. */
  void leftOut(Html page, int count) {
    if (count > 0) {
      page.element("p", say("left-out", Map.of("count", Integer.toString(count))));
    }
  }
}
