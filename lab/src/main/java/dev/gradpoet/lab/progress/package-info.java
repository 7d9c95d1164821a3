/** How far training is, as it is shown to a person who waits. It knows the training of the runtime alone. */
package dev.gradpoet.lab.progress;
