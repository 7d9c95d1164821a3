/**
 * Plain code as a tree of statements, which know the values of tensors that they write and read, and its printer. Knows {@code code};
 * knows nothing of how nests become statements.
 */
package dev.gradpoet.processor.emit.statement;
