package nl.coachmoodle.standin.recorded;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.rest.FormField;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.TokenState;
import nl.coachmoodle.standin.site.UserColumn;

/** Sends recorded requests to a stand-in, in recorded order, each in its recorded state. */
public final class Replay {
  /** Values may hold an ampersand: a new field begins only where a name and "=" follow. */
  private static final Pattern FIELDS = Pattern.compile("&(?=[a-z]+(?:\\[[^\\]]*])*=)");

  private static final Map<String, String> PASSWORDS =
      Map.of("{PASSWORD}", "Passw0rd!replay", "{PASSWORD2}", "0ther-Passw0rd!");

  private final MoodleStandIn standIn;
  private final RecordedIds ids = new RecordedIds();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Prepares what the recorded sites held beyond the fixture. */
  public Replay(MoodleStandIn standIn, long recordedIdOfFullProfile) {
    this.standIn = standIn;
    standIn.settings().token("{TOKEN_PLUS}", TokenState.VALID);
    standIn.settings().token("{TOKEN_IPRESTRICTED_ALLOWED}", TokenState.VALID);
    standIn.settings().token("{TOKEN_IPRESTRICTED_DENIED}", TokenState.IP_DENIED);
    standIn.settings().token("{TOKEN_EXPIRED}", TokenState.EXPIRED);
    standIn
        .settings()
        .token("{TOKEN_USER_NOT_AUTHORISED_FOR_SERVICE}", TokenState.USER_NOT_AUTHORISED);
    ids.put(recordedIdOfFullProfile, standIn.addUser(fullProfile()).id());
  }

  /** Sends a recorded request; the shape of what came back. */
  public AnswerShape send(Recording recording) throws IOException, InterruptedException {
    RecordedState state = RecordedState.enter(recording, standIn, ids);
    try {
      HttpResponse<String> response =
          http.send(request(recording), BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (recording.creates() && !response.body().isEmpty()) {
        ids.learn(recording.body(), response.body());
      }
      return AnswerShape.received(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } finally {
      state.undo();
    }
  }

  private HttpRequest request(Recording recording) {
    String form = encode(recording);
    String address = standIn.uri() + "/webservice/rest/server.php";
    if (recording.method().equals("GET")) {
      return HttpRequest.newBuilder(URI.create(address + "?" + form)).build();
    }
    boolean json = form.isEmpty();
    String type = json ? "application/json" : "application/x-www-form-urlencoded";
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(json ? "{}" : form))
        .build();
  }

  private String encode(Recording recording) {
    boolean valuesAreIds = recording.form().contains("&field=id&");
    List<String> pairs = new ArrayList<>();
    for (FormField field : fields(recording.form())) {
      FormField known = ids.translate(field, valuesAreIds);
      pairs.add(encode(known.name()) + "=" + encode(known.value()));
    }
    return String.join("&", pairs);
  }

  /** The readable fields, with a token and passwords in the places of the masked ones. */
  private List<FormField> fields(String form) {
    List<FormField> fields = new ArrayList<>();
    for (String pair : form.isEmpty() ? new String[0] : FIELDS.split(form)) {
      int equals = pair.indexOf('=');
      String value = pair.substring(equals + 1).replace("{TOKEN}", standIn.token());
      fields.add(new FormField(pair.substring(0, equals), PASSWORDS.getOrDefault(value, value)));
    }
    return fields;
  }

  private static String encode(String text) {
    // The replacement character stands for bytes that were not UTF-8.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%EF%BF%BD", "%FF");
  }

  private static MoodleUser fullProfile() {
    return MoodleUser.named("fullprofile")
        .with(UserColumn.FIRSTNAME, "Full")
        .with(UserColumn.LASTNAME, "Profile")
        .with(UserColumn.EMAIL, "full@example.com")
        .with(UserColumn.IDNUMBER, "CV-FULL")
        .with(UserColumn.ADDRESS, "Street 1")
        .with(UserColumn.PHONE1, "030-1")
        .with(UserColumn.PHONE2, "06-1")
        .with(UserColumn.DEPARTMENT, "Dept")
        .with(UserColumn.INSTITUTION, "Inst")
        .with(UserColumn.TIMEZONE, "Europe/Amsterdam")
        .with(UserColumn.CITY, "Utrecht")
        .with(UserColumn.COUNTRY, "NL")
        .withProfileField("cvfield", "v1")
        .withProfileField("cvlocked", "l1")
        .withProfileField("cvhidden", "h1")
        .withProfileField("cvprivate", "p1")
        .withProfileField("cvmenu", "green");
  }
}
