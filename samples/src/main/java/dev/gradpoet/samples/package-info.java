/** What several samples share: their arguments and the folder of their pictures. It knows plots, and none of the samples. */
package dev.gradpoet.samples;
