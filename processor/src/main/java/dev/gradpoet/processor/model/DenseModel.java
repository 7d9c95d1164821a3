package dev.gradpoet.processor.model;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;

/**
 * A declared fully connected layer.
 *
 * @param initialization how the weights are drawn, never {@link Initialization#DEFAULT}: the reader resolves it
 * @param initializationScale limit, standard deviation or value, where the initialisation has one
 * @param slope of leaky ReLU
 * @param alpha of ELU
 */
public record DenseModel(
    String name,
    String visibility,
    int units,
    Activation activation,
    boolean bias,
    Initialization initialization,
    double initializationScale,
    double slope,
    double alpha,
    double l1,
    double l2)
    implements LayerModel {}
