package dev.gradpoet.processor.emit.loops;

import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.nest.Index;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known at some point inside of loops: which are open, what has a name, and which places are inside of their tensors. */
final class Block {
  private final Names names;
  private final Set<String> taken;
  private final Map<Index, String> variables;
  private final Set<Index> open;

  /** Places, and starts of rows, that have a name. */
  private final Map<String, String> named;

  private final Set<String> checked;

  /** The body of a method, which declares the locals {@code taken} elsewhere. */
  Block(Names names, Set<String> taken) {
    this(names, new HashSet<>(taken), new HashMap<>(), Set.of(), Map.of(), Set.of());
  }

  private Block(
      Names names,
      Set<String> taken,
      Map<Index, String> variables,
      Set<Index> open,
      Map<String, String> named,
      Set<String> checked) {
    this.names = names;
    this.taken = taken;
    this.variables = variables;
    this.open = new LinkedHashSet<>(open);
    this.named = new HashMap<>(named);
    this.checked = new HashSet<>(checked);
  }

  /** The same block for another nest, whose loops have names of their own. */
  Block forNest() {
    return new Block(names, taken, new HashMap<>(variables), open, named, checked);
  }

  /** A block in this one. */
  Block inner() {
    return new Block(names, new HashSet<>(taken), variables, open, named, checked);
  }

  /** The body of a loop over {@code index}, in this block. */
  Block in(Index index) {
    Block body = inner();
    body.taken.add(variable(index));
    body.open.add(index);
    return body;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Whether the loops over {@code indices} are open; that over the samples always is. */
  boolean isOpen(List<Index> indices) {
    for (Index index : indices) {
      if (!index.isBatch() && !open.contains(index)) {
        return false;
      }
    }
    return true;
  }

  /** The variable of the loop over {@code index}. */
  String variable(Index index) {
    String known = variables.get(index);
    if (known != null) {
      return known;
    }
    String letter = index.letter().isEmpty() ? "u" : index.letter();
    Set<String> others = new HashSet<>(taken);
    others.addAll(variables.values());
    String variable = fresh(letter, others);
    variables.put(index, variable);
    return variable;
  }

  /** A local of this block: {@code what}, or a name that starts like it where that is taken. */
  String local(String what) {
    String name = fresh(what, taken);
    taken.add(name);
    return name;
  }

  private String fresh(String what, Set<String> others) {
    String name = Names.isReserved(what) ? what : names.local(what);
    for (char other = 'B'; others.contains(name); other++) {
      name = names.local(what + other);
    }
    return name;
  }

  /** The names that are taken here; those of locals are to be added. */
  Set<String> taken() {
    return taken;
  }

  /** Lets {@code key} have a name. */
  void name(String key, String name) {
    named.put(key, name);
  }

  /** The name of {@code key}; empty if it has none. */
  String name(String key) {
    return named.getOrDefault(key, "");
  }

  /** Takes down that the place {@code key} is inside of its tensor. */
  void check(String key) {
    checked.add(key);
  }

  boolean isChecked(String key) {
    return checked.contains(key);
  }
}
