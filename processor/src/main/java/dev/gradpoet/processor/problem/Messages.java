package dev.gradpoet.processor.problem;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.scalar.Similar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every message of the processor: what is wrong, with the user's names and numbers, then what to write instead.
 *
 * <p>Names of types come as the user wrote them, as {@code Outer.Inner}, of methods with their parameter types, as
 * {@code inputs()}.
 */
public final class Messages {

  /** The type that the method of each layer returns. */
  public static final String LAYER_TYPE = "dev.gradpoet.runtime.Layer";

  /** A list of alternatives that is longer than this helps nobody. */
  private static final int MAX_NAMED = 3;

  private Messages() {}

  // The compiler's options.

  public static String unknownExplanation(String option, String value, List<String> known) {
    return "-A" + option + "=" + value + " explains nothing: write " + String.join(" or ", known)
        + ".";
  }

  // The annotated type.

  public static String wrongKind(String kind, String type) {
    return kind + " '" + type
        + "' cannot be a network: declare it as an interface or an abstract class.";
  }

  public static String finalClass(String type) {
    return "class '" + type
        + "' is final, but the generated class must extend it: make it abstract instead.";
  }

  public static String concreteClass(String type) {
    return "class '" + type + "' is not abstract, but its layers are: make it abstract.";
  }

  public static String privateType(String type) {
    return network(type) + " is private, but the generated class must see it: remove 'private'.";
  }

  public static String inPrivateType(String type, String enclosing) {
    return network(type) + " is nested in private type '" + enclosing
        + "', but the generated class must see it: remove that 'private', or move the network out.";
  }

  public static String innerClass(String type, String enclosing) {
    return network(type) + " needs an instance of '" + enclosing + "': make it static.";
  }

  public static String typeParameters(String type, String parameters) {
    return network(type) + " has type parameters <" + parameters
        + ">, but a network has one shape: remove them.";
  }

  public static String sealedType(String type) {
    return network(type)
        + " is sealed, but the generated class must be a subtype: remove 'sealed'.";
  }

  public static String noConstructor(String type) {
    return network(type)
        + " has no constructor that the generated class can call: add one without parameters that is not private.";
  }

  public static String throwingConstructor(String type, String exception) {
    return "the constructor of " + network(type) + " throws " + exception
        + ", which the generated class does not handle: handle it inside the constructor.";
  }

  public static String noLayers(String type) {
    return network(type)
        + " has no layer: declare each as an abstract method with a layer annotation, for example @Dense, that returns "
        + LAYER_TYPE + ".";
  }

  // Its methods.

  public static String wrongEdgeType(String layer, String parameter, String type) {
    return layer(layer) + " has a parameter '" + parameter + "' of type " + type
        + ": a parameter names a layer above whose values it takes, and its type is " + LAYER_TYPE
        + ".";
  }

  /** For a parameter that no layer above has the name of: {@code above} are those that it may take. */
  public static String noSuchLayer(String layer, String parameter, List<String> above) {
    Optional<String> nearest = Similar.to(parameter, above);
    String advice = nearest.isPresent()
        ? "did you mean '" + nearest.get() + "'?"
        : above.isEmpty()
            ? "it is the first one, and without parameters takes the network's input."
            : "there are '" + String.join("', '", above) + "'.";
    return layer(layer) + " takes '" + parameter + "', but no layer above it has that name: "
        + advice;
  }

  public static String sameLayerName(String layer) {
    return "there are two layers '" + layer + "': rename one of them.";
  }

  public static String wrongReturnType(String layer, String returned) {
    return layer(layer) + " returns " + returned + ": let it return " + LAYER_TYPE + ".";
  }

  public static String otherLayerType(String layer, String returned) {
    return layer(layer) + " returns " + returned + ": did you mean " + LAYER_TYPE
        + "? Import that one.";
  }

  public static String twoKinds(String layer, String first, String second) {
    return layer(layer) + " has both @" + first + " and @" + second
        + ": declare one method for each layer.";
  }

  public static String layerWithBody(String layer, String annotation, boolean inInterface) {
    return layer(layer) + " is not abstract: remove "
        + (inInterface ? "its modifiers and its body" : "its body and make it abstract")
        + ", or remove @" + annotation + ".";
  }

  public static String outsideNetwork(String annotation, String type, String method) {
    return "@" + annotation + " on '" + method + "' does nothing, because '" + type
        + "' is no network: annotate '" + type + "' with @Network, or remove @" + annotation + ".";
  }

  public static String notALayer(String method, boolean inInterface) {
    return "method '" + method
        + "' is abstract but no layer: annotate it as a layer, for example with @Dense, or "
        + (inInterface ? "make it default" : "give it a body") + ".";
  }

  public static String inheritedMethod(String type, String declaring, String method) {
    return network(type) + " inherits the abstract method '" + method + "' of '" + declaring
        + "': implement it in '" + type + "'.";
  }

  public static String inheritedLayer(String type, String declaring, String layer) {
    return network(type) + " inherits " + layer(layer) + " of '" + declaring
        + "', but layers are not inherited: declare it in '" + type + "', too.";
  }

  // Names.

  public static String sameGeneratedName(String type, String other, String generated) {
    return "networks '" + type + "' and '" + other + "' would both be generated as " + generated
        + ": rename one of them.";
  }

  public static String nameTaken(String type, String generated) {
    return network(type) + " would be generated as " + generated
        + ", but you have a type of that name: rename one of them.";
  }

  /** A class of that name that is a subtype of the network, as what is generated is. */
  public static String oldOutput(String type, String generated) {
    return network(type) + " would be generated as " + generated
        + ", but your sources have a class of that name that is a subtype of it."
        + " If it was generated from it, delete that file, or take its directory out of the sources; else rename one of them.";
  }

  public static String reservedLayerName(String layer, String owner) {
    return layer(layer) + " has the same signature as the method " + layer + "() of " + owner
        + ": choose another name.";
  }

  public static String finalMember(String method) {
    return "method '" + method
        + "' is final, but the generated class has to override it: rename it.";
  }

  public static String staticMember(String method) {
    return "method '" + method + "' is static, but " + method
        + " of the generated class is not: rename it.";
  }

  public static String instanceMember(String method) {
    return "method '" + method + "' is not static, but " + method
        + " of the generated class is: rename it.";
  }

  public static String memberReturns(String method, String returned, String generated) {
    return "method '" + method + "' returns " + returned + ", but " + method
        + " of the generated class returns " + generated + ": rename it.";
  }

  public static String accessorMember(String method, String layer) {
    return "method '" + method
        + "' has the same signature as the method of the generated class that returns "
        + layer(layer) + ": rename it.";
  }

  // Values.

  public static String lessThanOne(String subject, String option, int value) {
    return lessThan(subject, option, value, 1);
  }

  public static String lessThan(String subject, String option, int value, int least) {
    return subject + " has " + option + " = " + value + ": it must be at least " + least + ".";
  }

  static String outOfRange(String subject, String option, double value, Range range) {
    return subject + " has " + option + " = " + number(value) + ": it must be " + range.words()
        + ".";
  }

  static String outOfRangeAsFloat(String subject, String option, double value, Range range) {
    return subject + " has " + option + " = " + number(value) + ", as a float "
        + number((float) value) + ": it must be " + range.words() + ".";
  }

  public static String unusedSlope(String layer, Activation activation) {
    return layer(layer) + " has a slope, but " + words(activation)
        + " uses none: remove it, or use Activation.LEAKY_RELU.";
  }

  public static String unusedAlpha(String layer, Activation activation) {
    return layer(layer) + " has an alpha, but " + words(activation)
        + " uses none: remove it, or use Activation.ELU.";
  }

  public static String unusedInitializationScale(String layer, Initialization initialization) {
    return layer(layer) + " has an initializationScale, but " + initialization
        + " uses none: remove it, or use Initialization.UNIFORM, Initialization.NORMAL or Initialization.CONSTANT.";
  }

  public static String unusedHuberDelta(String subject, Loss loss) {
    return subject + " has a huberDelta, but " + loss + " uses none: remove it, or use Loss.HUBER.";
  }

  // Shapes.

  public static String wrongInputs(String subject, int rank) {
    return subject + " has inputs of " + rank
        + " dimensions: write {length, channels} or {height, width, channels}, or one number.";
  }

  public static String tooManyInputs(DeclaredType type, long inputs, int limit) {
    return network(type) + " has " + inputs + " inputs: one array holds at most " + limit
        + "; use fewer of them.";
  }

  public static String nothingTrained(DeclaredType type) {
    return network(type) + " has no parameters, nothing to train: add a @Dense layer.";
  }

  public static String wrongNumberOfInputs(
      String layer, String kind, int inputs, int fewest, int most) {
    String expected = fewest == most
        ? "takes " + (fewest == 1 ? "one" : Integer.toString(fewest))
        : "takes at least " + fewest;
    return layer(layer) + " takes " + (inputs == 1 ? "one layer" : inputs + " layers") + ", but @"
        + kind + " " + expected + ": name them as parameters, as in " + layer
        + "(Layer first" + (most > 1 ? ", Layer second" : "") + ").";
  }

  public static String leadsNowhere(String layer) {
    return layer(layer) + " leads nowhere: no layer takes its values, and it is not the last one;"
        + " name it as a parameter of a layer below, or remove it.";
  }

  public static String dropoutLast(String layer) {
    return layer(layer)
        + " is a dropout and the last layer: add a @Dense layer after it, or remove it.";
  }

  public static String dropoutTwice(String layer, String before) {
    return layer(layer) + " is a dropout right after dropout '" + before + "': keep one of them.";
  }

  public static String hiddenSoftmax(String layer) {
    return layer(layer) + " has softmax, but is not the last layer: use another activation.";
  }

  public static String tooManyLayers(DeclaredType type, int layers, int limit) {
    return network(type) + " has " + layers + " layers: at most " + limit + " are possible.";
  }

  public static String tooManyParameters(
      DeclaredType type, String layer, long parameters, int limit) {
    return "with " + layer(layer) + ", " + network(type) + " has " + parameters
        + " parameters: one array holds at most " + limit + "; use fewer units or inputs.";
  }

  public static String tooManyValues(DeclaredType type, String layer, long values, int limit) {
    return "with " + layer(layer) + ", " + network(type) + " computes " + values
        + " values for each sample: one array holds at most " + limit
        + "; use fewer units or inputs.";
  }

  public static String differentShapes(
      String layer, String first, String firstShape, String second, String secondShape) {
    return layer(layer) + " adds '" + first + "' of " + firstShape + " values and '" + second
        + "' of " + secondShape + ": let both have one shape.";
  }

  public static String noImage(String layer, String shape) {
    return layer(layer) + " slides over a sequence or an image, but its input has the shape "
        + shape + ": write inputs = {length, channels} or {height, width, channels},"
        + " and no dense layer before it.";
  }

  /**
   * Of an option that takes a number for each dimension.
   *
   * @param expected how many numbers there must be, where they are not one for all
   */
  public static String wrongCount(
      String layer, String option, int given, int expected, String shape) {
    boolean isPad = option.equals("pad");
    return layer(layer) + " has " + given + " numbers as " + option
        + ", over an input of the shape "
        + shape + ": write " + (isPad ? "" : "one for all, or ") + expected
        + (isPad ? ", before and after each dimension." : ", one for each dimension.");
  }

  public static String unevenGroups(String layer, int groups, int channels, int filters) {
    return layer(layer) + " has groups = " + groups + " for " + channels + " input channels and "
        + filters + " filters: it must divide both.";
  }

  public static String kernelTooLarge(String layer, long span, String shape) {
    return layer(layer) + " has a kernel over " + span
        + " values, more than its input of the shape " + shape
        + " has with its padding: use a smaller kernel, or Padding.SAME.";
  }

  public static String paddingTooWide(String layer, long padded, int limit) {
    return layer(layer) + " slides over " + padded
        + " values in one dimension, with its padding: at most " + limit
        + " are possible; use less padding, or a smaller kernel.";
  }

  public static String paddingTwice(String layer) {
    return layer(layer) + " has padding and pad: remove one of them.";
  }

  // Losses.

  public static String softmaxOverOneUnit(String layer) {
    return layer(layer)
        + " has softmax over one unit, which is always 1: use Activation.SIGMOID with Loss.BINARY_CROSS_ENTROPY.";
  }

  public static String unfitLoss(String layer, Activation activation, Loss loss) {
    String losses = alternatives("Loss.", Losses.fittingLosses(activation), "", "another loss");
    String activations =
        alternatives("Activation.", Losses.fitting(loss), "", "another activation");
    String advice = activation == Activation.SOFTMAX
        ? losses + ", or " + activations
        : activations + ", or " + losses;
    return layer(layer) + " has " + words(activation) + " with " + loss + ": use " + advice + ".";
  }

  /** Of a layer that hands on what it computes as it is, and has no option to change that. */
  public static String unfitLossWithoutActivation(String layer, Loss loss) {
    Activation none = Activation.IDENTITY;
    return layer(layer) + " has " + words(none) + " with " + loss + ": add "
        + alternatives("@Activate(Activation.", Losses.fitting(loss), ")", "an @Activate layer")
        + " after it, or use "
        + alternatives("Loss.", Losses.fittingLosses(none), "", "another loss") + ".";
  }

  // The processor itself.

  public static String oldSourceVersion(String type, String version, String required) {
    return network(type) + " is compiled for Java " + version + ", but Gradpoet needs Java "
        + required + ": compile with --release " + required + " (Maven: maven.compiler.release, "
        + "Gradle: options.release).";
  }

  public static String notWritten(String type, String generated, String reason) {
    return network(type) + " could not be written to " + generated + ": " + reason;
  }

  /** In ASCII: what the terminal has is not known either. */
  public static String spelledOut(String charset) {
    return "the compiler's charset is " + charset
        + ", which lacks signs of formulas or letters of names: generated sources have 'delta = a - t' and Unicode escapes instead."
        + " Compile with -encoding UTF-8 for the signs themselves.";
  }

  /** In ASCII, as notes are. */
  public static String pageWritten(DeclaredType type, String page) {
    return "the page of " + String.join(".", type.simpleNames()) + ": " + page;
  }

  public static String unknownPlaceOfPage(String option, String value, List<String> places) {
    return "-A" + option + "=" + value + " is no place for pages: write "
        + String.join(" or ", places) + ", or nothing for " + places.get(0) + ".";
  }

  public static String internalError(String element, String stackTrace) {
    return "Gradpoet failed on '" + element
        + "'. This is a bug of Gradpoet, not of your code: please report it with this text.\n"
        + stackTrace;
  }

  // Words.

  public static String network(DeclaredType type) {
    return network(String.join(".", type.simpleNames()));
  }

  private static String network(String type) {
    return "network '" + type + "'";
  }

  public static String layer(String name) {
    return "layer '" + name + "'";
  }

  private static String words(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** "A, B or C", each with what is before and after it, or {@code otherwise} where there are too many to name. */
  private static String alternatives(
      String before, List<? extends Enum<?>> values, String after, String otherwise) {
    if (values.size() > MAX_NAMED) {
      return otherwise;
    }
    List<String> names =
        values.stream().map(value -> before + value.name() + after).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** A number as a user would write it: 1 and not 1.0. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
