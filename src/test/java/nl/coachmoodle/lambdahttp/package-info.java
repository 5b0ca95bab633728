/** The doors behind a Lambda function URL. Run with -Dtarget=lambda-http. */
package nl.coachmoodle.lambdahttp;
