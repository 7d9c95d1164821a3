package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.NetworkCompiler;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates networks' classes, and compiles and loads them. */
public final class GeneratedNetworks {
  private GeneratedNetworks() {}

  /** The generated class of one network. */
  public static GeneratedNetwork compile(NetworkModel network) {
    return compile(List.of(network)).get(0);
  }

  /** The generated class of a network whose type has {@code members}, as source, beside its layers. */
  public static GeneratedNetwork compile(NetworkModel network, String members) {
    return compile(List.of(network), members).get(0);
  }

  /** The generated classes, in order, from one run of the compiler. */
  public static List<GeneratedNetwork> compile(List<NetworkModel> networks) {
    return compile(networks, "");
  }

  private static List<GeneratedNetwork> compile(List<NetworkModel> networks, String members) {
    Map<String, byte[]> classes = InMemoryCompiler.javac(sources(networks, members));
    ClassLoader loader = new Loader(classes);
    List<GeneratedNetwork> generated = new ArrayList<>();
    for (NetworkModel network : networks) {
      String name = binaryName(network);
      try {
        generated.add(new GeneratedNetwork(network, loader.loadClass(name), classes.get(name)));
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    return generated;
  }

  /** The sources of {@code networks} and of what they were generated from, by binary name. */
  public static Map<String, String> sources(List<NetworkModel> networks) {
    return sources(networks, "");
  }

  private static Map<String, String> sources(List<NetworkModel> networks, String members) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (NetworkModel network : networks) {
      sources.put(network.type().qualifiedName(), StandIn.of(network, members));
      sources.put(binaryName(network), NetworkCompiler.compile(network));
    }
    return sources;
  }

  /** The binary name of the class generated for {@code network}. */
  public static String binaryName(NetworkModel network) {
    String packageName = network.type().packageName();
    return (packageName.isEmpty() ? "" : packageName + ".") + network.type().generatedName();
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(GeneratedNetworks.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
