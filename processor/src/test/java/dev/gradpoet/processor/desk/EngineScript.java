package dev.gradpoet.processor.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeArrayBufferView;

/** The page's engine and optimizers in Rhino, for the thread that made it. */
final class EngineScript implements AutoCloseable {
  private static final String DIRECTORY = "/dev/gradpoet/processor/desk/";

  private static final ContextFactory FACTORY = new ContextFactory() {
    @Override
    protected boolean hasFeature(Context context, int feature) {
      return feature == Context.FEATURE_LITTLE_ENDIAN || super.hasFeature(context, feature);
    }
  };

  private final Context context;
  private final ScriptableObject scope;

  EngineScript() {
    context = FACTORY.enterContext();
    context.setLanguageVersion(Context.VERSION_ES6);
    scope = context.initStandardObjects();
    for (String file : files()) {
      run(text(DIRECTORY + file), file);
    }
  }

  /** The resources, in the order in which a page joins them. */
  static List<String> files() {
    List<String> files = new ArrayList<>();
    Matcher matcher = Pattern.compile("engine/\\w+").matcher(scripts());
    while (matcher.find()) {
      files.add(matcher.group() + ".js");
    }
    files.add("page/optimizers.js");
    return files;
  }

  /** The last line of the page, which names its scripts. */
  private static String scripts() {
    String page = text(DIRECTORY + "page/page.html").strip();
    return page.substring(page.lastIndexOf('\n') + 1);
  }

  private static String text(String resource) {
    try (InputStream in = EngineScript.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a script of the tests; its declarations stay. */
  void load(String resource) {
    run(text("/desk/" + resource), resource);
  }

  /** The value of a script; its declarations stay. */
  Object run(String script) {
    return run(script, "test");
  }

  private Object run(String script, String name) {
    return context.evaluateString(scope, script, name, 1, null);
  }

  /** What a function that was declared before returns. */
  Object call(String function, Object... arguments) {
    Function found = (Function) ScriptableObject.getProperty(scope, function);
    return found.call(context, scope, scope, arguments);
  }

  double number(String function, Object... arguments) {
    return Context.toNumber(call(function, arguments));
  }

  /** The message of the error that a script throws. */
  String error(String script) {
    try {
      return "no error, but " + Context.toString(run(script));
    } catch (RhinoException e) {
      return e.details();
    }
  }

  /** A function of no arguments. */
  Function function(Supplier<Double> supplier) {
    return new BaseFunction() {
      @Override
      public Object call(Context c, Scriptable s, Scriptable self, Object[] arguments) {
        return supplier.get();
      }
    };
  }

  /** A Float32Array. */
  Scriptable floats(float[] values) {
    NativeArrayBuffer buffer = (NativeArrayBuffer)
        context.newObject(scope, "ArrayBuffer", new Object[] {4 * values.length});
    ByteBuffer.wrap(buffer.getBuffer())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(values);
    return context.newObject(scope, "Float32Array", new Object[] {buffer});
  }

  /** The values of a Float32Array. */
  static float[] floats(Object array) {
    NativeArrayBufferView view = (NativeArrayBufferView) array;
    float[] values = new float[view.getByteLength() / 4];
    ByteBuffer.wrap(view.getBuffer().getBuffer(), view.getByteOffset(), view.getByteLength())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  /** The values of a Float64Array, or of an array of numbers. */
  double[] doubles(Object array) {
    Scriptable found = (Scriptable) array;
    int length = (int) Context.toNumber(ScriptableObject.getProperty(found, "length"));
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = Context.toNumber(ScriptableObject.getProperty(found, i));
    }
    return values;
  }

  @Override
  public void close() {
    Context.exit();
  }
}
