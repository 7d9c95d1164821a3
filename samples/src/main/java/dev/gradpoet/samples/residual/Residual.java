package dev.gradpoet.samples.residual;

import dev.gradpoet.Activate;
import dev.gradpoet.Activation;
import dev.gradpoet.Add;
import dev.gradpoet.Conv;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Padding;
import dev.gradpoet.runtime.Layer;

/**
 * Reads a handwritten digit from 8 × 8 grey levels: a residual block, and another one on an image of half the size. A block adds what its
 * convolutions find to what it was given, so that the error has a way back beside them.
 */
@Network(
    inputs = {8, 8, 1},
    loss = Loss.CROSS_ENTROPY)
public interface Residual {

  @Conv(filters = 8, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Layer edges();

  @Conv(filters = 8, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Layer corners();

  @Conv(filters = 8, kernel = 3, padding = Padding.SAME)
  Layer strokes();

  @Add
  Layer firstSum(Layer edges, Layer strokes);

  @Activate(Activation.RELU)
  Layer firstBlock();

  @Conv(filters = 16, kernel = 3, stride = 2, padding = Padding.SAME, activation = Activation.RELU)
  Layer halved();

  @Conv(filters = 16, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Layer arcs();

  @Conv(filters = 16, kernel = 3, padding = Padding.SAME)
  Layer parts();

  @Add
  Layer secondSum(Layer halved, Layer parts);

  @Activate(Activation.RELU)
  Layer secondBlock();

  @Dropout(rate = 0.5)
  Layer thinned();

  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer digit();
}
