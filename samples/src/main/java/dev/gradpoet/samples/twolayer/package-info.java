/** Two layers of sigmoids and the squared error: backpropagation in its oldest form, one sample at a time. */
package dev.gradpoet.samples.twolayer;
