/**
 * The annotation processor: it leads each annotated type through reading, checking and compiling, and hands what comes out to the
 * compiler that runs it. What each stage does is in the packages below.
 */
package dev.gradpoet.processor;
