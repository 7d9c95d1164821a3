/** What the packages of the runtime share among themselves and with runs and lab: exported to nobody else, free to change. It knows none of them. */
package dev.gradpoet.runtime.internal;
