// Graphs to measure on, drawn from a seed: multimodal networks (mm-N) and grids (grid-N).
// A node of mm-N is a terminal and a mode; transfers are arcs. Weights are whole: cents, minutes and grams a TEU.
// Queries are drawn among nodes that all reach each other.
import { createRandom, SEED } from "./random.mjs";

const SIDE_KM = 8_000;
export const MINUTES_PER_WEEK = 10_080;
// share of terminals; cents, minutes and grams a km; arcs to the nearest and to any; departures a week (none: on demand)
const MODES = [
  { share: 1, cents: 130, minutes: 0.9, grams: 900, near: 2, far: 0 },
  { share: 0.5, cents: 55, minutes: 1.5, grams: 220, near: 2, far: 0, weekly: [1, 7] },
  { share: 0.2, cents: 25, minutes: 5, grams: 400, near: 2, far: 0, weekly: [1, 5] },
  { share: 0.2, cents: 9, minutes: 2, grams: 120, near: 1, far: 1, weekly: [1, 2] },
  { share: 0.1, cents: 2_600, minutes: 0.08, grams: 9_000, near: 0, far: 2, weekly: [3, 21] },
];

/** `mm-1000`, `grid-10000`: an instance by its name, with `queryCount` queries. */
export function makeInstance(name, queryCount) {
  const [family, size] = name.split("-");
  const random = createRandom(SEED + Number(size));
  const drawn = family === "grid" ? drawGrid(Number(size), random) : drawMm(Number(size), random);
  const graph = layOut(drawn);
  return { name, ...graph, queries: drawQueries(graph, queryCount, random) };
}

function drawGrid(size, random) {
  const side = Math.round(Math.sqrt(size));
  const arcs = [];
  const join = (from, to) =>
    arcs.push({
      from,
      to,
      weights: [random.whole(100, 10_000), random.whole(10, 1_000), random.whole(100, 10_000)],
      departures: [],
    });
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const node = y * side + x;
      for (const [other, isThere] of [
        [node + 1, x + 1 < side],
        [node + side, y + 1 < side],
      ])
        if (isThere) {
          join(node, other);
          join(other, node);
        }
    }
  const points = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)]);
  return { nodeCount: side * side, arcs, points };
}

function drawMm(size, random) {
  const points = [];
  const byMode = MODES.map(() => []);
  const arcs = [];
  while (points.length < size) {
    const point = [random.between(0, SIDE_KM), random.between(0, SIDE_KM)];
    const here = [];
    MODES.forEach(({ share }, mode) => {
      if (points.length === size || random.next() >= share) return;
      here.push(points.length);
      byMode[mode].push(points.length);
      points.push(point);
    });
    for (const from of here)
      for (const to of here)
        if (from !== to)
          arcs.push({
            from,
            to,
            weights: [
              random.whole(4_000, 30_000),
              random.whole(90, 1_440),
              random.whole(2_000, 20_000),
            ],
            departures: [],
          });
  }
  MODES.forEach((mode, index) => {
    const nodes = byMode[index];
    const pairs = new Set();
    const pair = (a, b) => {
      if (a !== b) pairs.add(Math.min(a, b) * size + Math.max(a, b));
    };
    if (mode.near > 0) for (const [a, b] of nearest(nodes, points, mode.near)) pair(a, b);
    for (const node of nodes)
      for (let i = 0; i < mode.far; i++) pair(node, nodes[random.whole(0, nodes.length - 1)]);
    for (const key of pairs) {
      const [a, b] = [Math.floor(key / size), key % size];
      const km = 5 + Math.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]);
      for (const [from, to] of [
        [a, b],
        [b, a],
      ]) {
        const weigh = (perKm) => Math.max(1, Math.round(perKm * km * random.between(0.8, 1.25)));
        const departures = new Set();
        if (mode.weekly !== undefined)
          for (let i = random.whole(...mode.weekly); i > 0; i--)
            departures.add(random.whole(0, MINUTES_PER_WEEK - 1));
        arcs.push({
          from,
          to,
          weights: [weigh(mode.cents), weigh(mode.minutes), weigh(mode.grams)],
          departures: [...departures].sort((x, y) => x - y),
        });
      }
    }
  });
  return { nodeCount: size, arcs, points };
}

/** Pairs of each of `nodes` and its `count` nearest others, by cells of a grid. */
export function nearest(nodes, points, count) {
  const cells = Math.max(1, Math.floor(Math.sqrt(nodes.length / 2)));
  const extent = 1 + nodes.reduce((most, node) => Math.max(most, ...points[node]), 0);
  const cellOf = (value) => Math.floor((value / extent) * cells);
  const inCell = new Map();
  for (const node of nodes) {
    const key = cellOf(points[node][0]) * cells + cellOf(points[node][1]);
    inCell.set(key, [...(inCell.get(key) ?? []), node]);
  }
  const pairs = [];
  for (const node of nodes) {
    const [x, y] = points[node];
    let near = [];
    // One ring more than the first that holds enough: a corner is farther than the next ring's side.
    for (let reach = 1, enough = 0; enough < 2 && reach <= cells + 1; reach++) {
      near = [];
      for (let cx = cellOf(x) - reach; cx <= cellOf(x) + reach; cx++)
        for (let cy = cellOf(y) - reach; cy <= cellOf(y) + reach; cy++)
          if (cx >= 0 && cy >= 0 && cx < cells && cy < cells)
            near.push(...(inCell.get(cx * cells + cy) ?? []));
      if (near.length > count) enough++;
    }
    near
      .filter((other) => other !== node)
      .map((other) => [Math.hypot(points[other][0] - x, points[other][1] - y), other])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, count)
      .forEach(([, other]) => {
        pairs.push([node, other]);
      });
  }
  return pairs;
}

function layOut({ nodeCount, arcs, points }) {
  const firstOut = new Int32Array(nodeCount + 1);
  for (const { from } of arcs) firstOut[from + 1]++;
  for (let node = 0; node < nodeCount; node++) firstOut[node + 1] += firstOut[node];
  const free = firstOut.slice();
  const head = new Int32Array(arcs.length);
  const weights = [0, 1, 2].map(() => new Int32Array(arcs.length));
  const sorted = new Array(arcs.length);
  for (const arc of arcs) {
    const at = free[arc.from]++;
    head[at] = arc.to;
    sorted[at] = arc;
    arc.weights.forEach((weight, criterion) => {
      weights[criterion][at] = weight;
    });
  }
  const firstDeparture = new Int32Array(arcs.length + 1);
  sorted.forEach(({ departures }, at) => {
    firstDeparture[at + 1] = firstDeparture[at] + departures.length;
  });
  const departures = Int32Array.from(sorted.flatMap((arc) => arc.departures));
  const x = Float64Array.from(points, (point) => point[0]);
  const y = Float64Array.from(points, (point) => point[1]);
  return { nodeCount, firstOut, head, weights, firstDeparture, departures, x, y };
}

/** Origins and destinations in turn, among the nodes that the best connected of some nodes reaches and is reached by. */
function drawQueries({ nodeCount, firstOut, head }, count, random) {
  const tail = new Int32Array(head.length);
  for (let node = 0; node < nodeCount; node++) tail.fill(node, firstOut[node], firstOut[node + 1]);
  const firstIn = new Int32Array(nodeCount + 1);
  for (const node of head) firstIn[node + 1]++;
  for (let node = 0; node < nodeCount; node++) firstIn[node + 1] += firstIn[node];
  const free = firstIn.slice();
  const comesFrom = new Int32Array(head.length);
  head.forEach((node, arc) => {
    comesFrom[free[node]++] = tail[arc];
  });
  const reach = (start, first, others) => {
    const isReached = new Uint8Array(nodeCount);
    isReached[start] = 1;
    const stack = [start];
    for (let node = stack.pop(); node !== undefined; node = stack.pop())
      for (let i = first[node]; i < first[node + 1]; i++)
        if (isReached[others[i]] === 0) {
          isReached[others[i]] = 1;
          stack.push(others[i]);
        }
    return isReached;
  };
  let core = [];
  for (let i = 0; i < 8; i++) {
    const start = random.whole(0, nodeCount - 1);
    const there = reach(start, firstOut, head);
    const back = reach(start, firstIn, comesFrom);
    const both = Array.from(there.keys()).filter((node) => there[node] === 1 && back[node] === 1);
    if (both.length > core.length) core = both;
  }
  const queries = new Int32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const pick = () => core[random.whole(0, core.length - 1)];
    queries[2 * i] = pick();
    do queries[2 * i + 1] = pick();
    while (queries[2 * i + 1] === queries[2 * i]);
  }
  return queries;
}

const ARRAYS = ["firstOut", "head", 0, 1, 2, "firstDeparture", "departures", "queries"];

/** One file for every contender: eight times a length and so many whole numbers of 32 bits, then places as doubles. */
export function toBytes(instance) {
  const parts = ARRAYS.flatMap((key) => {
    const array = instance[key] ?? instance.weights[key];
    return [Int32Array.of(array.length), array];
  }).map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  return Buffer.concat([
    ...parts,
    Buffer.from(instance.x.buffer.slice(0)),
    Buffer.from(instance.y.buffer.slice(0)),
  ]);
}

export function fromBytes(name, bytes) {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  let at = 0;
  const read = () => {
    const [length] = new Int32Array(buffer, at, 1);
    const array = new Int32Array(new Int32Array(buffer, at + 4, length));
    at += 4 + 4 * length;
    return array;
  };
  const [firstOut, head, w0, w1, w2, firstDeparture, departures, queries] = ARRAYS.map(read);
  const nodeCount = firstOut.length - 1;
  const places = () => {
    const array = new Float64Array(buffer.slice(at, at + 8 * nodeCount));
    at += 8 * nodeCount;
    return array;
  };
  const x = places();
  const y = places();
  const weights = [w0, w1, w2];
  return { name, nodeCount, firstOut, head, weights, firstDeparture, departures, queries, x, y };
}
