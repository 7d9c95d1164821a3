/**
 * The page beside the code: a {@link dev.gradpoet.processor.desk.Lesson} says how a network's backward pass is derived, which value each
 * name of its generated class holds, and what comes out for one example; {@link dev.gradpoet.processor.desk.Page} makes a document of
 * it, with the scripts that run the generated code. Nothing here is loaded unless it is asked for; {@code emit} does not know it.
 */
@NullMarked
package dev.gradpoet.processor.desk;

import org.jspecify.annotations.NullMarked;
