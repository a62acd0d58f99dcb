// Twin of kernel/path.ts.
#include "queue.hpp"

struct Side {
  Arcs arcs;
  std::vector<double> distance;
  std::vector<int32_t> state, touched, firstEntry, entries, beyond;
  int32_t touchedCount = 0, size = 0, beyondCount = 0, open = 0, left = 0;
  double base = 0, low = 0;

  explicit Side(Arcs given) : arcs(std::move(given)) {
    const size_t nodeCount = arcs.firstOut.size() - 1;
    distance.assign(nodeCount, UNREACHED);
    state.assign(2 * nodeCount, NOWHERE);
    touched.resize(nodeCount);
    beyond.resize(nodeCount);
    firstEntry.resize(BUCKETS);
    entries.resize(256);
  }

  void begin(int32_t node) {
    for (int32_t i = 0; i < touchedCount; i++) {
      distance[touched[i]] = UNREACHED;
      state[2 * touched[i] + 1] = NOWHERE;
    }
    distance[node] = 0;
    state[2 * node] = NO_ARC;
    state[2 * node + 1] = BEYOND;
    touched[0] = node;
    touchedCount = 1;
    beyond[0] = node;
    beyondCount = 1;
    left = 0;
    low = 0;
  }

  bool openWindow(double width) {
    base = UNREACHED;
    int32_t waiting = 0;
    for (int32_t i = 0; i < beyondCount; i++) {
      const int32_t node = beyond[i];
      if (state[2 * node + 1] != BEYOND) continue;
      beyond[waiting++] = node;
      base = std::min(base, distance[node]);
    }
    beyondCount = 0;
    if (waiting == 0) return false;
    std::fill(firstEntry.begin(), firstEntry.end(), NO_ENTRY);
    if (size_t(2 * waiting) > entries.size()) entries.resize(4 * waiting);
    const double scale = 1 / width;
    size = 0;
    for (int32_t i = 0; i < waiting; i++) {
      const int32_t node = beyond[i];
      const double place = (distance[node] - base) * scale;
      if (place >= BUCKETS) {
        beyond[beyondCount++] = node;
        continue;
      }
      const int32_t bucket = int32_t(place);
      state[2 * node + 1] = bucket;
      entries[size] = node;
      entries[size + 1] = firstEntry[bucket];
      firstEntry[bucket] = size;
      size += 2;
    }
    left = size / 2;
    open = 0;
    return true;
  }

  bool advance(const Side& other, double& best, int32_t& meeting, double width) {
    if (left == 0 && !openWindow(width)) return false;
    const double scale = 1 / width;
    while (firstEntry[open] == NO_ENTRY) open++;
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
        const int32_t end = arcs.firstOut[node + 1], sizeBefore = size;
        if (size_t(size + 2 * (end - arc)) > entries.size()) entries.resize(2 * (size + 2 * (end - arc)));
        for (; arc < end; arc++) {
          const int32_t next = arcs.head[arc];
          const double value = sum + arcs.weight[arc];
          const double before = distance[next];
          if (!(value < before)) continue;
          const double together = value + other.distance[next];
          if (together < best) {
            best = together;
            meeting = next;
          } else if (value + other.low >= best) {
            continue;
          }
          if (before == UNREACHED) touched[touchedCount++] = next;
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
        left += (size - sizeBefore) / 2;
      } while (entry != NO_ENTRY);
    }
    open++;
    low = base + open * width;
    return true;
  }
};

struct PathSearch {
  Side ahead, behind;
  const double width;
  double length = 0;
  std::vector<int32_t> path;

  explicit PathSearch(const Instance& instance)
      : ahead(toArcs(instance)), behind(turnRound(ahead.arcs)), width(chooseWidth(ahead.arcs.weight) / 16) {}

  void run(int32_t from, int32_t to) {
    double best = UNREACHED;
    int32_t meeting = NOWHERE;
    ahead.begin(from);
    behind.begin(to);
    while (ahead.low + behind.low < best) {
      const bool isAhead = ahead.left + ahead.beyondCount <= behind.left + behind.beyondCount;
      if (!(isAhead ? ahead.advance(behind, best, meeting, width) : behind.advance(ahead, best, meeting, width)))
        break;
    }
    path.clear();
    length = -1;
    if (meeting == NOWHERE) return;
    for (int32_t arc = ahead.state[2 * meeting]; arc != NO_ARC; arc = ahead.state[2 * ahead.arcs.tail[arc]]) path.push_back(arc);
    std::reverse(path.begin(), path.end());
    for (int32_t arc = behind.state[2 * meeting]; arc != NO_ARC; arc = behind.state[2 * behind.arcs.tail[arc]])
      path.push_back(behind.arcs.origin[arc]);
    length = 0;
    for (const int32_t arc : path) length += ahead.arcs.weight[arc];
  }

  double check() const { return length; }
  size_t bytes() const { return 0; }
};

int main(int, char** argv) {
  const Instance instance = readInstance(argv[1]);
  PathSearch search(instance);
  return serve(search, instance);
}
