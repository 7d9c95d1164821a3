/**
 * From an annotated type to the model: names, options and layers, with the place of each in the source, and what is wrong with the
 * form of the declaration. Knows {@code javax.lang.model}; knows nothing of what is derived or written from the model.
 *
 * <p>Annotations are read as mirrors, never as instances: a mirror has positions, and its classes need not be loadable. Compilers do
 * not show local types to annotation processors, so an annotated local type is ignored, and nothing can report it.
 */
package dev.gradpoet.processor.read;
