/** Typed arrays over the bytes of a snapshot: in place on little-endian machines, which is nearly all; else copies. */
import { BYTES, type SectionKind, type SectionSpec } from "./layout.ts";

/** An array of a snapshot, in the kind it is stored in. */
export type Section =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Float64Array;

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A section as an array; `turned` reads it number by number, as a big-endian machine must. */
export function sectionAt(
  bytes: Uint8Array,
  offset: number,
  [kind, length]: SectionSpec,
  turned: boolean = !isLittleEndian,
): Section {
  const { buffer } = bytes;
  const at = bytes.byteOffset + offset;
  const made = turned
    ? makeSection(kind, new ArrayBuffer(BYTES[kind] * length), 0, length)
    : undefined;
  if (made === undefined) return makeSection(kind, buffer, at, length);
  const view = new DataView(buffer, at, BYTES[kind] * length);
  for (let i = 0; i < length; i++) made[i] = readAt(view, kind, i);
  return made;
}

function makeSection(
  kind: SectionKind,
  buffer: ArrayBufferLike,
  at: number,
  length: number,
): Section {
  switch (kind) {
    case "u1":
      return new Uint8Array(buffer, at, length);
    case "u2":
      return new Uint16Array(buffer, at, length);
    case "u4":
      return new Uint32Array(buffer, at, length);
    case "i1":
      return new Int8Array(buffer, at, length);
    case "i2":
      return new Int16Array(buffer, at, length);
    case "i4":
      return new Int32Array(buffer, at, length);
    case "f8":
      return new Float64Array(buffer, at, length);
  }
}

function readAt(view: DataView, kind: SectionKind, index: number): number {
  const at = BYTES[kind] * index;
  switch (kind) {
    case "u1":
      return view.getUint8(at);
    case "u2":
      return view.getUint16(at, true);
    case "u4":
      return view.getUint32(at, true);
    case "i1":
      return view.getInt8(at);
    case "i2":
      return view.getInt16(at, true);
    case "i4":
      return view.getInt32(at, true);
    case "f8":
      return view.getFloat64(at, true);
  }
}

/** The bytes from an offset on, four at a time. */
export const wordsOf = (bytes: Uint8Array, offset: number): Section =>
  sectionAt(bytes, offset, ["u4", (bytes.byteLength - offset) >>> 2]);

/** Characters that fit on the stack as arguments. */
const PART = 8_192;

/** One character a number: no decoder that mends what it does not know. */
export function asciiOf(units: Uint8Array | Uint16Array): string {
  let text = "";
  for (let start = 0; start < units.length; start += PART)
    // Spread into a call, a typed array is walked by its iterator, five times as slow.
    text += String.fromCharCode.apply(
      null,
      units.subarray(start, start + PART) as unknown as number[],
    );
  return text;
}
