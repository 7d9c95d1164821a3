package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Capability;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How the values of each layer are distributed over its units and the samples of a dataset: activations, or of layers whose units have
 * weights of their own over all inputs, as dense ones, δ = ∂L/∂z, the gradient of the loss by the weighted inputs. A panel for each layer, with mean, standard deviation and the share of zeros, which have no bar: rectified
 * layers have so many that others would not be seen beside them.
 *
 * <pre>{@code
 * LayerHistograms.activations(network, data).write(Path.of("activations.png"));
 * LayerHistograms.deltas(network, data).write(Path.of("deltas.png"));
 * }</pre>
 *
 * <p>Each sample is passed through the network twice, one after the other, in the calling thread.
 */
public final class LayerHistograms {
  private static final int MOST_COLUMNS = 3;
  private static final int WIDTH = 270;
  private static final int HEIGHT = 150;
  private static final int HEAD = 50;
  private static final int PANEL_WIDTH = Axes.LEFT + WIDTH;
  private static final int PANEL_HEIGHT = HEAD + HEIGHT + Axes.BELOW;
  private static final int MARGIN = 22;

  /** The same factors of dropout in both passes. */
  private static final long DROPOUT_SEED = 0;

  private final Map<LayerInfo, Tally> layers = new LinkedHashMap<>();
  private final String quantity;
  private final boolean logarithmic;

  /** What gives the values of each layer for one sample. */
  private interface Source {
    void run(int sample, ActivationObserver observer);
  }

  /** @param shown which layers have a panel */
  private LayerHistograms(
      NeuralNetwork network, String quantity, boolean logarithmic, Predicate<LayerInfo> shown) {
    this.quantity = quantity;
    this.logarithmic = logarithmic;
    for (LayerInfo layer : network.architecture().layers()) {
      if (shown.test(layer)) {
        layers.put(layer, new Tally());
      }
    }
  }

  /**
   * The activations of each layer that has some, of a dense one a = g(z), dropout off.
   *
   * @throws IllegalArgumentException if {@code data} does not fit the network, or an activation is not finite, saying where
   */
  public static Plot activations(NeuralNetwork network, Dataset data) {
    check(network, data);
    LayerHistograms plot = new LayerHistograms(network, "activation", false, layer -> true);
    plot.tally(
        data.size(),
        () -> {},
        (sample, observer) -> network.activations(data.x(), sample, observer));
    plot.layers.values().removeIf(Tally::isEmpty);
    return plot.plot("Activations", data, isRandom(network) ? "dropout off" : "");
  }

  /**
   * δ = ∂L/∂z of each layer whose units have weights of their own over all inputs, as dense ones, of the loss of single samples, dropout on as in training. It is read from the gradient by the biases,
   * which for one sample is δ (penalties concern weights alone); layers without biases have an empty panel that says so. Most δ of a trained
   * network are near 0, so shares are on a logarithmic scale.
   *
   * @throws IllegalArgumentException if {@code data} does not fit the network, no layer has biases, or a δ is not finite, saying where
   * @throws UnsupportedOperationException if {@code data} has classes and the network does not classify
   */
  public static Plot deltas(NeuralNetwork network, Dataset data) {
    check(network, data);
    if (network.architecture().layers().stream()
        .allMatch(layer -> Deltas.biases(layer).isEmpty())) {
      throw new IllegalArgumentException("network '" + network.architecture().name()
          + "' has no biases, expected some: delta is read from their gradient");
    }
    LayerHistograms plot = new LayerHistograms(network, "δ = ∂L/∂z", true, Deltas::isConnected);
    Deltas deltas = new Deltas(network, data);
    plot.tally(data.size(), () -> deltas.dropoutSeed(DROPOUT_SEED), deltas::layers);
    return plot.plot("Deltas δ = ∂L/∂z", data, isRandom(network) ? "dropout on" : "");
  }

  private static boolean isRandom(NeuralNetwork network) {
    return network.capabilities().contains(Capability.RANDOM);
  }

  /** Says if the data does not fit. */
  private static void check(NeuralNetwork network, Dataset data) {
    Evaluation.of(network, data.subset(0));
  }

  private void tally(int samples, Runnable start, Source source) {
    Map<String, Tally> byName = new LinkedHashMap<>();
    layers.forEach((layer, tally) -> byName.put(layer.name(), tally));
    for (int pass = 0; pass < 2; pass++) {
      start.run();
      boolean measuring = pass == 0;
      for (int s = 0; s < samples; s++) {
        int sample = s;
        source.run(s, (layer, values) -> {
          Tally tally = byName.get(layer);
          if (tally != null && measuring) {
            finite(layer, values, sample);
            tally.measure(values);
          } else if (tally != null) {
            tally.count(values);
          }
        });
      }
      layers.values().forEach(Tally::endOfPass);
    }
  }

  private void finite(String layer, float[] values, int sample) {
    for (int u = 0; u < values.length; u++) {
      if (!Float.isFinite(values[u])) {
        throw new IllegalArgumentException(
            (logarithmic ? "delta" : quantity) + " is " + values[u] + " in unit " + u
                + " of layer '" + layer + "' for sample " + sample + ", expected a finite number");
      }
    }
  }

  private Plot plot(String title, Dataset data, String remark) {
    int columns = Math.min(MOST_COLUMNS, layers.size());
    int rows = (layers.size() + columns - 1) / columns;
    String note =
        String.format(Locale.ROOT, "%,d sample%s", data.size(), data.size() == 1 ? "" : "s");
    return new Plot(
        title,
        remark.isEmpty() ? note : note + ", " + remark,
        columns * PANEL_WIDTH + MARGIN,
        rows * PANEL_HEIGHT + MARGIN / 2,
        canvas -> draw(canvas, columns));
  }

  private void draw(Canvas canvas, int columns) {
    List<Map.Entry<LayerInfo, Tally>> panels = new ArrayList<>(layers.entrySet());
    for (int i = 0; i < panels.size(); i++) {
      panel(
          canvas,
          panels.get(i).getKey(),
          panels.get(i).getValue(),
          i % columns * PANEL_WIDTH + Axes.LEFT,
          i / columns * PANEL_HEIGHT + HEAD);
    }
  }

  private void panel(Canvas canvas, LayerInfo layer, Tally tally, int x, int y) {
    String kind = ", " + layer.activation().replace('_', ' ') + ", " + layer.outputSize()
        + (layer.outputSize() == 1 ? " unit" : " units");
    String name = Style.fit(layer.name(), Style.BOLD, WIDTH - Style.width(kind, Style.SMALL));
    Style.text(canvas, name, Style.BOLD, Style.INK, x, y - 30, Style.LEFT);
    double after = x + Style.width(name, Style.BOLD);
    Style.text(canvas, kind, Style.SMALL, Style.INK, after, y - 30, Style.LEFT);
    if (tally.isEmpty()) {
      String[] lines = {"not known: this layer has no biases,", "whose gradient would be δ"};
      for (int i = 0; i < lines.length; i++) {
        double at = y + HEIGHT / 2.0 + 18 * i;
        Style.text(canvas, lines[i], Style.SMALL, Style.GREY, x, at, Style.LEFT);
      }
      return;
    }
    Style.text(canvas, tally.summary(), Style.SMALL, Style.GREY, x, y - 12, Style.LEFT);
    Axes axes = new Axes(tally.values(x, x + WIDTH), tally.shares(logarithmic, y + HEIGHT, y));
    axes.grid(canvas);
    tally.draw(canvas, axes);
    axes.border(canvas);
    axes.below(canvas, quantity);
    axes.beside(canvas, "% of values");
  }
}
