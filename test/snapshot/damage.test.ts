/** FEATURE: what is no snapshot, of another version, cut short or damaged is refused, and says why. */
import { readNetwork } from "@lianyun/node";
import { FreightError, plannerFromSnapshot, toSnapshot } from "@lianyun/planner";
import { expect, test } from "vitest";
import { TINY } from "../kit/folders.ts";

const snapshot = new Uint8Array(toSnapshot(await readNetwork(TINY)));

/** The column of the one issue that opening finds; `undefined` where it opens. */
function refusal(bytes: Uint8Array): string | undefined {
  try {
    plannerFromSnapshot(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof FreightError)) throw error;
    const [issue] = error.issues;
    expect(issue?.code).toBe("bad_snapshot");
    expect(issue?.at.table).toBe("snapshot");
    return issue?.at.column;
  }
}

const changed = (at: number, byte: number): Uint8Array => {
  const copy = snapshot.slice();
  copy[at] = byte;
  return copy;
};

test("the snapshot itself is opened, wherever its bytes lie", () => {
  expect(refusal(snapshot)).toBeUndefined();
  for (const offset of [1, 4, 8]) {
    const around = new Uint8Array(snapshot.length + 16);
    around.set(snapshot, offset);
    expect(refusal(around.subarray(offset, offset + snapshot.length))).toBeUndefined();
  }
});

test("every length but its own", () => {
  for (let length = 0; length < snapshot.length; length += 1)
    expect(refusal(snapshot.subarray(0, length)), `${length} bytes`).toBe("length");
  const longer = new Uint8Array(snapshot.length + 8);
  longer.set(snapshot);
  expect(refusal(longer)).toBe("length");
});

test("a flipped bit in any byte", { timeout: 60_000 }, () => {
  for (let at = 0; at < snapshot.length; at += 1) {
    const bits = at < 64 ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8];
    for (const bit of bits)
      expect(refusal(changed(at, snapshot[at]! ^ (1 << bit))), `byte ${at}`).toBeDefined();
  }
});

test.each([
  ["other bytes", new Uint8Array(64).fill(7), "magic"],
  [
    "text",
    new TextEncoder().encode(`${JSON.stringify({ terminals: [] })}${" ".repeat(40)}`),
    "magic",
  ],
  ["nothing", new Uint8Array(), "length"],
  ["another layout", changed(8, snapshot[8]! + 1), "version"],
  ["another sum", changed(16, snapshot[16]! ^ 1), "checksum"],
])("%s", (_, bytes, column) => {
  expect(refusal(bytes)).toBe(column);
});

test("stretches swapped or zeroed", () => {
  const { length } = snapshot;
  for (let at = 32; at + 512 < length; at += 512) {
    const swapped = snapshot.slice();
    swapped.set(snapshot.subarray(at + 256, at + 512), at);
    swapped.set(snapshot.subarray(at, at + 256), at + 256);
    const isSame = swapped.every((byte, index) => byte === snapshot[index]);
    if (!isSame) expect(refusal(swapped), `swapped at ${at}`).toBe("checksum");
  }
});
