package nl.coachmoodle.inbound.webhook;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Decides whether a message may come in. First the secret in its address: who does not know it
 * learns nothing, not even that there is a door. Then where it comes from; neither needs the body.
 * Then the signature.
 */
public final class WebhookAccess {
  private final WebhookAddresses addresses;
  private final SourceCheck sources;
  private final Optional<SignatureCheck> signatures;

  WebhookAccess(
      WebhookAddresses addresses, SourceCheck sources, Optional<SignatureCheck> signatures) {
    this.addresses = addresses;
    this.sources = sources;
    this.signatures = signatures;
  }

  /** Whether a path has the form of a webhook's address, with whatever secret. */
  public static boolean isDoor(String path) {
    return WebhookAddresses.isOne(path);
  }

  /** Why a caller may not come in, whatever its message says; empty when it may go on. */
  public Optional<Failure> refusesUnread(Caller caller) {
    try {
      address(caller);
      return Optional.empty();
    } catch (FailedException refused) {
      return Optional.of(refused.failure());
    }
  }

  /**
   * The address that a message came to.
   *
   * @throws FailedException when it may not come in
   */
  WebhookAddress admit(Caller caller, byte[] body) {
    WebhookAddress address = address(caller);
    signatures
        .flatMap(check -> check.refuses(caller.headers(), body))
        .ifPresent(
            reason -> {
              throw new FailedException(
                  Failure.of(FailureCode.SIGNATURE_REFUSED).with("reason", reason.label()));
            });
    return address;
  }

  private WebhookAddress address(Caller caller) {
    WebhookAddress address =
        addresses
            .find(caller.path())
            .orElseThrow(() -> new FailedException(FailureCode.ADDRESS_UNKNOWN));
    List<String> forwardedFor = caller.headers().all("X-Forwarded-For");
    if (!sources.allows(caller.peer(), forwardedFor)) {
      throw new FailedException(
          Failure.of(FailureCode.SOURCE_NOT_ALLOWED)
              .with("address", printable(caller, forwardedFor)));
    }
    return address;
  }

  /** Only what was read as an address: a header can hold anything. */
  private String printable(Caller caller, List<String> forwardedFor) {
    return sources
        .source(caller.peer(), forwardedFor)
        .map(IpAddress::toString)
        .orElse("unreadable");
  }
}
