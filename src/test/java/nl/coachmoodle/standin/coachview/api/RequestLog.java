package nl.coachmoodle.standin.coachview.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The received requests, in order of arrival. Safe for parallel calls. */
final class RequestLog {
  private final List<ReceivedRequest> requests = new ArrayList<>();
  private int lastNumber;

  synchronized ReceivedRequest add(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> form,
      Map<String, String> headers) {
    lastNumber++;
    ReceivedRequest request = new ReceivedRequest(lastNumber, method, path, query, form, headers);
    requests.add(request);
    return request;
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void forget() {
    requests.clear();
  }
}
