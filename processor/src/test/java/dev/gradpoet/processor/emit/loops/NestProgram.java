package dev.gradpoet.processor.emit.loops;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Lookup;
import dev.gradpoet.processor.nest.Loop;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.ParameterRole;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Start;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Any parts as what one layer of a network computes, so that they have names in a generated class. What is given to them beside the input
 * and the parameters is as if another layer had computed it.
 */
final class NestProgram {
  private static final String LAYER = "net";
  private static final String GIVEN = "given";

  final Program program;

  /** The parts, forward and backward. */
  final Step forward;

  final Step backward;

  private NestProgram(Program program) {
    this.program = program;
    this.forward = program.forward().get(1);
    this.backward = program.backward().get(0);
  }

  static NestProgram of(List<? extends Part> forward, List<? extends Part> backward) {
    Program like =
        Derivation.of(network("Random", 1).dense(LAYER, 1, Activation.IDENTITY).build());
    List<Part> parts = new ArrayList<>();
    forward.forEach(part -> parts.add(renamed(part)));
    Set<Tensor> given = new LinkedHashSet<>();
    Set<Tensor> weights = new LinkedHashSet<>();
    Optional<Tensor> input = Optional.empty();
    for (Nest nest : Part.nests(parts)) {
      for (Tensor tensor : nest.operands()) {
        if (tensor.role() == Role.INPUT) {
          input = Optional.of(tensor);
        } else if (tensor.isParameter()) {
          weights.add(tensor);
        } else if (tensor.layer().equals(GIVEN)) {
          given.add(tensor);
        }
      }
    }
    List<Parameter> parameters = new ArrayList<>();
    int offset = 0;
    for (Tensor tensor : weights) {
      parameters.add(Parameter.of(tensor.name(), tensor, ParameterRole.WEIGHTS, Start.ZEROS)
          .at(offset));
      offset += tensor.size(1);
    }
    List<Part> sets = new ArrayList<>();
    given.forEach(tensor -> sets.add(Nest.set(tensor, Exprs.ZERO, new Access[0])));
    Layer giver = layer(GIVEN, List.of());
    Layer layer = layer(LAYER, parameters);
    List<Part> gradients = new ArrayList<>();
    backward.forEach(part -> gradients.add(renamed(part)));
    List<Step> steps = List.of(new Step(giver, sets), new Step(layer, parts));
    return new NestProgram(new Program(
        like.type(),
        like.lint(),
        false,
        input.orElse(like.input()),
        like.target(),
        Optional.empty(),
        List.of(giver, layer),
        like.lossFunction(),
        steps,
        steps,
        List.of(),
        List.of(new Step(layer, gradients)),
        List.of(),
        List.of()));
  }

  /** It hands on a value of as many units as no other tensor has, which nothing computes. */
  private static Layer layer(String name, List<Parameter> parameters) {
    List<Index> indices = List.of(Index.BATCH, Index.of(name, 31));
    return new Layer(
        name,
        "",
        "dense",
        List.of(),
        true,
        false,
        "",
        Map.of(),
        parameters,
        List.of(),
        List.of(),
        Tensor.of(name, "a", Role.VALUE, indices));
  }

  private static Part renamed(Part part) {
    if (part instanceof Loop loop) {
      List<Part> parts = new ArrayList<>();
      loop.parts().forEach(inner -> parts.add(renamed(inner)));
      return new Loop(renamed(loop.over()), loop.backwards(), parts);
    }
    Nest nest = (Nest) part;
    return new Nest(
        renamed(nest.out()),
        nest.combine(),
        nest.adds(),
        nest.body(),
        nest.reads().stream().map(NestProgram::renamed).toList(),
        nest.loops().stream().map(NestProgram::renamed).toList());
  }

  private static Access renamed(Access access) {
    return new Access(
        renamed(access.tensor()),
        access.places().stream().map(NestProgram::renamed).toList());
  }

  private static Place renamed(Place place) {
    if (place instanceof Lookup lookup) {
      return new Lookup(renamed(lookup.number()));
    }
    Affine affine = (Affine) place;
    return new Affine(
        affine.offset(),
        affine.terms().stream()
            .map(term -> new Affine.Term(term.factor(), renamed(term.index())))
            .toList());
  }

  private static Index renamed(Index index) {
    return index.axis().isEmpty() ? new Index(LAYER, index.owner(), index.extent()) : index;
  }

  /** What {@code tensor} of the parts is in the program. */
  static Tensor renamed(Tensor tensor) {
    List<Index> indices = tensor.indices().stream().map(NestProgram::renamed).toList();
    boolean isInput = tensor.role() == Role.INPUT && tensor.isOfSamples();
    boolean isGiven = tensor.role() == Role.STATISTIC || (tensor.role() == Role.INPUT && !isInput);
    Role role = isInput || tensor.isParameter() ? tensor.role() : Role.VALUE;
    String layer = isInput ? "" : isGiven ? GIVEN : LAYER;
    return new Tensor(layer, tensor.name(), role, tensor.isGradient(), indices);
  }
}
