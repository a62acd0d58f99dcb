import { afterEach, describe, expect, test, vi } from "vitest";
import { type LaidOut, layOut, turnRound } from "./arcs.ts";
import { createPathSearch } from "./path.ts";
import { createTreeSearch, NO_ARC, UNREACHED } from "./tree.ts";
import { createTreeMachine } from "./treeMachine.ts";
import { createTreeScript } from "./treeScript.ts";

type ArcRow = readonly [from: number, to: number, weight: number];

const laidOut = (nodeCount: number, rows: readonly ArcRow[]): LaidOut =>
  layOut(
    nodeCount,
    rows.map(([from]) => from),
    rows.map(([, to]) => to),
    rows.map(([, , weight]) => weight),
  );

/** By the definition: relax every arc until nothing improves (Bellman, Ford). */
function naive(nodeCount: number, rows: readonly ArcRow[], seed: readonly number[]): number[] {
  const sums = Array.from({ length: nodeCount }, (_, node) => seed[node] ?? UNREACHED);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const [from, to, weight] of rows)
      if (sums[from]! + weight < sums[to]!) {
        sums[to] = sums[from]! + weight;
        isChanged = true;
      }
  }
  return sums;
}

const seeded = (state: number) => (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

/** Few nodes, many ties, zeros on purpose; some weights huge or closed. */
function draw(seed: number): { nodeCount: number; rows: ArcRow[] } {
  const next = seeded(seed);
  const nodeCount = 1 + Math.floor(next() * 40);
  const scale = [1, 3, 1_000, 1e9][Math.floor(next() * 4)]!;
  const rows = Array.from({ length: Math.floor(next() * 5 * nodeCount) }, (): ArcRow => {
    const kind = next();
    const weight =
      kind < 0.2 ? 0 : kind < 0.25 ? UNREACHED : kind < 0.3 ? 1e9 : Math.floor(next() * scale);
    return [Math.floor(next() * nodeCount), Math.floor(next() * nodeCount), weight];
  });
  return { nodeCount, rows };
}

describe.each([
  { by: "WebAssembly", createTree: (arcs: LaidOut) => createTreeMachine(arcs)! },
  { by: "JavaScript", createTree: createTreeScript },
])("one to all by $by", ({ createTree }) => {
  test.each([
    { name: "a node alone", nodeCount: 1, rows: [], expected: [0] },
    { name: "a loop", nodeCount: 1, rows: [[0, 0, 0]], expected: [0] },
    { name: "nothing leads there", nodeCount: 2, rows: [[1, 0, 1]], expected: [0, UNREACHED] },
    {
      name: "a closed arc",
      nodeCount: 2,
      rows: [[0, 1, UNREACHED]],
      expected: [0, UNREACHED],
    },
    {
      name: "the lesser of parallel arcs",
      nodeCount: 2,
      rows: [
        [0, 1, 7],
        [0, 1, 3],
        [0, 1, 5],
      ],
      expected: [0, 3],
    },
    {
      name: "a cycle of zeros",
      nodeCount: 4,
      rows: [
        [0, 1, 0],
        [1, 2, 0],
        [2, 0, 0],
        [2, 3, 4],
      ],
      expected: [0, 0, 0, 4],
    },
    {
      name: "cents by the billion beside single ones",
      nodeCount: 4,
      rows: [
        [0, 1, 1_000_000_000],
        [1, 2, 1_000_000_000],
        [2, 3, 1],
        [0, 3, 1_999_999_999],
        [3, 2, 0],
      ],
      expected: [0, 1_000_000_000, 1_999_999_999, 1_999_999_999],
    },
    {
      name: "a better way found late, again and again",
      nodeCount: 5,
      rows: [
        [0, 4, 100],
        [0, 1, 1],
        [1, 4, 80],
        [1, 2, 1],
        [2, 4, 60],
        [2, 3, 1],
        [3, 4, 0],
      ],
      expected: [0, 1, 2, 3, 3],
    },
  ] as { name: string; nodeCount: number; rows: ArcRow[]; expected: number[] }[])(
    "$name",
    ({ nodeCount, rows, expected }) => {
      const tree = createTree(laidOut(nodeCount, rows)).from(0);
      expect([...tree]).toEqual(expected);
    },
  );

  test("as the definition says, from one node and from many, on 400 random graphs; buffers used again", () => {
    for (let seed = 0; seed < 400; seed++) {
      const { nodeCount, rows } = draw(seed);
      const arcs = laidOut(nodeCount, rows);
      const search = createTree(arcs);
      const next = seeded(seed);
      const starts = Float64Array.from({ length: nodeCount }, () =>
        next() < 0.3 ? Math.floor(next() * 1e6) : UNREACHED,
      );
      const many = [...search.fromMany(starts)];
      expect(many, `seed ${seed}`).toEqual(naive(nodeCount, rows, [...starts]));
      const distance = search.from(0);
      expect([...distance], `seed ${seed}`).toEqual(naive(nodeCount, rows, [0]));
      // Every way, followed back, is as long as it says and ends at the start.
      for (let node = 0; node < nodeCount; node++) {
        if (distance[node] === UNREACHED) continue;
        let sum = 0;
        let at = node;
        for (let arc = search.via(at); arc !== NO_ARC; arc = search.via(at)) {
          sum += arcs.weight[arc]!;
          at = arcs.tail[arc]!;
        }
        expect([at, sum], `seed ${seed}`).toEqual([0, distance[node]]);
      }
    }
  });

  test("a long line with weights from one to a billion crosses many windows", () => {
    const rows = Array.from({ length: 5_000 }, (_, i): ArcRow => [i, i + 1, 10 ** (i % 10)]);
    const tree = createTree(laidOut(5_001, rows)).from(0);
    expect(tree[5_000]).toBe(500 * 1_111_111_111);
  });

  test("a fan of far ends, each in a window of its own", () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, i): ArcRow => [0, i + 1, i < 2_000 ? 1 : 2 ** (i % 40)],
    );
    const tree = createTree(laidOut(3_001, rows)).from(0);
    expect([...tree.subarray(1)]).toEqual(rows.map(([, , weight]) => weight));
  });

  test("with other weights, in buckets of any width", () => {
    for (let seed = 0; seed < 100; seed++) {
      const { nodeCount, rows } = draw(seed);
      const search = createTree(laidOut(nodeCount, rows));
      search.from(0);
      const next = seeded(seed);
      const others = rows.map(([from, to]): ArcRow => [from, to, Math.floor(next() * 1e4)]);
      search.reweigh(laidOut(nodeCount, others).weight, 2 ** (seed % 20));
      expect([...search.from(0)], `seed ${seed}`).toEqual(naive(nodeCount, others, [0]));
    }
  });

  test("nodes wait by the ten thousand: memory grows", () => {
    const count = 20_000;
    // All are reached dearly from the first, then again and again for less from those after it.
    const rows = Array.from({ length: 12 * count }, (_, i): ArcRow => {
      const turn = Math.floor(i / count);
      return [turn, 12 + (i % count), 1_000 - 50 * turn];
    });
    for (let node = 1; node < 12; node++) rows.push([node - 1, node, 1]);
    const sums = createTree(laidOut(12 + count, rows)).from(0);
    expect(sums[11]).toBe(11);
    expect(new Set(sums.subarray(12))).toEqual(new Set([11 + 1_000 - 50 * 11]));
  });
});

afterEach(() => vi.unstubAllGlobals());

test("without WebAssembly trees are grown all the same, and those of large graphs as with it", () => {
  const line = laidOut(
    3_001,
    Array.from({ length: 3_000 }, (_, i): ArcRow => [i, i + 1, 3]),
  );
  const distance = [...createTreeSearch(line).from(0)];
  vi.stubGlobal("WebAssembly", undefined);
  expect(createTreeMachine(line)).toBeUndefined();
  expect([...createTreeSearch(line).from(0)]).toEqual(distance);
  expect(distance.at(-1)).toBe(9_000);
});

test("a graph past what its addresses reach is not laid out for WebAssembly", () => {
  const firstOut = { length: 2 ** 27 } as Int32Array;
  const none = { firstOut, head: new Int32Array(0), weight: new Float64Array(0) };
  expect(createTreeMachine(none)).toBeUndefined();
});

describe("one to one", () => {
  test("as long as the tree says, arcs joined end to end, on 400 random graphs", () => {
    for (let seed = 0; seed < 400; seed++) {
      const { nodeCount, rows } = draw(seed);
      const arcs = laidOut(nodeCount, rows);
      const search = createPathSearch(arcs);
      for (let from = 0; from < Math.min(nodeCount, 5); from++) {
        const sums = naive(nodeCount, rows, [...Array(from).fill(UNREACHED), 0]);
        for (let to = 0; to < nodeCount; to++) {
          const path = search.find(from, to);
          expect(path?.length ?? UNREACHED, `seed ${seed}: ${from} to ${to}`).toBe(sums[to]);
          let at = from;
          for (const arc of path?.arcs ?? []) {
            expect(arcs.tail[arc]).toBe(at);
            at = arcs.head[arc]!;
          }
          if (path !== undefined) expect(at).toBe(to);
        }
      }
    }
  });

  test("fractions add up as in a tree from the start", () => {
    const next = seeded(7);
    const rows = Array.from(
      { length: 600 },
      (): ArcRow => [Math.floor(next() * 150), Math.floor(next() * 150), next() * 900],
    );
    const arcs = laidOut(150, rows);
    const search = createPathSearch(arcs);
    const distance = createTreeSearch(arcs).from(0);
    for (let to = 0; to < 150; to++)
      expect(search.find(0, to)?.length ?? UNREACHED).toBe(distance[to]);
  });
});

test("laid out: arcs by the node they leave, in the order given; turned round and back the same", () => {
  const arcs = laidOut(3, [
    [2, 0, 5],
    [0, 1, 1],
    [2, 1, 6],
    [0, 2, 2],
  ]);
  expect([...arcs.firstOut]).toEqual([0, 2, 2, 4]);
  expect([...arcs.head]).toEqual([1, 2, 0, 1]);
  expect([...arcs.origin]).toEqual([1, 3, 0, 2]);
  const back = turnRound(arcs);
  expect([...back.head].map((node, arc) => [node, back.tail[arc], back.weight[arc]])).toEqual([
    [2, 0, 5],
    [0, 1, 1],
    [2, 1, 6],
    [0, 2, 2],
  ]);
});
