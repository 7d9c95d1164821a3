package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.Conv;
import dev.gradpoet.Padding;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.Options;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Site;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.ParameterRole;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Start;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A convolution over one dimension or two: z[b,y,x,f] = bias[f] + Σ in[b, s y + d j − p, s x + d k − p, c] · w[j,k,c,f], then a = g(z). Of
 * grouped channels, each group by itself.
 */
final class ConvKind implements Kind {
  private static final String ACTIVATION = "activation";

  @Override
  public Class<? extends Annotation> annotation() {
    return Conv.class;
  }

  @Override
  public boolean isTrained() {
    return true;
  }

  @Override
  public void check(LayerModel layer, OptionRules rules) {
    Options options = layer.options();
    if (options.whole("filters") != Conv.AS_INPUT) {
      rules.atLeastOne("filters");
    }
    rules.atLeastOne("groups");
    for (String option : List.of("kernel", "stride", "dilation")) {
      rules.each(option, 1);
    }
    rules.each("pad", 0);
    if (!options.wholes("pad").isEmpty()) {
      rules.unused("padding", Messages.paddingTwice(layer.name()));
    }
    ActivationOptions.check(layer, ACTIVATION, rules);
    WeightOptions.check(layer, ActivationOptions.of(layer, ACTIVATION), rules);
  }

  @Override
  public Optional<Shape> shape(LayerModel layer, List<Shape> inputs, List<Problem> problems) {
    Shape input = inputs.get(0);
    String name = layer.name();
    if (input.rank() < 2) {
      problems.add(new Problem(Site.layer(name), Messages.noImage(name, input.toString())));
      return Optional.empty();
    }
    int dimensions = input.rank() - 1;
    for (String option : List.of("kernel", "stride", "dilation", "pad")) {
      int given = layer.options().wholes(option).size();
      int each = option.equals("pad") ? 2 * dimensions : dimensions;
      boolean isDefault = option.equals("pad") ? given == 0 : given == 1;
      if (!isDefault && given != each) {
        problems.add(new Problem(
            Site.layer(name, option),
            Messages.wrongCount(name, option, given, each, input.toString())));
        return Optional.empty();
      }
    }
    int groups = layer.options().whole("groups");
    if (input.last() % groups != 0 || filters(layer, input) % groups != 0) {
      problems.add(new Problem(
          Site.layer(name, "groups"),
          Messages.unevenGroups(name, groups, input.last(), filters(layer, input))));
      return Optional.empty();
    }
    for (Window window : windows(layer, input)) {
      // Places in it are ints, and its results may be as many.
      if (window.padded() > Shape.MAX_ARRAY) {
        String option = layer.options().wholes("pad").isEmpty() ? "padding" : "pad";
        problems.add(new Problem(
            Site.layer(name, option),
            Messages.paddingTooWide(name, window.padded(), Shape.MAX_ARRAY)));
        return Optional.empty();
      }
      if (window.results() < 1) {
        problems.add(new Problem(
            Site.layer(name, "kernel"),
            Messages.kernelTooLarge(name, window.span(), input.toString())));
        return Optional.empty();
      }
    }
    return Optional.of(output(layer, input));
  }

  private static Shape output(LayerModel layer, Shape input) {
    List<Integer> extents = new ArrayList<>();
    for (Window window : windows(layer, input)) {
      extents.add((int) window.results());
    }
    extents.add(filters(layer, input));
    return new Shape(extents);
  }

  private static int filters(LayerModel layer, Shape input) {
    int filters = layer.options().whole("filters");
    return filters == Conv.AS_INPUT ? input.last() : filters;
  }

  /** How the kernel slides along each dimension but that of the channels. */
  private static List<Window> windows(LayerModel layer, Shape input) {
    Options options = layer.options();
    List<Integer> pad = options.wholes("pad");
    int dimensions = input.rank() - 1;
    List<Window> windows = new ArrayList<>();
    for (int d = 0; d < dimensions; d++) {
      int extent = input.extents().get(d);
      int kernel = each(options, "kernel", d);
      int stride = each(options, "stride", d);
      int dilation = each(options, "dilation", d);
      windows.add(
          pad.isEmpty()
              ? Window.of(
                  extent, kernel, stride, dilation, options.choice("padding", Padding.class))
              : new Window(extent, kernel, stride, dilation, pad.get(d), pad.get(d + dimensions)));
    }
    return windows;
  }

  private static int each(Options options, String option, int dimension) {
    List<Integer> values = options.wholes(option);
    return values.get(values.size() == 1 ? 0 : dimension);
  }

  @Override
  public Optional<String> sizeOption() {
    return Optional.of("filters");
  }

  @Override
  public Optional<Activation> activation(LayerModel layer) {
    return Optional.of(ActivationOptions.of(layer, ACTIVATION));
  }

  @Override
  public Map<String, Object> described(LayerModel layer, List<Tensor> inputs) {
    Options options = layer.options();
    Map<String, Object> described = new LinkedHashMap<>();
    List<Window> windows = windows(layer, new Shape(inputs.get(0).extents()));
    described.put("kernel", each(windows, Window::kernel));
    described.put("stride", each(windows, Window::stride));
    described.put("dilation", each(windows, Window::dilation));
    List<Integer> zeros = new ArrayList<>(each(windows, window -> (int) window.before()));
    zeros.addAll(each(windows, window -> (int) window.after()));
    described.put("pad", zeros);
    described.put("groups", options.whole("groups"));
    described.putAll(ActivationOptions.described(layer, ACTIVATION));
    described.putAll(WeightOptions.described(layer));
    return described;
  }

  private static List<Integer> each(List<Window> windows, ToIntFunction<Window> value) {
    return windows.stream().mapToInt(value).boxed().toList();
  }

  @Override
  public Forward forward(LayerModel layer, List<Tensor> inputs) {
    Shape input = new Shape(inputs.get(0).extents());
    String name = layer.name();
    List<Window> windows = windows(layer, input);
    List<Index> own = Index.samples(name, output(layer, input).extents());
    Index filters = own.get(own.size() - 1);
    int groups = layer.options().whole("groups");
    Index group = new Index(name, "group", groups);
    Index channel = new Index(name, "input channels", input.last() / groups);
    Index filter =
        groups == 1 ? filters : new Index(name, "group filters", filters.extent() / groups);

    List<Index> kernel = new ArrayList<>();
    List<Place> read = new ArrayList<>(List.of(Affine.of(Index.BATCH)));
    for (int d = 0; d < windows.size(); d++) {
      Window window = windows.get(d);
      Index place = new Index(name, kernelAxis(windows.size(), d), window.kernel());
      kernel.add(place);
      read.add(window.place(own.get(d + 1), place));
    }
    kernel.add(channel);
    read.add(within(group, channel));
    List<Place> weight = Place.of(kernel);
    weight.add(within(group, filter));
    List<Place> result = Place.of(own.subList(0, own.size() - 1));
    result.add(within(group, filter));

    Parameter weights = weights(layer, kernel, filters);
    Tensor z = Tensor.of(name, Quantity.WEIGHTED_INPUT, Role.VALUE, own);
    List<Parameter> parameters = new ArrayList<>(List.of(weights));
    List<Part> nests = new ArrayList<>();
    if (layer.options().isOn("bias")) {
      Tensor biases = Tensor.of(name, Quantity.BIASES, Role.PARAMETER, filters);
      parameters.add(Parameter.of("biases", biases, ParameterRole.BIASES, Start.ZEROS));
      nests.add(Nest.set(z, biases.variable(), biases));
    } else {
      nests.add(Nest.set(z, Exprs.ZERO, new Access[0]));
    }
    nests.add(products(
        new Access(z, result),
        new Access(inputs.get(0), read),
        new Access(weights.tensor(), weight)));
    Tensor value = z.sibling(Quantity.ACTIVATION);
    nests.addAll(ActivationOptions.forward(layer, ACTIVATION, Access.of(z), value));
    return Forward.of(parameters, nests, value);
  }

  /** The weights, kernel × input channels × filters; what each result is computed from is the kernel with its channels. */
  private static Parameter weights(LayerModel layer, List<Index> kernel, Index filters) {
    List<Index> shape = new ArrayList<>(kernel);
    shape.add(filters);
    int fanIn = 1;
    for (Index index : kernel) {
      fanIn *= index.extent();
    }
    int channels = kernel.get(kernel.size() - 1).extent();
    return WeightOptions.weights(
        layer,
        ActivationOptions.of(layer, ACTIVATION),
        Tensor.of(layer.name(), Quantity.WEIGHTS, Role.PARAMETER, shape),
        fanIn,
        fanIn / channels * filters.extent());
  }

  private static Nest products(Access out, Access in, Access weight) {
    return Nest.of(
        out,
        Combine.SUM,
        true,
        new Expr.Mul(in.variable(), weight.variable()),
        List.of(in, weight));
  }

  private static String kernelAxis(int dimensions, int d) {
    return dimensions == 1 ? "kernel" : d == 0 ? "kernel height" : "kernel width";
  }

  /** The channel {@code index} of a group; of the only one, the channel itself. */
  private static Affine within(Index group, Index index) {
    return group.extent() == 1
        ? Affine.of(index)
        : new Affine(0, List.of(new Affine.Term(index.extent(), group), new Affine.Term(1, index)));
  }
}
