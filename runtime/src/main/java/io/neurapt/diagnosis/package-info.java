/**
 * What {@code java -jar} of this library prints: how fast each strategy for matrix products is on this machine, and
 * what would make it faster. {@link io.neurapt.diagnosis.Diagnosis} is the program.
 */
package io.neurapt.diagnosis;
