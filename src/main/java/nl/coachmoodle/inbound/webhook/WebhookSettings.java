package nl.coachmoodle.inbound.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may send webhooks, and what they start. Without a secret the door does not exist. */
@ConfigMapping(prefix = "webhook")
public interface WebhookSettings {

  /**
   * The last part of the address that Coachview posts to: 32 to 128 letters, digits, {@code -} and
   * {@code _}. The door is closed without it. It can be changed while running.
   */
  Optional<Secret<String>> secret();

  /** The one before: it is accepted as well, while Coachview still has the old address. */
  Optional<Secret<String>> previousSecret();

  /** More addresses by name, each with a secret of its own. */
  Map<String, Address> addresses();

  /** What messages must be signed with, if anything. */
  Signature signature();

  /**
   * Where messages may come from, addresses and ranges: {@code 203.0.113.0/24,2001:db8::/32};
   * everywhere when nothing is set.
   */
  Optional<Set<@WithConverter(CidrConverter.class) Cidr>> allowedSources();

  /** Whose {@code X-Forwarded-For} is believed; nobody's when nothing is set. */
  Optional<Set<@WithConverter(CidrConverter.class) Cidr>> trustedProxies();

  /**
   * Where a message says what it is about; tried in this order. Assumed: Coachview's messages are
   * not public.
   */
  @WithDefault("event,eventName,eventType,gebeurtenis,type")
  List<String> eventFields();

  /** The header that says it, if one does. */
  Optional<String> eventHeader();

  /**
   * Where a message has the sender's own id of the event, if it has; never an id of what it is
   * about.
   */
  Optional<List<String>> idFields();

  /** The header that has it; the default is that of Standard Webhooks. */
  @WithDefault("webhook-id")
  String idHeader();

  /** Which event starts which function, in one setting. */
  @WithDefault("persoon.categorie.toegevoegd -> syncProfile")
  String routeMap();

  /** More of them by name. */
  Map<String, RouteSettings> routes();

  /** An address of its own for some of the messages. */
  interface Address {
    /** The last part of this address, as {@code webhook.secret}. */
    Secret<String> secret();

    /** The one before, as {@code webhook.previous-secret}. */
    Optional<Secret<String>> previousSecret();

    /** What every message at this address is about, where messages do not say it. */
    Optional<String> event();
  }

  /** A route. */
  interface RouteSettings {
    /** The event's name. */
    String event();

    /** Values that fields of the message must have. */
    Map<String, String> when();

    /** What it starts. */
    String function();

    /** Where fields of the function's request stand in the message. */
    Map<String, String> fields();

    /** Fields of the request that are always the same. */
    Map<String, String> constants();
  }

  /** How messages are signed. */
  interface Signature {
    /**
     * The key of signatures, at least 16 bytes; Base64, with or without {@code whsec_}, for {@code
     * standard-webhooks}. Without one no signature is asked for. It can be changed while running.
     */
    Optional<Secret<String>> key();

    /** The one before: its signatures are accepted as well. */
    Optional<Secret<String>> previousKey();

    /** What is signed. */
    @WithDefault("body")
    SignedText signedText();

    /**
     * The header with the signature; {@code X-WebHook-Signature}, or {@code webhook-signature} for
     * {@code standard-webhooks}.
     */
    Optional<String> header();

    /** How it is made: {@code sha-512}, or {@code sha-256} for {@code standard-webhooks}. */
    Optional<SignatureAlgorithm> algorithm();

    /** How it is written: {@code hex}, or {@code base64} for {@code standard-webhooks}. */
    Optional<SignatureEncoding> encoding();

    /**
     * How far the time of a message may be from ours, either way; {@code standard-webhooks} only.
     */
    @WithDefault("300s")
    Duration tolerance();
  }

  /** What is signed. */
  enum SignedText {
    /** The body; by default SHA-512 in hexadecimal digits, in {@code X-WebHook-Signature}. */
    BODY,
    /** Id, time and body, by Standard Webhooks: SHA-256 in Base64, in {@code webhook-signature}. */
    STANDARD_WEBHOOKS
  }
}
