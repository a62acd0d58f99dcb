/** Finished chunks → one table in the order of the manifest. */
import { createHash, type Hash } from "node:crypto";
import { join } from "node:path";
import { ByteWriter } from "hyparquet-writer";
import * as z from "zod/mini";
import type { ResultRow, RowStatus } from "./columns.ts";
import { CSV_HEADER, csvLine } from "./csv.ts";
import type { ChunkEngine } from "./engine.ts";
import { type FileToWrite, orMissing, writeWhole } from "./files.ts";
import { createRowWriter, fromParquet } from "./parquet.ts";
import type { Finding, RunFolder } from "./runFolder.ts";

/** Where a result goes, and of which run it is. */
export type MergeInto = Pick<RunFolder, "folder" | "files" | "manifest">;

/** What a merged result is: the same for any workers, chunk sizes, shards and interruptions. */
export interface MergedResult {
  /** Of the manifest. */
  readonly run: string;
  readonly rows: number;
  /** SHA-256 of each file, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** What was merged just now. */
export interface Merged extends MergedResult {
  /** How many rows have each status. */
  readonly statuses: Readonly<Record<RowStatus, number>>;
  /** Of the optimal ones, how many are not proven. */
  readonly unproven: number;
}

const ROWS = "rows.parquet";
const CSV = "rows.csv";
const RESULT = "result.json";
/** A row group: what is held in memory. Not the size of a chunk, which must not show. */
const GROUP_ROWS = 10_000;

/**
 * Writes `rows.parquet`, `result.json` and `rows.csv` where the study asks for it or it is there from before. Throws where a
 * chunk has no sound result: ask `verify` before. Holds a chunk and a row group in memory.
 */
export async function mergeRun(
  run: MergeInto,
  engine: Pick<ChunkEngine, "results">,
): Promise<Merged> {
  const { folder, files, manifest } = run;
  const hashes: Record<string, string> = {};
  const statuses = { optimal: 0, infeasible: 0, stopped: 0, refused: 0 };
  let unproven = 0;
  const wantsCsv = manifest.study.outputs.csv || (await files.list(folder)).includes(CSV);
  await writeHashed(run, ROWS, hashes, async (write) => {
    const writer = new StreamWriter(write);
    const about = { engine: manifest.engine, network: manifest.network.hash };
    const rowWriter = createRowWriter(writer, about);
    let waiting: ResultRow[] = [];
    for await (const rows of rowsOf(run, engine)) {
      for (const { status, isProven } of rows) {
        statuses[status as RowStatus] += 1;
        if (status === "optimal" && isProven === false) unproven += 1;
      }
      waiting = waiting.length === 0 ? rows : waiting.concat(rows);
      let from = 0;
      for (; waiting.length - from >= GROUP_ROWS; from += GROUP_ROWS)
        await rowWriter.write(waiting.slice(from, from + GROUP_ROWS));
      waiting = waiting.slice(from);
    }
    await rowWriter.write(waiting);
    await rowWriter.finish();
  });
  if (wantsCsv)
    await writeHashed(run, CSV, hashes, async (write) => {
      const encoder = new TextEncoder();
      await write(encoder.encode(CSV_HEADER));
      for await (const rows of rowsOf(run, engine))
        await write(encoder.encode(rows.map(csvLine).join("")));
    });
  const result: MergedResult = { run: manifest.id, rows: manifest.rows, files: hashes };
  const text = new TextEncoder().encode(`${JSON.stringify(result, null, 2)}\n`);
  await writeWhole(files, join(folder, RESULT), (file) => file.write(text));
  return { ...result, statuses, unproven };
}

/** Rows chunk by chunk; throws where one lacks. */
async function* rowsOf(
  { manifest }: MergeInto,
  engine: Pick<ChunkEngine, "results">,
): AsyncGenerator<ResultRow[]> {
  let next = 0;
  for await (const { chunk, bytes } of engine.results()) {
    const expected = manifest.chunks[next++];
    if (expected?.key !== chunk.key) break;
    yield await fromParquet(bytes);
    if (next === manifest.chunks.length) return;
  }
  if (manifest.chunks.length > 0)
    throw new Error("the run is not whole: a chunk has no sound result");
}

async function writeHashed(
  { folder, files }: MergeInto,
  name: string,
  hashes: Record<string, string>,
  fill: (write: FileToWrite["write"]) => Promise<void>,
): Promise<void> {
  const hash: Hash = createHash("sha256");
  await writeWhole(files, join(folder, name), (file) =>
    fill(async (bytes) => {
      hash.update(bytes);
      await file.write(bytes);
    }),
  );
  hashes[name] = hash.digest("hex");
}

/** Hands over what was written after each row group, and begins its buffer anew. */
class StreamWriter extends ByteWriter {
  readonly #write: FileToWrite["write"];
  constructor(write: FileToWrite["write"]) {
    super();
    this.#write = write;
  }
  async flush(): Promise<void> {
    const bytes = new Uint8Array(this.buffer, 0, this.index);
    await this.#write(bytes);
    this.index = 0;
  }
  override finish(): Promise<void> {
    return this.flush();
  }
}

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const RESULT_SHAPE = z.strictObject({
  run: hash,
  rows: z.int().check(z.gte(0)),
  files: z.strictObject({ [ROWS]: hash, [CSV]: z.optional(hash) }),
});

/** The merged result of a run; `undefined` where it was not merged yet, or its `result.json` is none. */
export async function readResult(
  run: Pick<RunFolder, "folder" | "files">,
): Promise<MergedResult | undefined> {
  const read = await tryReadResult(run);
  return read === "damaged" ? undefined : read;
}

async function tryReadResult({
  folder,
  files,
}: Pick<RunFolder, "folder" | "files">): Promise<MergedResult | "damaged" | undefined> {
  try {
    const bytes = await files.read(join(folder, RESULT));
    const read = RESULT_SHAPE.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? (read.data as MergedResult) : "damaged";
  } catch (error) {
    if (error instanceof SyntaxError) return "damaged";
    return orMissing(error);
  }
}

const ANEW = "study merge makes it anew";

/** What is wrong with the merged files; nothing where the run was not merged yet. */
export async function verifyResult(run: RunFolder): Promise<readonly Finding[]> {
  const result = await tryReadResult(run);
  if (result === undefined) return [];
  if (result === "damaged" || result.run !== run.manifest.id)
    return [{ what: "damaged", file: RESULT, message: `not the result of this run: ${ANEW}` }];
  const findings: Finding[] = [];
  // These and no other: the list comes from a file, and names in it could lead anywhere.
  for (const file of [ROWS, CSV]) {
    const expected = result.files[file];
    if (expected === undefined) continue;
    const found = await hashOf(run, file);
    if (found === undefined) findings.push({ what: "missing", file, message: ANEW });
    else if (found !== expected)
      findings.push({
        what: "damaged",
        file,
        message: `the bytes are not those of its SHA-256: ${ANEW}`,
      });
  }
  return findings;
}

/** SHA-256 of a file of any size; `undefined` where it is not there. */
async function hashOf({ folder, files }: RunFolder, name: string): Promise<string | undefined> {
  const bytes = createHash("sha256");
  try {
    for await (const part of files.stream(join(folder, name))) bytes.update(part);
  } catch (error) {
    return orMissing(error);
  }
  return bytes.digest("hex");
}
