/**
 * How good predictions are, and what a network consists of: metrics, and tables that print well. It knows networks and datasets of the
 * runtime alone.
 */
package dev.gradpoet.lab.report;
