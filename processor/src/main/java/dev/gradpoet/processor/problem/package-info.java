/**
 * What can be wrong with a declaration, in the user's words, and where: each message once. Knows names and the language of the
 * annotations; finds nothing itself.
 */
package dev.gradpoet.processor.problem;
