/** One buffer → a checked, compiled network: views on the bytes, rows when they are asked for. */
import { type Compiled, layOut } from "../compile/compile.ts";
import { FLAT_NAMES, type Flat } from "../compile/flatten.ts";
import { FreightError } from "../errors.ts";
import type { Network } from "../network/rows.ts";
import { ENGINE } from "../version.ts";
import {
  AT_CHECKSUM,
  AT_CONTENTS,
  AT_LENGTH,
  AT_VERSION,
  aligned,
  BYTES,
  type Contents,
  checksum,
  HEADER_BYTES,
  LAYOUT_VERSION,
  MAGIC,
  POOLS,
  type SectionSpec,
} from "./layout.ts";
import { openTables } from "./openTables.ts";
import { asciiOf, type Section, sectionAt, wordsOf } from "./views.ts";

/** What a snapshot holds. */
export interface Opened {
  readonly network: Network;
  readonly networkHash: string;
  readonly compiled: Compiled;
}

/**
 * Opens what `toSnapshot` made. Throws a FreightError (`bad_snapshot`) for bytes that are none, come from another layout or
 * engine, are cut short or were damaged; rows are not checked again, they were before the snapshot was made.
 */
export function openSnapshot(given: ArrayBufferLike | ArrayBufferView): Opened {
  const bytes = alignedBytes(given);
  checkHeader(bytes);
  const contents = readContents(bytes);
  const sections = readSections(bytes, contents);
  const flat: Record<string, Section> = {};
  for (const [index, name] of FLAT_NAMES.entries())
    flat[name] = sections[POOLS.length + index] ?? new Int32Array();
  const tables = openTables(
    contents.tables,
    sections.slice(0, POOLS.length),
    sections.slice(POOLS.length + FLAT_NAMES.length),
  );
  const network = Object.defineProperties({ ...contents.head }, tables) as unknown as Network;
  return {
    network,
    networkHash: contents.networkHash,
    compiled: layOut(network, flat as unknown as Flat),
  };
}

const refuse = (column: string, message: string, received?: unknown): FreightError =>
  new FreightError("The snapshot cannot be opened", [
    {
      code: "bad_snapshot",
      severity: "error",
      at: { table: "snapshot", column },
      message,
      ...(received === undefined ? {} : { received }),
    },
  ]);

/** The bytes from an offset where eight-byte numbers can be read in place; copied where they lie elsewhere. */
function alignedBytes(given: ArrayBufferLike | ArrayBufferView): Uint8Array {
  if (!ArrayBuffer.isView(given)) return new Uint8Array(given);
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  return given.byteOffset === aligned(given.byteOffset) ? bytes : bytes.slice();
}

function checkHeader(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { byteLength } = bytes;
  if (byteLength < HEADER_BYTES)
    throw refuse(
      "length",
      `expected a header of ${HEADER_BYTES} bytes, found ${byteLength}`,
      byteLength,
    );
  if (MAGIC.some((byte, at) => bytes[at] !== byte))
    throw refuse("magic", "expected the bytes LYSNAP at the beginning: this is no snapshot");
  const version = view.getUint32(AT_VERSION, true);
  if (version !== LAYOUT_VERSION)
    throw refuse("version", `expected layout ${LAYOUT_VERSION}, found ${version}`, version);
  const length = view.getUint32(AT_LENGTH, true);
  if (length !== byteLength)
    throw refuse("length", `expected ${length} bytes, found ${byteLength}`, byteLength);
  const expected = view.getUint32(AT_CHECKSUM, true);
  const found = checksum(wordsOf(bytes, AT_CONTENTS));
  if (found !== expected)
    throw refuse("checksum", `expected ${expected}, found ${found}: the bytes were damaged`, found);
}

function readContents(bytes: Uint8Array): Contents {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(AT_CONTENTS, true);
  const contents = JSON.parse(
    asciiOf(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)),
  ) as Contents;
  if (contents.engine !== ENGINE)
    throw refuse("engine", `expected ${ENGINE}, found ${contents.engine}`, contents.engine);
  return contents;
}

function readSections(bytes: Uint8Array, { sections }: Contents): readonly Section[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = aligned(HEADER_BYTES + view.getUint32(AT_CONTENTS, true));
  return sections.map((spec: SectionSpec) => {
    const at = end;
    end = aligned(end + BYTES[spec[0]] * spec[1]);
    return sectionAt(bytes, at, spec);
  });
}
