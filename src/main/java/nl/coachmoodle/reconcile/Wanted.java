package nl.coachmoodle.reconcile;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.Wish;

/**
 * What is wanted in Moodle of one person of Coachview.
 *
 * @param personId Coachview's id
 * @param wish the whole of it
 * @param notices what a person should know about how it was found
 */
public record Wanted(String personId, Wish wish, List<Notice> notices) {

  public Wanted {
    notices = List.copyOf(notices);
  }

  /** How many rights are wanted. */
  public int grants() {
    return (int) wish.accesses().stream().filter(access -> !access.isWithdrawal()).count();
  }

  /**
   * How much would be taken away: what a brake counts. A suspension of the account is one, too,
   * because it locks the person out.
   */
  public int withdrawals() {
    return (int) wish.accesses().stream().filter(Access::isWithdrawal).count()
        + (isSuspension() ? 1 : 0);
  }

  /** The wish without its withdrawals, which is safe while a reading goes on. */
  public Wish withoutWithdrawals() {
    return new Wish(
        wish.externalId(),
        wish.person(),
        wish.whenAbsent(),
        wish.refresh(),
        wish.suspended().filter(suspended -> !suspended),
        wish.accesses().stream().filter(access -> !access.isWithdrawal()).toList());
  }

  /** The withdrawals alone; who has no account has none. Empty when there are none. */
  public Optional<Wish> onlyWithdrawals() {
    return withdrawals() == 0
        ? Optional.empty()
        : Optional.of(
            new Wish(
                wish.externalId(),
                Optional.empty(),
                Wish.WhenAbsent.LEAVE,
                false,
                wish.suspended().filter(suspended -> suspended),
                wish.accesses().stream().filter(Access::isWithdrawal).toList()));
  }

  /** The suspension of the account alone. */
  Wish onlySuspension() {
    return new Wish(
        wish.externalId(),
        Optional.empty(),
        Wish.WhenAbsent.LEAVE,
        false,
        wish.suspended(),
        List.of());
  }

  /** All but the suspension of the account. */
  Wanted withoutSuspension() {
    return new Wanted(
        personId,
        new Wish(
            wish.externalId(),
            wish.person(),
            wish.whenAbsent(),
            wish.refresh(),
            Optional.empty(),
            wish.accesses()),
        notices);
  }

  boolean isSuspension() {
    return wish.suspended().orElse(false);
  }
}
