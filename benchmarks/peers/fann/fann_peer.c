/* FANN in float: measures one case from a sample file, and prints lines as PeerMain does.
   Arguments: sample file, seconds of warm-up, seconds of a repetition, repetitions. */
#include <floatfann.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The codes of SampleFile. */
enum { SGD, ADAM, GRADIENT, PREDICT };
enum { COMPARED_SAMPLES = 16, MOST_LAYERS = 8, MOST_REPETITIONS = 99 };

static int layers, widths[MOST_LAYERS], is_tanh, work, batch, samples, steps, learning_passes;
static float rate, *x, *t, *weights;
static struct fann *ann;
static struct fann_train_data **batches;

static void die(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(1);
}

static int read_int(FILE *file) {
  int value;
  if (fread(&value, sizeof value, 1, file) != 1) die("sample file is too short");
  return value;
}

static float *read_floats(FILE *file, size_t count) {
  float *values = malloc(count * sizeof *values);
  if (!values || fread(values, sizeof *values, count, file) != count) die("sample file is too short");
  return values;
}

static void read_samples(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) die("no sample file");
  layers = read_int(file);
  if (layers > MOST_LAYERS) die("too many layers");
  size_t parameters = 0;
  for (int i = 0; i < layers; i++) {
    widths[i] = read_int(file);
    if (i > 0) parameters += (size_t)(widths[i - 1] + 1) * widths[i];
  }
  is_tanh = read_int(file);
  work = read_int(file);
  batch = read_int(file);
  samples = read_int(file);
  steps = samples / batch;
  learning_passes = read_int(file);
  rate = *read_floats(file, 1);
  x = read_floats(file, (size_t)samples * widths[0]);
  t = read_floats(file, (size_t)samples * widths[layers - 1]);
  weights = read_floats(file, parameters);
  fclose(file);
}

/* A network with the given weights. The bias is the last connection of each neuron. */
static void build(void) {
  if (ann) fann_destroy(ann);
  unsigned sizes[MOST_LAYERS];
  for (int i = 0; i < layers; i++) sizes[i] = widths[i];
  ann = fann_create_standard_array(layers, sizes);
  fann_set_activation_steepness_hidden(ann, 1);
  fann_set_activation_steepness_output(ann, 1);
  fann_set_activation_function_hidden(ann, is_tanh ? FANN_SIGMOID_SYMMETRIC : FANN_LINEAR_PIECE);
  fann_set_activation_function_output(ann, is_tanh ? FANN_LINEAR : FANN_SIGMOID);
  fann_set_train_error_function(ann, FANN_ERRORFUNC_LINEAR);
  fann_set_training_algorithm(ann, batch == 1 ? FANN_TRAIN_INCREMENTAL : FANN_TRAIN_BATCH);
  fann_set_learning_rate(ann, rate);
  fann_set_learning_momentum(ann, 0);
  const float *next = weights;
  for (int layer = 1; layer < layers; layer++) {
    struct fann_neuron *neurons = ann->first_layer[layer].first_neuron;
    for (int i = 0; i <= widths[layer - 1]; i++)
      /* Not fann_set_weight: it searches all connections each time. */
      for (int u = 0; u < widths[layer]; u++) ann->weights[neurons[u].first_con + i] = *next++;
  }
}

static void make_batches(void) {
  int inputs = widths[0], outputs = widths[layers - 1];
  batches = malloc(steps * sizeof *batches);
  for (int step = 0; step < steps; step++) {
    batches[step] = fann_create_train(batch, inputs, outputs);
    for (int s = 0; s < batch; s++) {
      size_t sample = (size_t)step * batch + s;
      memcpy(batches[step]->input[s], x + sample * inputs, inputs * sizeof *x);
      memcpy(batches[step]->output[s], t + sample * outputs, outputs * sizeof *t);
    }
  }
}

static void run(long passes) {
  int inputs = widths[0];
  for (long pass = 0; pass < passes; pass++)
    for (int step = 0; step < steps; step++)
      if (work == PREDICT)
        fann_run(ann, x + (size_t)step * inputs);
      else if (batch == 1)
        fann_train(ann, batches[step]->input[0], batches[step]->output[0]);
      else
        fann_train_epoch(ann, batches[step]);
}

/* The mean over the samples of half the squared error. */
static double loss(void) {
  int outputs = widths[layers - 1];
  double sum = 0;
  for (int s = 0; s < samples; s++) {
    const float *y = fann_run(ann, x + (size_t)s * widths[0]);
    for (int u = 0; u < outputs; u++) {
      double difference = y[u] - t[(size_t)s * outputs + u];
      sum += difference * difference / 2;
    }
  }
  return sum / samples;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

static void check(void) {
  build();
  double before = loss(), output = 0;
  for (int s = 0; s < COMPARED_SAMPLES; s++)
    output += fann_run(ann, x + (size_t)s * widths[0])[0] / COMPARED_SAMPLES;
  printf("@loss-before=%.9g\n@output=%.9g\n", before, output);
  if (work != SGD) return;
  run(learning_passes);
  double after = loss();
  printf("@loss-after=%.9g\n", after);
  if (!(after < before)) die("does not learn");
}

static void measure(double warm_up, double repetition, int repetitions) {
  build();
  double start = now(), elapsed;
  long passes = 0;
  do {
    run(1);
    passes++;
    elapsed = now() - start;
  } while (elapsed < warm_up);
  long each = (long)ceil(repetition / (elapsed / passes));
  double ns[MOST_REPETITIONS];
  for (int i = 0; i < repetitions; i++) {
    double before = now();
    run(each);
    ns[i] = 1e9 * (now() - before) / ((double)each * steps);
  }
  qsort(ns, repetitions, sizeof *ns, ascending);
  printf("@ns=%.9g\n@ns-least=%.9g\n@ns-most=%.9g\n", ns[repetitions / 2], ns[0], ns[repetitions - 1]);
}

int main(int argc, char **argv) {
  if (argc != 5 || atoi(argv[4]) > MOST_REPETITIONS) die("usage: fann_peer file warm-up repetition repetitions");
  read_samples(argv[1]);
  printf("@version=FANN 2.2.0\n");
  if (work == ADAM) {
    printf("@absent=has no Adam\n");
    return 0;
  }
  printf("@note=%s%s\n", is_tanh ? "" : "piecewise linear for ReLU, sigmoid and squared error for softmax and cross-entropy",
         work == GRADIENT ? "; with the update of the parameters" : "");
  make_batches();
  check();
  measure(atof(argv[2]), atof(argv[3]), atoi(argv[4]));
  return 0;
}
