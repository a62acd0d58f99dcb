// Twin of search/search.ts on graphs of the bench: NAMOA*dr with bounds by bucket trees, a queue of windows, buckets and a
// heap, and staircases in one arena. `pareto <file> <criteria> [scheduled]`. Departures are looked up as in contenders/pareto.mjs.
#include <cstdlib>
#include <cstring>

#include "tree.hpp"

constexpr int32_t WEEK = 10'080;
constexpr int32_t NO_LABEL = -1;

struct Staircases {
  std::vector<int32_t> start, size, room;
  std::vector<double> pairs;
  size_t used = 0;

  void reset(int32_t count) {
    start.assign(count, 0);
    size.assign(count, 0);
    room.assign(count, 0);
    used = 0;
  }
  int32_t countUpTo(const double* first, int32_t length, double a) const {
    int32_t low = 0, high = length;
    while (low < high) {
      const int32_t middle = (low + high) >> 1;
      if (first[2 * middle] <= a) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  bool covers(int32_t stair, double a, double b) const {
    const int32_t length = size[stair];
    if (length == 0) return false;
    const double* first = pairs.data() + start[stair];
    const int32_t upTo = countUpTo(first, length, a);
    return upTo > 0 && first[2 * upTo - 1] <= b;
  }
  void add(int32_t stair, double a, double b) {
    const int32_t length = size[stair];
    if (length == room[stair]) {
      const int32_t wanted = std::max(2, 2 * room[stair]);
      if (used + 2 * wanted > pairs.size()) pairs.resize(2 * (used + 2 * wanted));
      std::copy_n(pairs.begin() + start[stair], 2 * length, pairs.begin() + used);
      start[stair] = int32_t(used);
      room[stair] = wanted;
      used += 2 * wanted;
    }
    double* first = pairs.data() + start[stair];
    int32_t at = countUpTo(first, length, a);
    while (at > 0 && first[2 * at - 2] == a && first[2 * at - 1] >= b) at--;
    int32_t end = at;
    while (end < length && first[2 * end + 1] >= b) end++;
    if (end != at + 1) std::memmove(first + 2 * at + 2, first + 2 * end, 16 * (length - end));
    first[2 * at] = a;
    first[2 * at + 1] = b;
    size[stair] = length + 1 - (end - at);
  }
};

struct Row {
  double k0, k1, k2;
  int32_t label;
};

struct ParetoSearch {
  static constexpr int32_t COUNT = 1024, BITS = 10, WINDOWS = 256;
  const Instance& instance;
  const bool isScheduled;
  std::vector<double> weights[3];
  std::vector<TreeSearch> trees;
  // Labels, as arrays.
  std::vector<int32_t> node, parent, arc, departure, minutes, next;
  std::vector<double> cents, grams;
  Staircases stairs, target;
  std::vector<Row> heap;
  std::vector<int32_t> chains;
  double base = 0, scale = 1, found = 0, beyondLeast = UNREACHED;
  int32_t open = 0, end = COUNT, beyond = NO_LABEL, waiting = 0;

  const int criteria;

  ParetoSearch(const Instance& given, int count, bool scheduled)
      : instance(given), isScheduled(scheduled), chains(COUNT + WINDOWS), criteria(count) {
    for (int c = 0; c < 3; c++) {
      Arcs arcs = turnRound(toArcs(given, c));
      if (c >= criteria) std::fill(arcs.weight.begin(), arcs.weight.end(), 0);
      weights[c].assign(given.weights[c].begin(), given.weights[c].end());
      if (c >= criteria) std::fill(weights[c].begin(), weights[c].end(), 0);
      trees.emplace_back(std::move(arcs));
    }
  }

  static bool before(const Row& a, const Row& b) {
    if (a.k0 != b.k0) return a.k0 < b.k0;
    if (a.k1 != b.k1) return a.k1 < b.k1;
    if (a.k2 != b.k2) return a.k2 < b.k2;
    return a.label < b.label;
  }
  double f0(int32_t label) const { return cents[label] + trees[0].distance[node[label]]; }
  void enter(int32_t label, double k0) {
    const Row row{k0, minutes[label] + trees[1].distance[node[label]],
                  grams[label] + trees[2].distance[node[label]], label};
    size_t child = heap.size();
    heap.push_back(row);
    while (child > 0) {
      const size_t up = (child - 1) / 2;
      if (!before(row, heap[up])) break;
      heap[child] = heap[up];
      child = up;
    }
    heap[child] = row;
  }
  Row leave() {
    const Row top = heap.front(), last = heap.back();
    heap.pop_back();
    const size_t size = heap.size();
    if (size == 0) return top;
    size_t at = 0;
    for (;;) {
      size_t child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1], heap[child])) child++;
      if (before(last, heap[child])) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }
  void place(int32_t label, double key) {
    const double bucket = (key - base) * scale;
    if (bucket < open + 1) return enter(label, key);
    waiting++;
    if (bucket >= COUNT * WINDOWS) {
      next[label] = beyond;
      beyond = label;
      beyondLeast = std::min(beyondLeast, key);
      return;
    }
    const int32_t whole = int32_t(bucket);
    int32_t& chain = chains[bucket < end ? whole & (COUNT - 1) : COUNT + (whole >> BITS)];
    next[label] = chain;
    chain = label;
  }
  void unchain(int32_t& chain) {
    int32_t label = chain;
    chain = NO_LABEL;
    while (label != NO_LABEL) {
      const int32_t after = next[label];
      waiting--;
      place(label, f0(label));
      label = after;
    }
  }
  void moveTo(int32_t window) {
    open = window * COUNT - 1;
    end = open + 1 + COUNT;
  }
  void openNext() {
    while (heap.empty()) {
      int32_t bucket = open + 1;
      while (bucket < end && chains[bucket & (COUNT - 1)] == NO_LABEL) bucket++;
      if (bucket < end) {
        open = bucket;
        unchain(chains[bucket & (COUNT - 1)]);
        continue;
      }
      int32_t window = end >> BITS;
      while (window < WINDOWS && chains[COUNT + window] == NO_LABEL) window++;
      if (window < WINDOWS) {
        moveTo(window);
        unchain(chains[COUNT + window]);
        continue;
      }
      base = beyondLeast;
      beyondLeast = UNREACHED;
      moveTo(0);
      unchain(beyond);
    }
  }
  int32_t leaveAt(int32_t move, int32_t minute) const {
    const int32_t first = instance.firstDeparture[move], last = instance.firstDeparture[move + 1];
    if (!isScheduled || first == last) return minute;
    const int32_t start = minute / WEEK * WEEK, at = minute - start;
    for (int32_t i = first; i < last; i++)
      if (instance.departures[i] >= at) return start + instance.departures[i];
    return start + WEEK + instance.departures[first];
  }
  void add(int32_t at, int32_t from, int32_t move, int32_t left, int32_t m, double c, double g) {
    node.push_back(at);
    parent.push_back(from);
    arc.push_back(move);
    departure.push_back(left);
    minutes.push_back(m);
    cents.push_back(c);
    grams.push_back(g);
    next.push_back(NO_LABEL);
    place(int32_t(node.size()) - 1, c + trees[0].distance[at]);
  }

  void run(int32_t from, int32_t to) {
    // What is not asked for has no bounds: they are 0 from the start.
    for (int c = 0; c < criteria; c++) trees[c].run(to, 0);
    for (auto* list : {&node, &parent, &arc, &departure, &minutes, &next}) list->clear();
    cents.clear();
    grams.clear();
    stairs.reset(instance.nodeCount);
    target.reset(1);
    std::fill(chains.begin(), chains.end(), NO_LABEL);
    open = waiting = 0;
    end = COUNT;
    beyond = NO_LABEL;
    beyondLeast = UNREACHED;
    base = trees[0].distance[from];
    scale = 1 / std::max(1.0, base / 256);
    found = 0;
    const auto &h0 = trees[0].distance, &h1 = trees[1].distance, &h2 = trees[2].distance;
    add(from, NO_LABEL, -1, 0, 0, 0, 0);
    while (!heap.empty() || waiting > 0) {
      if (heap.empty()) openNext();
      const Row row = leave();
      const int32_t label = row.label, at = node[label], m = minutes[label];
      const double c = cents[label], g = grams[label];
      if (target.covers(0, row.k1, row.k2) || stairs.covers(at, m, g)) continue;
      stairs.add(at, m, g);
      if (at == to) {
        target.add(0, m, g);
        found += 1 + c + 2.0 * m + 3 * g;
        continue;
      }
      for (int32_t move = instance.firstOut[at]; move < instance.firstOut[at + 1]; move++) {
        const int32_t there = instance.head[move];
        const double c2 = c + weights[0][move], g2 = g + weights[2][move];
        if (c2 + h0[there] == UNREACHED) continue;
        const int32_t ride = instance.weights[1][move];
        if (target.covers(0, m + ride + h1[there], g2 + h2[there]) || stairs.covers(there, m + ride, g2)) continue;
        const int32_t left = leaveAt(move, m), m2 = left + ride;
        if (left > m &&
            (target.covers(0, m2 + h1[there], g2 + h2[there]) || stairs.covers(there, m2, g2)))
          continue;
        add(there, label, move, left, m2, c2, g2);
      }
    }
  }
  double check() const { return found; }
  size_t bytes() const {
    return 4 * 6 * node.capacity() + 8 * 2 * cents.capacity() + 8 * stairs.pairs.capacity();
  }
};

int main(int count, char** argv) {
  const Instance instance = readInstance(argv[1]);
  ParetoSearch search(instance, std::atoi(argv[2]), count > 3);
  return serve(search, instance);
}
