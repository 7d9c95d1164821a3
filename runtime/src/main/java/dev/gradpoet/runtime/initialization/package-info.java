/** How weights are drawn before training. Called by generated code; it knows the generator, and nothing of networks. */
package dev.gradpoet.runtime.initialization;
