package nl.coachmoodle.standin.coachview.data;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up participants in any number: each enrolled in one run, of ten people, that has one
 * e-learning component and one lesson. Every participant of a run has the external id {@code m1},
 * {@code m2} and so on.
 */
public final class ManyParticipants {
  private static final int PER_RUN = 10;
  private static final int PER_DAY = 200;

  private ManyParticipants() {}

  /**
   * Adds them.
   *
   * @param elearningCodes for the runs, in turn
   * @param until their last changes lie before this, 200 people a day
   */
  public static void fill(
      CoachviewData data, int people, List<String> elearningCodes, LocalDateTime until) {
    LocalDateTime first = until.minusDays(people / PER_DAY + 1L);
    List<String> run = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      LocalDateTime time = first.plusDays(i / PER_DAY).plusSeconds(1L + i % PER_DAY);
      if (i % PER_RUN == 0) {
        run = run(data, i / PER_RUN, elearningCodes, time);
      }
      int number = i + 1;
      String person =
          data.addPerson(
              "m" + number,
              "Voornaam" + number,
              number % 3 == 0 ? "van der" : null,
              "Achternaam" + number,
              "m" + number + "@example.com");
      data.setFreeField(person, "vrijveldFunctie", "Functie " + number % 7);
      data.changedAt(Entity.PERSONEN, person, time);
      String enrolment = data.addEnrolment(person, run.get(0), "Ingepland");
      data.changedAt(Entity.OPLEIDINGSVRAGEN, enrolment, time);
      for (String component : run.subList(1, run.size())) {
        String part = data.addPart(enrolment, component);
        data.changedAt(Entity.OPLEIDINGSVRAAGONDERDELEN, part, time);
      }
    }
  }

  private static List<String> run(
      CoachviewData data, int number, List<String> elearningCodes, LocalDateTime time) {
    String run = data.addRun("RUN-" + (number + 1), "Definitief");
    data.changedAt(Entity.OPLEIDINGEN, run, time);
    String code = elearningCodes.get(number % elearningCodes.size());
    String elearning = data.addElearning(run, code);
    String lesson = data.addComponent(run, "Klassikaal", null);
    data.changedAt(Entity.OPLEIDINGSONDERDELEN, elearning, time);
    data.changedAt(Entity.OPLEIDINGSONDERDELEN, lesson, time);
    return List.of(run, elearning, lesson);
  }
}
