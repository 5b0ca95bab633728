package nl.coachmoodle.inbound.webhook;

import java.util.Optional;

/** Verifies that a message comes from who knows a key, and that nobody changed it. */
@FunctionalInterface
interface SignatureCheck {

  /**
   * Why a message is not taken; empty when its signature is right.
   *
   * @param body its bytes as they came in
   */
  Optional<SignatureRefusal> refuses(RequestHeaders headers, byte[] body);
}
