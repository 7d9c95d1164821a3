/** What the packages of this module share among themselves: not exported. It knows none of them. */
package dev.gradpoet.runs.internal;
