// The bucket queue of packages/planner/src/kernel, statement by statement.
#pragma once
#include "instance.hpp"

constexpr double UNREACHED = std::numeric_limits<double>::infinity();
constexpr int32_t NO_ARC = -1, NOWHERE = -1, BEYOND = -2, NO_ENTRY = -1;
constexpr int32_t BUCKETS = 4096;

struct Arcs {
  std::vector<int32_t> firstOut, head, tail, origin;
  std::vector<double> weight;
};

inline Arcs layOut(int32_t nodeCount, const std::vector<int32_t>& from, const std::vector<int32_t>& to,
                   const std::vector<double>& weights) {
  Arcs arcs;
  arcs.firstOut.assign(nodeCount + 1, 0);
  for (const int32_t node : from) arcs.firstOut[node + 1]++;
  for (int32_t node = 0; node < nodeCount; node++) arcs.firstOut[node + 1] += arcs.firstOut[node];
  std::vector<int32_t> next = arcs.firstOut;
  arcs.head.resize(from.size());
  arcs.tail.resize(from.size());
  arcs.origin.resize(from.size());
  arcs.weight.resize(from.size());
  for (size_t i = 0; i < from.size(); i++) {
    const int32_t arc = next[from[i]]++;
    arcs.head[arc] = to[i];
    arcs.tail[arc] = from[i];
    arcs.weight[arc] = weights[i];
    arcs.origin[arc] = int32_t(i);
  }
  return arcs;
}

inline Arcs toArcs(const Instance& instance, int criterion = 0) {
  std::vector<int32_t> tail(instance.head.size());
  for (int32_t node = 0; node < instance.nodeCount; node++)
    std::fill(tail.begin() + instance.firstOut[node], tail.begin() + instance.firstOut[node + 1], node);
  return layOut(instance.nodeCount, tail, instance.head,
                {instance.weights[criterion].begin(), instance.weights[criterion].end()});
}

inline Arcs turnRound(const Arcs& arcs) {
  return layOut(int32_t(arcs.firstOut.size()) - 1, arcs.head, arcs.tail, arcs.weight);
}

inline double chooseWidth(const std::vector<double>& weight) {
  const size_t step = std::max<size_t>(1, weight.size() / 64);
  std::vector<double> some;
  for (size_t arc = 0; arc < weight.size(); arc += step)
    if (weight[arc] > 0 && weight[arc] < UNREACHED) some.push_back(weight[arc]);
  if (some.empty()) return 1;
  std::sort(some.begin(), some.end());
  return std::exp2(std::floor(std::log2(some[some.size() / 2])));
}
