/** What a person at a desk wants around a network. Each package below stands alone on the runtime; none is needed to train or to predict. */
package dev.gradpoet.lab;
