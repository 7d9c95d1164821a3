package dev.gradpoet.processor.desk;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.emit.ReadableClass;
import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.MathMl;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.formula.Tex;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.program.Equations;
import dev.gradpoet.processor.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The page of a network: one document, which needs no other file and no host. */
public final class Page {
  private static final double RATE = 0.5;

  /** For networks of many inputs, which a larger one lets diverge. */
  private static final double SMALL_RATE = 0.01;

  private static final Pattern SCRIPTS = Pattern.compile("\\n*<!-- scripts: ([\\w/ ]+) -->\\s*$");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private Page() {}

  /** The text of the page of a checked network; of one that is not for teaching, the page of its text for teaching. */
  public static String of(NetworkModel network) {
    Program program = Derivation.of(network.withStyle(Style.TEACHING));
    return of(Lesson.of(Planner.plan(program, false)));
  }

  static String of(Lesson lesson) {
    String template = resource("page/page.html");
    Matcher scripts = SCRIPTS.matcher(template);
    if (!scripts.find()) {
      throw new IllegalStateException("page.html names no scripts");
    }
    StringBuilder script = new StringBuilder();
    for (String name : scripts.group(1).strip().split(" ", -1)) {
      script.append(bare(resource(name + ".js")));
    }
    String style = bare(resource("page/page.css"));
    Map<String, String> parts = new HashMap<>(parts(lesson));
    parts.put("style", style);
    String boot = bare(resource("page/boot.js"));
    parts.put("packed", packed(script.toString()));
    parts.put("boot", boot);
    parts.put("csp", policy(List.of(boot, script.toString()), style));
    return filled(scripts.replaceFirst("\n"), parts);
  }

  /** A script or a style without comments that have lines of their own, and without indentation: a third of it. */
  private static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    boolean isComment = false;
    for (String line : text.lines().map(String::strip).toList()) {
      isComment |= line.startsWith("/*");
      if (!isComment && !line.isEmpty() && !line.startsWith("//")) {
        bare.append(line).append('\n');
      }
      isComment &= !line.endsWith("*/");
    }
    return bare.toString();
  }

  /** What differs from network to network, by the names of its places in page.html. */
  static Map<String, String> parts(Lesson lesson) {
    Program program = lesson.program();
    return Map.of(
        "title", Html.escape(String.join(".", program.type().simpleNames())),
        "summary", summary(program),
        "diagram", Diagram.of(lesson),
        "cards", cards(lesson),
        "code", code(lesson),
        "worked", Worked.of(lesson, RATE),
        "lesson", LessonJson.compact(lesson),
        "start", LessonJson.start(lesson, lesson.example().isPresent() ? RATE : SMALL_RATE));
  }

  private static String summary(Program program) {
    String loss = PlainText.of(new Equations(program).loss());
    return Html.escape(Diagram.summary(program)) + " <span class=\"loss\">" + Html.escape(loss)
        + "</span>";
  }

  private static String code(Lesson lesson) {
    ReadableClass.Methods methods = lesson.generated().methods();
    List<String> entries =
        List.of(methods.training(), methods.addPenalty(), methods.penalty(), methods.prediction());
    return Listing.of(lesson.generated().generated().text(), entries);
  }

  private static String cards(Lesson lesson) {
    StringBuilder html = new StringBuilder();
    for (Card card : lesson.cards()) {
      html.append("<article class=\"card ").append(card.kind().text()).append("\" id=\"card-");
      html.append(card.id()).append("\" data-card=\"").append(card.id()).append("\"><h3>");
      html.append(Html.escape(card.title())).append("</h3>\n");
      for (Line line : card.lines()) {
        html.append("<div class=\"step\">").append(math(line.formula()));
        html.append("<p class=\"reason\">").append(Html.escape(line.reason()));
        html.append("</p></div>\n");
      }
      html.append("</article>\n");
    }
    return html.toString();
  }

  /** A formula, with its TeX for those who copy it. */
  private static String math(Formula formula) {
    return "<math display=\"block\"><semantics>" + MathMl.content(formula)
        + "<annotation encoding=\"application/x-tex\">" + Html.escape(Tex.of(formula))
        + "</annotation></semantics></math>";
  }

  /** Deflated, in letters: a third of the text, which the boot script unpacks. */
  private static String packed(String script) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** What the browser lets the page do: run its own scripts, and nothing else of anywhere. */
  private static String policy(List<String> scripts, String style) {
    String hashes =
        scripts.stream().map(script -> "'" + hash(script) + "'").collect(Collectors.joining(" "));
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
        + hashes + "; style-src '" + hash(style) + "'; base-uri 'none'; form-action 'none'\">";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each Java platform has it
    }
  }

  private static String filled(String template, Map<String, String> parts) {
    return PLACEHOLDER.matcher(template).replaceAll(found -> {
      String part = parts.get(found.group(1));
      if (part == null) {
        throw new IllegalStateException("page.html asks for " + found.group(1));
      }
      return Matcher.quoteReplacement(part);
    });
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
