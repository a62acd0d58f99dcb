/** Finished chunks → one table in the order of the manifest. */
import { createHash, type Hash } from "node:crypto";
import { join } from "node:path";
import { ByteWriter } from "hyparquet-writer";
import { sha256 } from "./canonical.ts";
import type { ResultRow } from "./columns.ts";
import { CSV_HEADER, csvLine } from "./csv.ts";
import type { ChunkEngine } from "./engine.ts";
import { type FileToWrite, isMissing, writeWhole } from "./files.ts";
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

const ROWS = "rows.parquet";
const CSV = "rows.csv";
const RESULT = "result.json";
/** A row group: what is held in memory. Not the size of a chunk, which must not show. */
const GROUP_ROWS = 10_000;

/**
 * Writes `rows.parquet`, `result.json` and, where the study asks for it, `rows.csv`. Throws where a chunk has no sound result:
 * ask `verify` before. Holds a chunk and a row group in memory.
 */
export async function mergeRun(run: MergeInto, engine: ChunkEngine): Promise<MergedResult> {
  const { folder, files, manifest } = run;
  const hashes: Record<string, string> = {};
  const wantsCsv = manifest.study.outputs.csv;
  await writeHashed(run, ROWS, hashes, async (write) => {
    const writer = new StreamWriter(write);
    const about = { engine: manifest.engine, network: manifest.network.hash };
    const rowWriter = createRowWriter(writer, about);
    let waiting: ResultRow[] = [];
    for await (const rows of rowsOf(run, engine)) {
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
  return result;
}

/** Rows chunk by chunk; throws where one lacks. */
async function* rowsOf({ manifest }: MergeInto, engine: ChunkEngine): AsyncGenerator<ResultRow[]> {
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

/** The merged result of a run; `undefined` where it was not merged yet. */
export async function readResult({ folder, files }: RunFolder): Promise<MergedResult | undefined> {
  try {
    const bytes = await files.read(join(folder, RESULT));
    return JSON.parse(new TextDecoder().decode(bytes)) as MergedResult;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is wrong with the merged files; nothing where the run was not merged yet. */
export async function verifyResult(run: RunFolder): Promise<readonly Finding[]> {
  const result = await readResult(run);
  const findings: Finding[] = [];
  for (const [file, expected] of Object.entries(result?.files ?? {})) {
    try {
      const found = sha256(await run.files.read(join(run.folder, file)));
      if (found !== expected)
        findings.push({
          what: "damaged",
          file,
          message: `the bytes are not those of its SHA-256: merge the run again (study merge)`,
        });
    } catch (error) {
      if (!isMissing(error)) throw error;
      findings.push({ what: "missing", file, message: "merge the run again (study merge)" });
    }
  }
  return findings;
}
