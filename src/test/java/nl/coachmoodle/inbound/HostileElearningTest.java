package nl.coachmoodle.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.harness.Claims;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.hostile.HostileDice;

/** Whatever anybody sends to the e-learning link: messages are read or refused, tokens refused. */
class HostileElearningTest {
  private static final List<String> NAMES =
      List.of("PersoonExterneId", "persoonachternaam", "Elearningcode", "PersoonEmailadres", "x");
  private static final List<String> TYPES =
      List.of("application/json", "application/x-www-form-urlencoded", "", "text/plain", "*/*");
  private static final KeyPair KEYS = IdentityProvider.newKeys();
  private static final KeyPair OTHERS = IdentityProvider.newKeys();

  private final ObjectMapper json = new ObjectMapper();
  private final ElearningAccess access = access();

  @Property
  void messagesAreReadOrRefused(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String text = dice.below(4) == 0 ? dice.text() + "=" + dice.text() : dice.json(NAMES);
    String body = new String(dice.bytes(text), UTF_8);
    HostileDice.within(
        () -> {
          try {
            ElearningMessage message =
                dice.below(2) == 0
                    ? ElearningMessage.json(json, body)
                    : ElearningMessage.parameters(
                        Map.of(dice.oneOf(NAMES), List.of(dice.text(), dice.text())),
                        Optional.of(dice.oneOf(TYPES)),
                        body,
                        json);
            assertThat(message.asRequest().keySet()).isSubsetOf(ElearningMessage.FIELDS);
          } catch (FailedException refused) {
            assertThat(refused.failure().code())
                .isIn(FailureCode.INPUT_INVALID, FailureCode.MEDIA_TYPE_UNSUPPORTED);
          }
        });
  }

  @Property
  void noTextIsAToken(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String header =
        dice.below(2) == 0 ? "{\"alg\":\"none\"}" : dice.json(List.of("alg", "kid", "crit"));
    String token =
        dice.below(4) == 0
            ? dice.text()
            : encoded(header) + "." + encoded(dice.json(List.of("iss", "exp"))) + "." + dice.text();
    HostileDice.within(
        () -> assertThat(access.refuses(Optional.of("Bearer " + token))).isPresent());
  }

  /**
   * Signing takes a millisecond, so these are few; the reading of claims is what they are about.
   */
  @Property(tries = 100)
  void signedClaimsOfAnyKindAreReadOrRefused(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    List<Object> values =
        List.of(dice.text(), 7, -1, true, List.of(), List.of(1, "a"), Map.of("a", 1), 1e300, "");
    Claims claims = Claims.good();
    for (String name :
        List.of("aud", "exp", "nbf", "iat", "iss", "client_id", "scope", "sub", "jti")) {
      if (dice.below(3) == 0) {
        claims = claims.with(name, dice.oneOf(values));
      }
    }
    String good = sign(claims, KEYS);
    HostileDice.within(() -> access.refuses(Optional.of("Bearer " + good)));
    assertThat(access.refuses(Optional.of("Bearer " + sign(claims, OTHERS))))
        .map(Failure::code)
        .contains(FailureCode.BEARER_TOKEN_REFUSED);
  }

  private static String sign(Claims claims, KeyPair keys) {
    try {
      String content = IdentityProvider.content("RS256", claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      byte[] signed = signature.sign();
      return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static ElearningAccess access() {
    JWTAuthContextInfo info = new JWTAuthContextInfo(KEYS.getPublic(), IdentityProvider.ISSUER);
    ElearningOauthSettings settings =
        Settings.read(
            ElearningOauthSettings.class,
            "elearning.oauth.issuer",
            IdentityProvider.ISSUER,
            "elearning.oauth.keys",
            "keys.pem",
            "elearning.oauth.audiences",
            IdentityProvider.AUDIENCE,
            "elearning.oauth.scope",
            "enrol");
    return new ElearningAccess(settings, new DefaultJWTParser(info));
  }
}
