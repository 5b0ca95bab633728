/** The functions as Lambdas: direct invocation and SQS batches. Run with -Dtarget=lambda. */
package nl.coachmoodle.lambda;
