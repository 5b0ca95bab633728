/**
 * Sends by Amazon SQS: one small signed request per message, without the client of the AWS SDK,
 * whose 44 libraries would outweigh everything else in a function.
 */
@NullMarked
package nl.coachmoodle.outbound.aws;

import org.jspecify.annotations.NullMarked;
