package dev.gradpoet.processor.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Network;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each kind of layer has all that the recipe of CONTRIBUTING asks for, and the recipe names it all. */
class KindsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path ANNOTATIONS = ROOT.resolve("annotations/src/main/java/dev/gradpoet");
  private static final Path GOLDENS = Path.of("src/test/resources/golden");

  @Test
  void eachAnnotationOfMethodsIsRegistered() throws IOException, ClassNotFoundException {
    List<String> registered =
        Kinds.all().stream().map(kind -> kind.annotation().getName()).toList();
    try (Stream<Path> files = Files.list(ANNOTATIONS)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (!name.equals("package-info")) {
          Target target = Class.forName(Network.class.getPackageName() + "." + name)
              .getAnnotation(Target.class);
          if (target != null && List.of(target.value()).contains(ElementType.METHOD)) {
            assertThat(registered).contains("dev.gradpoet." + name);
          }
        }
      }
    }
  }

  @Test
  void namesOfKindsAreTheirOwn() {
    assertThat(Kinds.all()).extracting(Kind::name).doesNotHaveDuplicates();
    assertThat(Kinds.all()).allSatisfy(kind -> assertThat(Kinds.of(kind.name())).isSameAs(kind));
  }

  @Test
  void eachKindHasItsClassByItsName() {
    assertThat(Kinds.all())
        .allSatisfy(kind -> assertThat(kind.getClass().getSimpleName())
            .isEqualTo(kind.annotation().getSimpleName() + "Kind"));
  }

  /** In the table of layers at the head of a class. */
  @Test
  void eachKindIsInAGolden() throws IOException {
    StringBuilder goldens = new StringBuilder();
    try (Stream<Path> files = Files.list(GOLDENS)) {
      for (Path file : files.toList()) {
        goldens.append(Files.readString(file));
      }
    }
    assertThat(Kinds.all())
        .allSatisfy(
            kind -> assertThat(goldens).containsPattern("(?m)^ \\* \\w+ +" + kind.name() + " "));
  }

  /** One with an example that has it. */
  @Test
  void eachKindHasASectionInTheGuide() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/guide.md"));
    Pattern block = Pattern.compile("(?s)\n```java\n(.*?)\n```\n");
    List<String> examples = Stream.of(guide.split("(?m)^(?=##+ )"))
        .filter(section -> section.startsWith("##"))
        .map(section -> block
            .matcher(section)
            .results()
            .map(example -> example.group(1))
            .collect(Collectors.joining("\n")))
        .toList();
    assertThat(Kinds.all())
        .allSatisfy(kind -> assertThat(examples)
            .anySatisfy(example -> assertThat(example)
                .containsPattern(
                    "(?m)^  @" + kind.annotation().getSimpleName() + "(\\(.*)?$\n  .*Layer ")));
  }

  @Test
  void eachKindIsInTheListOfNetwork() throws IOException {
    String network = Files.readString(ANNOTATIONS.resolve("Network.java"));
    assertThat(Kinds.all())
        .allSatisfy(kind ->
            assertThat(network).contains("{@link " + kind.annotation().getSimpleName() + "}"));
  }

  /** For people who choose. */
  @Test
  void eachKindIsInTheListOfTheReadme() throws IOException {
    String layers = Files.readString(ROOT.resolve("README.md"))
        .replaceAll("(?s).*- \\*\\*Layers:\\*\\*(.*?)\n- .*", "$1");
    assertThat(Kinds.all())
        .allSatisfy(
            kind -> assertThat(layers).contains("`@" + kind.annotation().getSimpleName() + "`"));
  }

  /** The files of the recipe, for the kind that it takes as its example, are there for each kind. */
  @Test
  void theRecipeNamesTheFilesOfEachKind() throws IOException {
    String recipe = Files.readString(ROOT.resolve("CONTRIBUTING.md"))
        .replaceAll("(?s).*## Add a layer(.*?)\n## .*", "$1");
    Matcher paths = Pattern.compile("`([\\w-]+)/…/([\\w/]+)\\.java`").matcher(recipe);
    int found = 0;
    while (paths.find()) {
      found++;
      for (Kind kind : Kinds.all()) {
        String name = kind.annotation().getSimpleName();
        Path folder = ROOT.resolve(paths.group(1)).resolve("src/main/java/dev/gradpoet");
        Path file =
            folder.resolve((paths.group(1).equals("annotations") ? "" : paths.group(1) + "/")
                + paths.group(2).replace("Dense", name) + ".java");
        assertThat(file).as("%s, step of %s", file, kind.name()).exists();
      }
    }
    assertThat(found).isEqualTo(8);
    assertThat(recipe)
        .contains("`GoldenTest.java`", "`docs/guide.md`", "`README.md`", "`KindsTest.java`");
  }

  @Test
  void optionsOfAnAnnotationHaveTypesThatAreRead() {
    for (Kind kind : Kinds.all()) {
      Stream.of(kind.annotation().getDeclaredMethods())
          .forEach(option -> assertThat(option.getReturnType())
              .as("%s.%s", kind.name().toLowerCase(Locale.ROOT), option.getName())
              .satisfies(type -> assertThat(type.isEnum()
                      || List.of(int.class, int[].class, double.class, boolean.class)
                          .contains(type))
                  .isTrue()));
    }
  }
}
