// Reads an instance as the bench writes it, answers rounds as contend.mjs does: the same arrays, the same protocol.
#pragma once
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Instance {
  std::vector<int32_t> firstOut, head, weights[3], firstDeparture, departures, queries;
  int32_t nodeCount = 0;
};

inline std::vector<int32_t> readArray(FILE* file) {
  int32_t length = 0;
  if (fread(&length, 4, 1, file) != 1) throw std::runtime_error("instance is cut short");
  std::vector<int32_t> array(length);
  if (fread(array.data(), 4, length, file) != size_t(length)) throw std::runtime_error("instance is cut short");
  return array;
}

inline Instance readInstance(const char* path) {
  FILE* file = fopen(path, "rb");
  if (file == nullptr) throw std::runtime_error("no such instance");
  Instance instance;
  instance.firstOut = readArray(file);
  instance.head = readArray(file);
  for (auto& weights : instance.weights) weights = readArray(file);
  instance.firstDeparture = readArray(file);
  instance.departures = readArray(file);
  instance.queries = readArray(file);
  instance.nodeCount = int32_t(instance.firstOut.size()) - 1;
  fclose(file);
  return instance;
}

inline double clockMs(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/** Times `run(from, to)`, which returns what it found as one number; own time where it is less than the clock's. */
template <class Run>
double spend(Run& run, int32_t from, int32_t to, int times, double& sum) {
  const double cpu = clockMs(CLOCK_THREAD_CPUTIME_ID), begin = clockMs(CLOCK_MONOTONIC);
  for (int i = 0; i < times; i++) run.run(from, to);
  const double wall = clockMs(CLOCK_MONOTONIC) - begin;
  const double own = clockMs(CLOCK_THREAD_CPUTIME_ID) - cpu;
  sum = run.check();
  return (wall < 1 ? wall : std::min(wall, own)) / times;
}

template <class Run>
int serve(Run& run, const Instance& instance) {
  printf("ready\n");
  fflush(stdout);
  char line[64];
  bool isWarm = false;
  while (fgets(line, sizeof line, stdin) != nullptr) {
    int passes = 0;
    if (sscanf(line, "round %d", &passes) != 1) break;
    const size_t count = instance.queries.size() / 2;
    double sum = 0;
    if (!isWarm)
      for (size_t i = 0; i < std::min<size_t>(count, 5); i++)
        spend(run, instance.queries[2 * i], instance.queries[2 * i + 1], 1, sum);
    isWarm = true;
    std::string ms, sums;
    for (size_t i = 0; i < count; i++) {
      const int32_t from = instance.queries[2 * i], to = instance.queries[2 * i + 1];
      double found = 0, best = spend(run, from, to, 1, found);
      const int repeats = std::clamp(int(std::ceil(0.1 / best)), 1, 100);
      for (int pass = best > 500 ? passes : 1; pass < passes; pass++)
        best = std::min(best, spend(run, from, to, repeats, sum));
      char text[64];
      snprintf(text, sizeof text, "%s%.6f", i == 0 ? "" : ",", best);
      ms += text;
      snprintf(text, sizeof text, "%s%.17g", i == 0 ? "" : ",", found);
      sums += text;
    }
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    printf("{\"ms\":[%s],\"sums\":[%s],\"bytes\":%zu,\"peakBytes\":%ld}\n", ms.c_str(), sums.c_str(),
           run.bytes(), use.ru_maxrss * 1024L);
    fflush(stdout);
  }
  return 0;
}
