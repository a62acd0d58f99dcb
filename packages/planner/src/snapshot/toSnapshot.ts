/** A checked, compiled network → one buffer. */
import { checkNetwork } from "../check/checkNetwork.ts";
import { FLAT_NAMES, flatten } from "../compile/flatten.ts";
import { FreightError } from "../errors.ts";
import { TABLE_NAMES } from "../network/columns.ts";
import { hashNetwork, inContentOrder } from "../network/hash.ts";
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
  type SectionKind,
} from "./layout.ts";
import { collectPools, columnsOf } from "./pools.ts";
import type { Section as ViewSection } from "./views.ts";

interface Section {
  readonly kind: SectionKind;
  readonly values: ArrayLike<number>;
}

/**
 * A network, checked and compiled, as one buffer that `plannerFromSnapshot` opens without reading it through. It may be
 * stored, sent and transferred to a worker. The same rows in any order give the same bytes on any machine.
 *
 * Takes a network, or a planner's network, which need not be checked again. Throws a FreightError with every error
 * `checkNetwork` finds. Prices from elsewhere (`PlannerOptions.costs`) are not in it.
 */
export function toSnapshot(source: Network | { readonly network: Network }): ArrayBuffer {
  if ("network" in source) return write(source.network);
  const errors = checkNetwork(source).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new FreightError("The network cannot be planned on", errors);
  return write(source);
}

function write(given: Network): ArrayBuffer {
  const network = inContentOrder(given);
  const flat = flatten(network);
  const pools = collectPools(network);
  const sections: Section[] = [
    ...POOLS.map((name): Section => {
      const values = pools.arrays[name];
      return { kind: kindOf(values), values };
    }),
    ...FLAT_NAMES.map((name): Section => ({ kind: kindOf(flat[name]), values: flat[name] })),
  ];
  const tables: Contents["tables"][number][] = [];
  for (const table of TABLE_NAMES) {
    const rows = network[table] as unknown as readonly Readonly<Record<string, unknown>>[];
    const filled = columnsOf(table).flatMap(([field, pool]) => {
      const values = rows.map((row) => pools.cellOf(pool, row[field]));
      return values.some((value) => value !== 0) ? [{ field, pool, values }] : [];
    });
    tables.push([table, rows.length, filled.map(({ field, pool }) => [field, pool])]);
    sections.push(...filled.map(({ values }): Section => ({ kind: narrowest(values), values })));
  }
  return lay(
    {
      engine: ENGINE,
      networkHash: hashNetwork(network),
      head: headOf(network),
      sections: sections.map(({ kind, values }) => [kind, values.length]),
      tables,
    },
    sections,
  );
}

function headOf({ name, currency, version, rateSet, regime, closed }: Network): Contents["head"] {
  return {
    name,
    currency,
    version,
    ...(rateSet === undefined ? {} : { rateSet }),
    ...(regime === undefined ? {} : { regime }),
    ...(closed === undefined ? {} : { closed }),
  };
}

function kindOf(values: ViewSection): SectionKind {
  if (values instanceof Float64Array) return "f8";
  if (values instanceof Uint8Array) return "u1";
  if (values instanceof Uint16Array) return "u2";
  if (values instanceof Uint32Array) return "u4";
  return values instanceof Int8Array ? "i1" : values instanceof Int16Array ? "i2" : "i4";
}

function narrowest(values: readonly number[]): SectionKind {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return most < 2 ** 8 ? "u1" : most < 2 ** 16 ? "u2" : "u4";
}

/** Anything but plain characters as an escape, so that a byte is a character. */
const toAscii = (json: string): string =>
  json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

function lay(contents: Contents, sections: readonly Section[]): ArrayBuffer {
  const list = toAscii(JSON.stringify(contents));
  const offsets: number[] = [];
  let end = aligned(HEADER_BYTES + list.length);
  for (const { kind, values } of sections) {
    offsets.push(end);
    end = aligned(end + BYTES[kind] * values.length);
  }
  const buffer = new ArrayBuffer(end);
  const view = new DataView(buffer);
  for (const [at, byte] of MAGIC.entries()) view.setUint8(at, byte);
  view.setUint32(AT_VERSION, LAYOUT_VERSION, true);
  view.setUint32(AT_LENGTH, end, true);
  view.setUint32(AT_CONTENTS, list.length, true);
  for (let i = 0; i < list.length; i++) view.setUint8(HEADER_BYTES + i, list.charCodeAt(i));
  for (const [index, section] of sections.entries()) put(view, offsets[index] ?? 0, section);
  const words = new Uint32Array((end - AT_CONTENTS) / 4);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint32(AT_CONTENTS + 4 * i, true);
  view.setUint32(AT_CHECKSUM, checksum(words), true);
  return buffer;
}

function put(view: DataView, offset: number, { kind, values }: Section): void {
  const width = BYTES[kind];
  for (let i = 0; i < values.length; i++) {
    const at = offset + width * i;
    const value = values[i] ?? 0;
    switch (kind) {
      case "u1":
        view.setUint8(at, value);
        break;
      case "u2":
        view.setUint16(at, value, true);
        break;
      case "u4":
        view.setUint32(at, value, true);
        break;
      case "i1":
        view.setInt8(at, value);
        break;
      case "i2":
        view.setInt16(at, value, true);
        break;
      case "i4":
        view.setInt32(at, value, true);
        break;
      case "f8":
        view.setFloat64(at, value, true);
    }
  }
}
