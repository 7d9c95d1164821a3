package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.SplitMix64;
import org.junit.jupiter.api.Test;

class ShardingTest {

  @Test
  void smallWorkIsOneShard() {
    assertThat(Sharding.shards(1, 10_000_000)).isEqualTo(1);
    assertThat(Sharding.shards(32, 67)).isEqualTo(1);
    assertThat(Sharding.shards(150, 131)).isEqualTo(1);
    assertThat(Sharding.shards(63, 101_770)).isEqualTo(1);
  }

  @Test
  void largeWorkIsSplitUpToALimit() {
    assertThat(Sharding.shards(64, 101_770)).isEqualTo(2);
    assertThat(Sharding.shards(128, 669_706)).isEqualTo(2);
    assertThat(Sharding.shards(64, 669_706)).isEqualTo(2);
    assertThat(Sharding.shards(191, 669_706)).isEqualTo(2);
    assertThat(Sharding.shards(192, 669_706)).isEqualTo(3);
    assertThat(Sharding.shards(63, 669_706)).isEqualTo(1);
    assertThat(Sharding.shards(60_000, 101_770)).isEqualTo(16);
    assertThat(Sharding.shards(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(16);
  }

  @Test
  void shardsCoverTheBatchAndFitTheLargest() {
    SplitMix64 random = new SplitMix64(1);
    for (int round = 0; round < 1_000; round++) {
      int samples = 1 + (int) (random.nextFloat() * 5_000);
      int parameters = 1 + (int) (random.nextFloat() * 200_000);
      int shards = Sharding.shards(samples, parameters);
      assertThat(Sharding.start(0, shards, samples)).isZero();
      assertThat(Sharding.start(shards, shards, samples)).isEqualTo(samples);
      for (int shard = 0; shard < shards; shard++) {
        int size =
            Sharding.start(shard + 1, shards, samples) - Sharding.start(shard, shards, samples);
        assertThat(size).isBetween(1, Sharding.largest(samples, parameters));
      }
    }
  }

  @Test
  void shufflingGivesEveryOrderAboutEquallyOften() {
    int[] counts = new int[24];
    SplitMix64 random = new SplitMix64(5);
    for (int round = 0; round < 24_000; round++) {
      int[] order = Shuffle.identity(4);
      Shuffle.shuffle(order, random);
      int rank = 0;
      for (int i = 0; i < 4; i++) {
        int smaller = 0;
        for (int j = i + 1; j < 4; j++) {
          smaller += order[j] < order[i] ? 1 : 0;
        }
        rank = rank * (4 - i) + smaller;
      }
      counts[rank]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(840, 1_160); // five standard deviations
    }
  }

  @Test
  void seedsDifferByEpochUpdateAndShard() {
    assertThat(new long[] {
          Seeds.dropout(0, 0, 0),
          Seeds.dropout(0, 0, 1),
          Seeds.dropout(0, 1, 0),
          Seeds.dropout(1, 0, 0),
          Seeds.shuffling(0, 0),
          Seeds.shuffling(0, 1),
          Seeds.shuffling(1, 0)
        })
        .doesNotHaveDuplicates();
  }
}
