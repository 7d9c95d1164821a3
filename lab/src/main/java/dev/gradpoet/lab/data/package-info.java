/**
 * Data files, and what turns their rows into samples: columns, scalers, splits. It knows datasets and the runtime, and nothing of
 * training or reports.
 */
package dev.gradpoet.lab.data;
