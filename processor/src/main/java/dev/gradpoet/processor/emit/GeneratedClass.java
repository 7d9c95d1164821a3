package dev.gradpoet.processor.emit;

/**
 * A class to write.
 *
 * @param simpleName its name within the package of the network
 * @param text the text of its Java file
 */
public record GeneratedClass(String simpleName, String text) {}
