/** What the packages of the runtime, and the module {@code runs}, share among themselves: free to change. It knows none of them. */
package dev.gradpoet.runtime.internal;
