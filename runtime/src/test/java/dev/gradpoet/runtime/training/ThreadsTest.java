package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.Momentum;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("networks")
class ThreadsTest {
  /** Six shards; the last batch of an epoch of 500 has 100 samples and three. */
  private static final int BATCH = 200;
  /** 42,701 parameters: six chunks of an update. */
  private static final int INPUTS = 120;

  private static final int HIDDEN = 350;

  private static Trainer trainer(HandNetwork network, int threads) {
    return Trainer.of(network)
        .optimizer(new Adam(0.003))
        .miniBatch(BATCH)
        .epochs(3)
        .seed(17)
        .threads(threads);
  }

  private static HandNetwork network() {
    return HandNetwork.of(INPUTS, HIDDEN, 1, "binary_cross_entropy", 0.3, 5);
  }

  private interface Calls {
    Object answer(Method method, Object[] arguments) throws Throwable;
  }

  private static NeuralNetwork proxy(Calls calls) {
    return (NeuralNetwork) Proxy.newProxyInstance(
        ThreadsTest.class.getClassLoader(),
        new Class<?>[] {NeuralNetwork.class},
        (proxy, method, arguments) -> calls.answer(method, arguments));
  }

  @Test
  void theBatchOfTheseTestsIsSplitAndItsUpdateShared() {
    int parameters = network().parameters().length;
    assertThat(Sharding.shards(BATCH, parameters)).isEqualTo(6);
    assertThat(Sharding.shards(100, parameters)).isEqualTo(3);
    assertThat(Update.chunks(parameters)).isGreaterThan(3);
  }

  /** Networks of that size do not fit here, but the numbers of their chunks must fit a crew. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8_192, 8_193, 536_862_720, 536_862_721, Integer.MAX_VALUE})
  void theUpdateOfAnyNetworkFitsACrew(int parameters) {
    assertThat(Update.chunks(parameters)).isBetween(1, Crew.MOST_ITEMS);
  }

  /** Its update takes several threads, its gradient one. */
  @ParameterizedTest
  @CsvSource({"false, 0", "true, 3"})
  void aThreadHasANetworkOnlyWhereItRunsOne(boolean validates, int forks) {
    HandNetwork network = HandNetwork.of(INPUTS, 2_200, 1, "binary_cross_entropy", 0.3, 5);
    assertThat(Update.usefulThreads(network.parameters().length)).isGreaterThan(3);
    AtomicInteger forked = new AtomicInteger();
    NeuralNetwork counting = proxy((method, arguments) -> {
      forked.addAndGet(method.getName().equals("fork") ? 1 : 0);
      return method.invoke(network, arguments);
    });
    Dataset data = HandNetwork.classes(20, INPUTS, 2, 1);

    Trainer trainer = Trainer.of(counting).miniBatch(1).epochs(1).threads(4);
    (validates ? trainer.validation(data) : trainer).train(data);

    assertThat(forked).hasValue(forks);
  }

  /** A gradient is made when it is first asked for. */
  @Test
  void aForkThatOnlyEvaluatesIsAskedForNoGradient() {
    HandNetwork network = HandNetwork.of(INPUTS, 2_200, 1, "binary_cross_entropy", 0.3, 5);
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger forked = new AtomicInteger();

    Trainer.of(watching(network, forked, asked))
        .miniBatch(1)
        .epochs(1)
        .threads(4)
        .validation(HandNetwork.classes(2_000, INPUTS, 2, 1))
        .train(HandNetwork.classes(20, INPUTS, 2, 1));

    assertThat(forked).hasValue(3);
    assertThat(asked).hasValue(0);
  }

  /** {@code network}, whose forks are counted, and how often they are asked for a gradient. */
  private static NeuralNetwork watching(
      NeuralNetwork network, AtomicInteger forked, AtomicInteger asked) {
    return proxy((method, arguments) -> {
      if (!method.getName().equals("fork")) {
        return method.invoke(network, arguments);
      }
      forked.incrementAndGet();
      NeuralNetwork fork = network.fork();
      return proxy((called, given) -> {
        asked.addAndGet(called.getName().matches("gradient|accumulate") ? 1 : 0);
        return called.invoke(fork, given);
      });
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    Dataset data = HandNetwork.classes(500, INPUTS, 2, 1);
    Dataset validation = HandNetwork.classes(700, INPUTS, 2, 2);
    HandNetwork one = network();
    HandNetwork several = network();

    History alone = trainer(one, 1)
        .validation(validation)
        .metrics(Metric.accuracy(), Metric.rootMeanSquaredError())
        .train(data);
    History together = trainer(several, threads)
        .validation(validation)
        .metrics(Metric.accuracy(), Metric.rootMeanSquaredError())
        .train(data);

    assertThat(several.parameters()).containsExactly(one.parameters());
    assertThat(together).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void anyNumberOfThreadsGivesTheSameBitsWhenClippedByValueAndNorm(int threads) {
    Dataset data = HandNetwork.regression(300, INPUTS, 1, 1);
    HandNetwork one = HandNetwork.of(INPUTS, HIDDEN, 1, "squared_error", 0, 5);
    HandNetwork several = HandNetwork.of(INPUTS, HIDDEN, 1, "squared_error", 0, 5);

    for (HandNetwork network : new HandNetwork[] {one, several}) {
      Trainer.of(network)
          .optimizer(new Momentum(0.01))
          .batch()
          .epochs(5)
          .clipValue(0.01)
          .clipNorm(0.05)
          .threads(network == one ? 1 : threads)
          .train(data);
    }

    assertThat(several.parameters()).containsExactly(one.parameters());
  }

  @Test
  void dropoutDependsOnTheSeed() {
    Dataset data = HandNetwork.classes(BATCH, INPUTS, 2, 1);
    HandNetwork one = network();
    HandNetwork other = network();

    trainer(one, 1).inOrder().seed(1).train(data);
    trainer(other, 1).inOrder().seed(2).train(data);

    assertThat(other.parameters()).isNotEqualTo(one.parameters());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anExceptionInAnyShardReachesTheCallerAndNoThreadStays(int threads) {
    Dataset data = HandNetwork.classes(BATCH, INPUTS, 2, 1);
    for (int sample : new int[] {0, 99, 150, 199}) {
      HandNetwork network = network();
      network.fault.throwAtInput = data.x()[sample * INPUTS];

      assertThatThrownBy(() -> trainer(network, threads).train(data))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("fault at " + data.x()[sample * INPUTS]);

      assertThat(trainingThreads()).isZero();
      assertThat(network.gradient()).containsOnly(0);
    }
  }

  @Test
  void noThreadStaysAfterTraining() {
    long[] during = new long[1];
    trainer(network(), 3)
        .listener(new TrainingListener() {
          @Override
          public void onBatch(int epoch, int batch, double loss) {
            during[0] = trainingThreads();
          }
        })
        .train(HandNetwork.classes(500, INPUTS, 2, 1));

    assertThat(during[0]).isEqualTo(2);
    assertThat(trainingThreads()).isZero();
  }

  @Test
  void workersAreDaemons() {
    boolean[] daemons = {true};
    trainer(network(), 3)
        .listener(new TrainingListener() {
          @Override
          public void onEpochStart(int epoch) {
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("gradpoet"))
                .forEach(thread -> daemons[0] &= thread.isDaemon());
          }
        })
        .train(HandNetwork.classes(500, INPUTS, 2, 1));

    assertThat(daemons[0]).isTrue();
  }

  @Test
  void aSmallNetworkStartsNoThread() {
    long[] most = new long[1];
    Trainer.of(HandNetwork.of(4, 16, 3, "cross_entropy", 0, 1))
        .miniBatch(32)
        .threads(8)
        .metrics(Metric.accuracy())
        .listener(new TrainingListener() {
          @Override
          public void onBatch(int epoch, int batch, double loss) {
            most[0] = Math.max(most[0], trainingThreads());
          }
        })
        .train(HandNetwork.classes(150, 4, 3, 1));

    assertThat(most[0]).isZero();
  }

  static long trainingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("gradpoet-trainer"))
        .count();
  }
}
