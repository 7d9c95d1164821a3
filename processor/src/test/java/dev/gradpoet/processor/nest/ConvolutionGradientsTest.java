package dev.gradpoet.processor.nest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.Gradients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of convolutions, of the second of two, so that they flow to values too, against differences. */
class ConvolutionGradientsTest {
  private static final int SAMPLES = 2;

  /** How a kernel slides along each dimension; groups of two channels become groups of one filter. */
  private record Window(int kernel, int stride, int dilation, int pad, int groups) {
    int results(int extent) {
      return (extent + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 1, 1, 0, 1",
    "1, 3, 2, 1, 1, 1",
    "1, 3, 2, 2, 2, 2",
    "1, 2, 3, 1, 0, 1",
    "2, 3, 1, 1, 1, 1",
    "2, 3, 2, 2, 2, 1",
    "2, 2, 2, 1, 0, 2"
  })
  void convolution(int dimensions, int kernel, int stride, int dilation, int pad, int groups) {
    Window window = new Window(kernel, stride, dilation, pad, groups);
    List<Index> image = new ArrayList<>(List.of(Index.BATCH));
    for (int d = 0; d < dimensions; d++) {
      image.add(new Index("", "xy".substring(d, d + 1), 7));
    }
    image.add(new Index("", "c", 2 * groups));
    Tensor x = Tensor.of("", "x", Role.INPUT, image);
    List<Part> parts = new ArrayList<>();
    Tensor first = convolution("first", x, new Window(1, 1, 1, 0, groups), 2, parts);
    Tensor second = convolution("second", first, window, 1, parts);
    assertThat(Gradients.of(parts, second, SAMPLES, kernel + stride).wrong()).isEmpty();
  }

  /** z[b, y, g, f] = Σ x[b, s y + d k − p, 2 g + c] w[k, g, c, f]; groups and filters of a group stand side by side. */
  private static Tensor convolution(
      String layer, Tensor x, Window window, int filters, List<Part> parts) {
    Index group = new Index(layer, "group", window.groups());
    Index channel = new Index(layer, "channel", 2);
    Index filter = new Index(layer, "filter", filters);
    List<Index> image = new ArrayList<>(List.of(Index.BATCH));
    List<Index> field = new ArrayList<>();
    List<Place> places = new ArrayList<>(List.of(Affine.of(Index.BATCH)));
    for (int d = 1; d < x.indices().size() - 1; d++) {
      Index at = new Index(layer, "y" + d, window.results(x.indices().get(d).extent()));
      Index k = new Index(layer, "k" + d, window.kernel());
      image.add(at);
      field.add(k);
      places.add(Affine.at(-window.pad()).plus(window.stride(), at).plus(window.dilation(), k));
    }
    places.add(Affine.at(0).plus(2, group).plus(1, channel));
    field.addAll(List.of(group, channel, filter));
    List<Place> to = Place.of(image);
    to.add(Affine.at(0).plus(filters, group).plus(1, filter));
    image.add(new Index(layer, "filters", window.groups() * filters));
    Tensor z = Tensor.of(layer, "z", Role.VALUE, image);
    Access in = new Access(x, places);
    Access w = Access.of(Tensor.of(layer, "W", Role.PARAMETER, field));
    Nest product = Nest.product(z, false, in, w);
    parts.add(new Nest(
        new Access(z, to),
        product.combine(),
        false,
        product.body(),
        product.reads(),
        loops(to, field)));
    return z;
  }

  private static List<Index> loops(List<Place> to, List<Index> field) {
    List<Index> loops = new ArrayList<>();
    to.forEach(place -> loops.addAll(place.indices()));
    field.stream().filter(index -> !loops.contains(index)).forEach(loops::add);
    return loops;
  }

  /** z[y] = x[2 y − 1] + 10 x[2 y]. */
  @Test
  void whatIsOutsideReadsZero() {
    Tensor x = Tensor.of("", "x", Role.INPUT, Index.BATCH, new Index("", "x", 4));
    Index at = new Index("c", "y", 3);
    Index k = new Index("c", "k", 2);
    Tensor w = Tensor.of("c", "W", Role.PARAMETER, k);
    Tensor z = Tensor.of("c", "z", Role.VALUE, Index.BATCH, at);
    Access in =
        new Access(x, List.of(Affine.of(Index.BATCH), Affine.at(-1).plus(2, at).plus(1, k)));
    Interpreter interpreter = new Interpreter(1);
    interpreter.set(x, 1, 2, 3, 4);
    interpreter.set(w, 1, 10);
    interpreter.run(List.of(Nest.product(z, false, in, Access.of(w))));
    assertThat(interpreter.get(z)).containsExactly(10, 32, 4);
  }
}
