package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever types generated code uses, a user may have others of the same names. */
@Tag("networks")
class TakenNamesTest {

  private static final Pattern NO_CODE =
      Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"[^\"]*\"", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("(?<![\\w.@])@?([A-Z]\\w*[a-z]\\w*)");

  /** Networks of each style and each kernel; without imports, as their package has types of those names. */
  private static final List<String> NETWORKS = List.of(
      network("Tiles", "", 60, "%s"),
      network("Lanes", "", 3, "%s"),
      network("Teaching", ", style = dev.gradpoet.Style.TEACHING", 3, "%s"),
      network("Weighted", ", sampleWeights = true", 60, "%s"));

  /** The simple names of all types that the generated classes of {@link #NETWORKS} use, but for themselves. */
  private static final Set<String> TYPES = types();

  private static String network(String name, String option, int units, String members) {
    return """
        @java.lang.Deprecated(forRemoval = true)
        @dev.gradpoet.Network(inputs = 40, loss = dev.gradpoet.Loss.CROSS_ENTROPY%s)
        public interface %s extends java.io.Serializable {
          @dev.gradpoet.Dense(units = %d, activation = dev.gradpoet.Activation.MISH, l1 = 0.1)
          dev.gradpoet.runtime.Layer hidden();
          @dev.gradpoet.Dropout(rate = 0.5) dev.gradpoet.runtime.Layer thinned();
          @java.lang.Deprecated
          @dev.gradpoet.Dense(units = %d, activation = dev.gradpoet.Activation.RELU)
          dev.gradpoet.runtime.Layer second();
          @dev.gradpoet.Dense(units = 3, activation = dev.gradpoet.Activation.SOFTMAX)
          dev.gradpoet.runtime.Layer output();
          %s
        }
        """.formatted(option, name, units, units, members);
  }

  private static Set<String> types() {
    Compiled compiled = compile(sources(NETWORKS.stream().map(each -> each.formatted(""))));
    Set<String> types = new TreeSet<>();
    for (String text : compiled.texts().values()) {
      TYPE.matcher(NO_CODE.matcher(text).replaceAll(""))
          .results()
          .forEach(type -> types.add(type.group(1)));
    }
    types.removeIf(type -> compiled.generated().contains("demo." + type)
        || compiled.generated().contains("demo." + type + "Network"));
    return types;
  }

  @Test
  void theTypesAreThoseThatGeneratedCodeUses() {
    assertThat(TYPES)
        .contains("Deprecated", "Float", "Math", "Override", "String", "SuppressWarnings", "System")
        .contains("Arrays", "Optional", "Checks", "FloatMath", "FloatVector", "Generated");
  }

  @Test
  void typesOfThePackageChangeNoMeaning() {
    List<JavaFileObject> sources = sources(NETWORKS.stream().map(each -> each.formatted("")));
    TYPES.forEach(type -> sources.addAll(sources(Stream.of("class " + type + " {}"))));
    assertCompiles(sources);
  }

  @ParameterizedTest
  @ValueSource(strings = {"interface %s {}", "int %s = 1;"})
  void membersOfTheTypeChangeNoMeaning(String member) {
    assertCompiles(sources(NETWORKS.stream().map(each -> each.formatted(members(member)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interface %s {}", "int %s = 1;"})
  void inheritedMembersOfTheTypeChangeNoMeaning(String member) {
    List<JavaFileObject> sources = sources(
        NETWORKS.stream().map(each -> each.formatted("").replace("extends", "extends Base,")));
    sources.addAll(sources(Stream.of("interface Base { " + members(member) + " }")));
    assertCompiles(sources);
  }

  @Test
  void layersOfTheseNamesChangeNoMeaning() {
    List<String> names = new ArrayList<>(TYPES);
    names.addAll(List.of("Tiles", "TilesNetwork", "TilesNetworkSimd", "LanesNetworkSimd"));
    String layers = names.stream()
        .map(name -> "@dev.gradpoet.Dense(units = 3) dev.gradpoet.runtime.Layer " + name + "();")
        .collect(Collectors.joining("\n"));
    assertCompiles(sources(NETWORKS.stream().map(each -> {
      int output = each.indexOf(
          "@dev.gradpoet.Dense(units = 3, activation = dev.gradpoet.Activation.SOFTMAX");
      return (each.substring(0, output) + layers + each.substring(output)).formatted("");
    })));
  }

  @Test
  void aMemberThatHasTheNameOfTheGeneratedClassIsRejected() {
    for (String name : List.of("TilesNetwork", "TilesNetworkSimd")) {
      Compiled compiled =
          compile(sources(Stream.of(NETWORKS.get(0).formatted("class " + name + " {}"))));
      assertThat(compiled.messages())
          .contains("network 'Tiles' would be generated as demo.Tiles." + name
              + ", but you have a type of that name: rename one of them.");
    }
  }

  private static String members(String member) {
    return TYPES.stream().map(member::formatted).collect(Collectors.joining(" "));
  }

  private static void assertCompiles(List<JavaFileObject> sources) {
    Compiled compiled = compile(sources);
    assertThat(compiled.messages()).allMatch(message -> message.contains("incubating"));
    assertThat(compiled.generated()).hasSize(2 * NETWORKS.size() - 1);
  }

  private static Compiled compile(List<JavaFileObject> sources) {
    return Compiled.of(
        List.of(new GradpoetProcessor()),
        List.of("--add-modules", "jdk.incubator.vector"),
        sources);
  }

  private static List<JavaFileObject> sources(Stream<String> texts) {
    Pattern name = Pattern.compile("(?:class|interface) (\\w+)");
    return texts
        .map(text -> JavaFileObjects.forSourceString(
            "demo." + name.matcher(text).results().findFirst().orElseThrow().group(1),
            "package demo;\n" + text))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
