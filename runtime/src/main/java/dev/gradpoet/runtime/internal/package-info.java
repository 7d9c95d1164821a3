/** What the packages of the runtime share among themselves: not exported, free to change. It knows none of them. */
package dev.gradpoet.runtime.internal;
