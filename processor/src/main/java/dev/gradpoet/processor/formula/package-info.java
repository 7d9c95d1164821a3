/**
 * Formulas as they are written: a tree, made from expressions, and its writers for plain text, Javadoc, MathML and TeX. Where parentheses
 * stand is decided once, when the tree is made; writers only print. Knows scalar calculus; knows nothing of nests, layers or Java.
 */
package dev.gradpoet.processor.formula;
