package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.NetworkCompiler;
import dev.gradpoet.processor.emit.GeneratedClass;
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
    return load(List.of(network), InMemoryCompiler.javac(sources(List.of(network), members)))
        .get(0);
  }

  /** The generated classes, in order, from one run of the compiler. */
  public static List<GeneratedNetwork> compile(List<NetworkModel> networks) {
    return load(networks, InMemoryCompiler.javac(sources(networks)));
  }

  /** As {@link #compile(List)}, where the Vector API is there, which this virtual machine must have. */
  public static List<GeneratedNetwork> compileWithVectors(List<NetworkModel> networks) {
    return load(networks, InMemoryCompiler.javacWithVectors(sourcesWithVectors(networks)));
  }

  /** The same class, loaded anew: the just-in-time compiler knows nothing of it. */
  public static GeneratedNetwork again(GeneratedNetwork network) {
    Loader loader = (Loader) network.type().getClassLoader();
    return load(List.of(network.model()), loader.classes).get(0);
  }

  private static List<GeneratedNetwork> load(
      List<NetworkModel> networks, Map<String, byte[]> classes) {
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

  /** As {@link #sources(List)}, where the Vector API is there. */
  public static Map<String, String> sourcesWithVectors(List<NetworkModel> networks) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (NetworkModel network : networks) {
      sources.put(network.type().qualifiedName(), StandIn.of(network, ""));
      for (GeneratedClass generated : NetworkCompiler.compile(network, true).classes()) {
        sources.put(network.type().qualifiedName(generated.simpleName()), generated.text());
      }
    }
    return sources;
  }

  private static Map<String, String> sources(List<NetworkModel> networks, String members) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (NetworkModel network : networks) {
      sources.put(network.type().qualifiedName(), StandIn.of(network, members));
      sources.put(binaryName(network), plain(network));
    }
    return sources;
  }

  /** The text of the class that is generated for {@code network} where there is no Vector API. */
  public static String plain(NetworkModel network) {
    return NetworkCompiler.compile(network, false).classes().get(0).text();
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
