// Twin of kernel/tree.ts.
#pragma once
#include "queue.hpp"

struct TreeSearch {
  const Arcs arcs;
  const int32_t nodeCount;
  const double sampledWidth;
  std::vector<double> distance;
  std::vector<int32_t> state, firstEntry, entries, beyond;
  int32_t beyondCount = 0;

  explicit TreeSearch(Arcs given)
      : arcs(std::move(given)), nodeCount(int32_t(arcs.firstOut.size()) - 1), sampledWidth(chooseWidth(arcs.weight)),
        distance(nodeCount), state(2 * nodeCount), firstEntry(BUCKETS, NO_ENTRY),
        entries(4 * nodeCount + 2), beyond(nodeCount) {}

  void run(int32_t from, int32_t) {
    std::fill(distance.begin(), distance.end(), UNREACHED);
    std::fill(state.begin(), state.end(), NOWHERE);
    beyondCount = 0;
    distance[from] = 0;
    state[2 * from + 1] = BEYOND;
    beyond[beyondCount++] = from;
    grow();
  }

  void grow() {
    double width = sampledWidth;
    while (beyondCount > 0) {
      double base = UNREACHED;
      int32_t waiting = 0;
      for (int32_t i = 0; i < beyondCount; i++) {
        const int32_t node = beyond[i];
        if (state[2 * node + 1] != BEYOND) continue;
        beyond[waiting++] = node;
        base = std::min(base, distance[node]);
      }
      beyondCount = 0;
      const double scale = 1 / width;
      int32_t size = 0;
      for (int32_t i = 0; i < waiting; i++) {
        const int32_t node = beyond[i];
        const double place = (distance[node] - base) * scale;
        if (place >= BUCKETS) {
          beyond[beyondCount++] = node;
          continue;
        }
        const int32_t bucket = int32_t(place);
        if (size_t(size + 2) > entries.size()) entries.resize(2 * (size + 2));
        state[2 * node + 1] = bucket;
        entries[size] = node;
        entries[size + 1] = firstEntry[bucket];
        firstEntry[bucket] = size;
        size += 2;
      }
      int32_t left = size / 2;
      if (beyondCount > 64 && 8 * left < waiting) width *= 2;

      for (int32_t open = 0; left > 0; open++)
        for (int32_t entry = firstEntry[open]; entry != NO_ENTRY; entry = firstEntry[open]) {
          firstEntry[open] = NO_ENTRY;
          do {
            const int32_t node = entries[entry];
            entry = entries[entry + 1];
            left--;
            if (state[2 * node + 1] != open) continue;
            state[2 * node + 1] = NOWHERE;
            const double sum = distance[node];
            int32_t arc = arcs.firstOut[node];
            const int32_t end = arcs.firstOut[node + 1], before = size;
            if (size_t(size + 2 * (end - arc)) > entries.size()) entries.resize(2 * (size + 2 * (end - arc)));
            for (; arc < end; arc++) {
              const int32_t next = arcs.head[arc];
              const double value = sum + arcs.weight[arc];
              if (!(value < distance[next])) continue;
              distance[next] = value;
              state[2 * next] = arc;
              const double place = (value - base) * scale;
              const int32_t was = state[2 * next + 1];
              if (place >= BUCKETS) {
                if (was == BEYOND) continue;
                state[2 * next + 1] = BEYOND;
                beyond[beyondCount++] = next;
                continue;
              }
              const int32_t bucket = int32_t(place);
              if (was == bucket) continue;
              state[2 * next + 1] = bucket;
              entries[size] = next;
              entries[size + 1] = firstEntry[bucket];
              firstEntry[bucket] = size;
              size += 2;
            }
            left += (size - before) / 2;
          } while (entry != NO_ENTRY);
        }
    }
  }

  double check() const {
    double sum = 0;
    for (const double value : distance)
      if (value < UNREACHED) sum += value;
    return sum;
  }
  size_t bytes() const {
    return 8 * (arcs.weight.size() + distance.size()) +
           4 * (arcs.firstOut.size() + arcs.head.size() + state.size() + firstEntry.size() +
                entries.size() + beyond.size());
  }
};
