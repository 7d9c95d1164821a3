/** Why deep networks of sigmoids learn slowly: the error fades on its way back to the first layers. */
package dev.gradpoet.samples.vanishing;
