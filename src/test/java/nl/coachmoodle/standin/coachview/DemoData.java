package nl.coachmoodle.standin.coachview;

import java.util.List;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;

/**
 * A small training provider: two runs with e-learning, and people in every state that an enrolment
 * can be in.
 */
final class DemoData {
  private DemoData() {}

  /**
   * Adds the rows.
   *
   * @param codes the e-learning codes of the two runs
   * @param prefix of external ids, so that they are nobody else's in somebody's Moodle
   */
  static void fill(CoachviewData data, List<String> codes, String prefix) {
    String safety = data.addRun("VCA-77-Utrecht", "Definitief");
    data.addElearning(safety, codes.get(0));
    data.addComponent(safety, "Klassikaal", null);
    String aid = data.addRun("BHV-12-Breda", "TeStarten");
    data.addElearning(aid, codes.get(codes.size() - 1));

    String yasmina = person(data, prefix + "p20001", "Yasmina", null, "El Idrissi", "Monteur");
    String sjoerd = person(data, prefix + "p20002", "Sjoerd", "van 't", "Hof", "Ploegleider");
    String mirthe = person(data, prefix + "p20003", "Mirthe", "de", "Boer", "Veiligheidskundige");
    String omer = person(data, prefix + "p20004", "Ömer", null, "Yıldız", "Monteur");
    String lieke = person(data, prefix + "p20005", "Lieke", "van den", "Heuvel", "Planner");
    person(data, prefix + "p20006", "Ruben", null, "Óscar-Visser", "Stagiair");

    data.enrol(yasmina, safety);
    data.enrol(sjoerd, safety);
    data.enrol(mirthe, aid);
    data.setStatus(data.enrol(omer, safety), "Vervallen");
    data.addEnrolment(lieke, null, "Wachtlijst");
    data.addCategory(sjoerd, "Naar Moodle");
  }

  private static String person(
      CoachviewData data,
      String externId,
      String firstName,
      String infix,
      String lastName,
      String function) {
    String id =
        data.addPerson(externId, firstName, infix, lastName, externId + "@demo.example.com");
    data.setFreeField(id, "functie", function);
    data.change(
        Entity.PERSONEN,
        id,
        "geboortedatum",
        "1988-04-0" + externId.charAt(externId.length() - 1) + "T00:00:00");
    return id;
  }
}
