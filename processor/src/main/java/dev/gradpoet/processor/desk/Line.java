package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.formula.Formula;

/**
 * One line of a derivation.
 *
 * @param formula an equation, all of whose sides are equal; or a += of what adds up
 * @param reason why it holds
 */
record Line(Formula formula, String reason) {}
