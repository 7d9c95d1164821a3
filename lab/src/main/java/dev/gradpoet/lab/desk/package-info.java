/**
 * The page beside the code, with trained weights and data: {@link dev.gradpoet.lab.desk.Desk} fills in what the processor has written.
 */
package dev.gradpoet.lab.desk;
