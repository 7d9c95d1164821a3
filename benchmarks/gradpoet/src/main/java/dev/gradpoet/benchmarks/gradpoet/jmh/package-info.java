/** JMH benchmarks of generated classes, without a trainer and without peers. */
package dev.gradpoet.benchmarks.gradpoet.jmh;
