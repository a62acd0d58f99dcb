// Exact fronts by the product's own search on a graph of the bench: its arrays are written as a compiled network has
// them, every arc a ride of its own, handling that takes nothing. "3" or "2" criteria; "scheduled": arcs with departures
// leave by their week. With two criteria the third is nothing: the product would compare it for ties.
import { layOut, turnRound } from "../../../packages/planner/dist/kernel/arcs.js";
import { createField } from "../../../packages/planner/dist/search/field.js";
import { centsOf, gramsOf, minutesOf } from "../../../packages/planner/dist/search/labels.js";
import { search } from "../../../packages/planner/dist/search/rounds.js";
import { MINUTES_PER_WEEK } from "../instances.mjs";
import { pairsOf } from "./kernel.mjs";

const OVER = ["cost", "duration", "co2e"];

export function prepare(instance, criteria, schedule) {
  const { nodeCount, firstOut, head, weights, firstDeparture, departures } = instance;
  const over = OVER.slice(0, Number(criteria));
  const [cost, duration, co2e] = weights.map((weight, i) =>
    i < over.length ? Float64Array.from(weight) : new Float64Array(head.length),
  );
  const isScheduled = schedule === "scheduled";
  const leavingOf = (arc) => {
    const week = departures.subarray(firstDeparture[arc], firstDeparture[arc + 1]);
    return isScheduled && week.length > 0
      ? { kind: "timetable", timetable: { next: (minute, limit) => nextOf(week, minute, limit) } }
      : { kind: "onDemand" };
  };
  const arcCount = head.length;
  const identity = Int32Array.from({ length: Math.max(arcCount, nodeCount) }, (_, i) => i);
  const tail = new Int32Array(arcCount);
  for (let node = 0; node < nodeCount; node++) tail.fill(node, firstOut[node], firstOut[node + 1]);
  const into = turnRound(layOut(nodeCount, tail, head, cost));
  const leavings = Array.from({ length: arcCount }, (_, arc) => leavingOf(arc));
  const compiled = {
    terminalIds: [],
    rides: Array.from(duration, (minutes) => ({
      rideMinutes: minutes,
      cutOffMinutes: 0,
      offsetMinutes: 0,
      service: undefined,
    })),
    leavings,
    rideMinutes: Int32Array.from(duration),
    rideCutOff: new Int32Array(arcCount),
    rideOffset: new Int32Array(arcCount),
    rideLead: new Float64Array(arcCount).fill(Number.NEGATIVE_INFINITY),
    timetables: leavings.map(({ timetable }) => timetable),
    hours: [],
    stateCount: nodeCount,
    stateTerminal: identity.subarray(0, nodeCount),
    gateState: identity,
    doorState: identity,
    rideState: head,
    release: new Int32Array(nodeCount),
    toLorry: new Int32Array(nodeCount),
    firstMove: firstOut,
    moveRide: identity.subarray(0, arcCount),
    moveTransfer: new Int32Array(arcCount),
    moveInto: head,
    firstInto: into.firstOut,
    intoMoves: into.origin,
    intoFrom: into.head,
  };
  const inOrder = (weight) => Float64Array.from(into.origin, (arc) => weight[arc]);
  const least = {
    cost: inOrder(cost),
    duration: inOrder(duration),
    co2e: inOrder(co2e),
    transfers: new Float64Array(arcCount).fill(1),
  };
  const weighed = {
    rideCents: cost,
    rideGrams: co2e,
    rideOpen: new Uint8Array(arcCount).fill(1),
    rideWait: new Int32Array(arcCount),
    terms: () => undefined,
    transferCents: new Float64Array(1),
    transferGrams: new Float64Array(1),
    transferMinutes: new Int32Array(1),
    moveOpen: new Uint8Array(arcCount).fill(1),
    intoWeight: (criterion) => least[criterion],
    charges: () => [],
    isRough: () => false,
  };
  const ask = ([from, to]) => {
    const query = {
      from: { gates: [from], lorries: [] },
      to: { gates: [to], lorries: [] },
      stays: [],
      mustTouch: 0,
      departAfter: 0,
      arriveBefore: Number.POSITIVE_INFINITY,
      bookedAt: Number.NEGATIVE_INFINITY,
      startCents: 0,
      maxCents: Number.POSITIVE_INFINITY,
      maxLegs: Number.POSITIVE_INFINITY,
      over,
      units: over.map(() => 1),
      isFirstOnly: false,
      isSpread: false,
      maxLabels: Number.POSITIVE_INFINITY,
      maxBytes: Number.POSITIVE_INFINITY,
      shouldStop: () => false,
    };
    return search(compiled, weighed, query, createField(compiled, weighed, query));
  };
  const counts = new Map();
  return {
    queries: pairsOf(instance),
    run: ask,
    check({ labels, answers, extracted }, query) {
      counts.set(query, { labels: labels.made, extracted, front: answers.length });
      return answers.reduce(
        (sum, at) =>
          sum + 1 + centsOf(labels, at) + 2 * minutesOf(labels, at) + 3 * gramsOf(labels, at),
        0,
      );
    },
    more: () => [...counts.values()],
  };
}

/** The first departure of a week's at or after a minute. */
function nextOf(week, minute, limit) {
  const start = Math.floor(minute / MINUTES_PER_WEEK) * MINUTES_PER_WEEK;
  const at = minute - start;
  let first = 0;
  while (first < week.length && week[first] < at) first++;
  const found = first < week.length ? start + week[first] : start + MINUTES_PER_WEEK + week[0];
  return found <= limit ? found : Number.POSITIVE_INFINITY;
}
