package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** As many requests as wrk can send; the machine has to be the limit. */
final class Doors {
  private static final String LINK =
      """
      {"PersoonExterneId": "p%d", "PersoonVoornaam": "Jan", "PersoonAchternaam": "Jansen",\
       "PersoonEmailadres": "p%d@example.nl", "Elearningcode": "2"}""";
  private static final String HOOK =
      """
      {"event": "persoon.categorie.toegevoegd", "PersoonId": "p%d", "Categorie": "Moodle"}""";
  private static final double BUSY = 0.85;

  private final Deployment deployment;

  Doors(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Whether nothing was refused and the cores were the limit. */
  boolean measure(int seconds) throws IOException, InterruptedException, GeneralSecurityException {
    System.out.println(
        "| door | requests a second | p50 | p99 | not 2xx | calls of Moodle a second | cores busy |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    Wrk link = new Wrk(deployment, "/elearning", "Bearer " + deployment.token(), LINK);
    Wrk hook = new Wrk(deployment, "/webhooks/" + deployment.secret(), "", HOOK);
    boolean isLink = load("e-learning link", link, seconds);
    boolean isHook = load("webhook", hook, seconds);
    System.out.printf(
        "%nGoal: nothing refused, and the cores are the limit: %s.%n",
        isLink && isHook ? "reached" : "MISSED");
    return isLink && isHook;
  }

  /** After as long a warm-up. */
  private boolean load(String name, Wrk wrk, int seconds) throws IOException, InterruptedException {
    wrk.run(seconds);
    deployment.moodle().forgetCalls();
    Cores before = Cores.now();
    Wrk.Result result = wrk.run(seconds);
    double busy = before.busyUntil(Cores.now());
    int calls = deployment.moodle().calls().size();
    deployment.moodle().forgetCalls();
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %d | %.0f %% of %d |%n",
        name,
        result.perSecond(),
        result.within("50%"),
        result.within("99%"),
        result.refused() + result.errors(),
        calls / seconds,
        busy * 100,
        Runtime.getRuntime().availableProcessors());
    Files.writeString(
        deployment.out().resolve("wrk-" + name.replace(' ', '-') + ".txt"), result.text());
    return result.refused().equals("0") && result.errors().isEmpty() && busy > BUSY;
  }
}
