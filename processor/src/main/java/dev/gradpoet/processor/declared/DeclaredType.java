package dev.gradpoet.processor.declared;

import java.util.List;
import java.util.Set;

/**
 * The annotated type, by its names.
 *
 * @param packageName its package, empty for the unnamed one
 * @param simpleNames its simple name, after those of the types that enclose it, outermost first
 * @param isInterface whether it is an interface, else an abstract class
 * @param isPublic whether the generated class is public
 * @param memberNames the names of all methods that it declares or inherits and that are no layers
 * @param takenNames the simple names that mean something else in the generated class than what one would import or what is of
 *     {@code java.lang}: all types and fields that it declares or inherits, and types of its package
 */
public record DeclaredType(
    String packageName,
    List<String> simpleNames,
    boolean isInterface,
    boolean isPublic,
    Set<String> memberNames,
    Set<String> takenNames) {

  public DeclaredType {
    simpleNames = List.copyOf(simpleNames);
    memberNames = Set.copyOf(memberNames);
    takenNames = Set.copyOf(takenNames);
  }

  /** The simple name of the generated class: {@code Outer.Inner} becomes {@code Outer_InnerNetwork}. */
  public String generatedName() {
    return String.join("_", simpleNames) + "Network";
  }

  /** The simple name of the generated class that uses the Vector API. */
  public String simdName() {
    return generatedName() + "Simd";
  }

  /** The name of a generated class, with the package of this type. */
  public String qualifiedName(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** The name as written in source: {@code demo.Outer.Inner}. */
  public String qualifiedName() {
    String nested = String.join(".", simpleNames);
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /** The name as the virtual machine knows it: {@code demo.Outer$Inner}. */
  public String binaryName() {
    String nested = String.join("$", simpleNames);
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }
}
