/**
 * Tests of the pages that the processor writes, in Chromium: what a reader sees, and does with keys and a mouse. They know the pages by
 * their elements, and nothing of the processor's code.
 */
package dev.gradpoet.browser;
