/**
 * A run on disk.
 *
 * | file                          | what                                                                  |
 * | ----------------------------- | --------------------------------------------------------------------- |
 * | `manifest.json`               | the study resolved and its chunks; written last, so a run is whole    |
 * | `network.snapshot`            | the compiled network: the folder can go to another machine            |
 * | `chunks/KEY.SHA256.parquet`   | the rows of a finished chunk; the name says what the bytes must be    |
 * | `chunks/*.bad`                | results that were found damaged and set aside                         |
 * | `rows.parquet` `rows.csv`     | all rows in order, once every chunk is finished                       |
 * | `result.json`                 | how many rows, and the SHA-256 of the files above                     |
 *
 * A chunk is finished when its file has its name: one rename commits rows and checksum together, so there is no journal that
 * could say something else.
 */
import { join } from "node:path";
import { FreightError, type Issue } from "@lianyun/planner";
import { sha256 } from "./canonical.ts";
import { DISK, type Files, isMissing, orMissing, sweepFolder, writeWhole } from "./files.ts";
import { type Chunk, type Manifest, manifestText, parseManifest } from "./manifest.ts";
import { countRows } from "./parquet.ts";

/** What `verify` finds: a chunk without a result, or a file that is not what it should be. */
export interface Finding {
  readonly what: "missing" | "cut short" | "damaged" | "contradicting" | "stray";
  /** Name of the file; of a missing chunk its key. */
  readonly file: string;
  /** Position in the manifest; absent for files of no chunk. */
  readonly chunk?: number;
  readonly message: string;
}

/** The result of a chunk. */
export interface ChunkResult {
  readonly chunk: Chunk;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A run in a folder. */
export interface RunFolder {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly files: Files;
  snapshot(): Promise<Uint8Array>;
  /** Keys of chunks that have a result; not yet verified. */
  finished(): Promise<ReadonlySet<string>>;
  /** Writes the result of a chunk. Doing so again with the same bytes changes nothing; other bytes are a fault and throw. */
  commit(chunk: Chunk, bytes: Uint8Array): Promise<void>;
  /**
   * The verified result of a chunk; `undefined` where there is none. Throws a FreightError where two that are sound contradict
   * each other: which is right cannot be known.
   */
  result(chunk: Chunk): Promise<ChunkResult | undefined>;
  /** Verified results in the order of the manifest; chunks without one are left out. Throws as `result`. */
  results(): AsyncIterable<ChunkResult>;
  /** Everything that lacks or is damaged, in the order of the manifest. */
  verify(): Promise<readonly Finding[]>;
  /** Sets damaged results of these chunks (positions; all unless given) aside, so that they are computed again; how many. */
  setAside(indices?: Iterable<number>): Promise<number>;
  /** How many damaged results have been set aside: nothing reads them again. */
  countAside(): Promise<number>;
  /** Removes what processes that died left half written more than an hour ago. */
  sweep(): Promise<void>;
}

const CHUNKS = "chunks";
const MANIFEST = "manifest.json";
const SNAPSHOT = "network.snapshot";
/** End of the name of a result that was set aside. */
const BAD = ".bad";
const FILE = /^([0-9a-f]{64})\.([0-9a-f]{64})\.parquet$/;

/**
 * Makes the folder of a run, or opens it where it is there already: then it must be of the same run, whose compiled network is
 * written again where that lacks or is damaged. Throws a FreightError where the folder holds another run.
 */
export async function createRun(
  folder: string,
  manifest: Manifest,
  snapshot: Uint8Array,
  files: Files = DISK,
): Promise<RunFolder> {
  const known = await readManifest(folder, files);
  const writeSnapshot = (): Promise<void> =>
    writeWhole(files, join(folder, SNAPSHOT), (file) => file.write(snapshot));
  if (known === undefined) {
    await files.mkdir(join(folder, CHUNKS));
    await writeSnapshot();
    const text = new TextEncoder().encode(manifestText(manifest));
    await writeWhole(files, join(folder, MANIFEST), (file) => file.write(text));
  } else if (known.id !== manifest.id)
    throw refusal(
      folder,
      `another run is in ${folder}: name another folder, or go on with it (study resume)`,
    );
  else if ((await snapshotFaults(folder, manifest, files)).length > 0) await writeSnapshot();
  return runIn(folder, manifest, files);
}

/** Opens the folder of a run. Throws a FreightError where there is none, or it is damaged. */
export async function openRun(folder: string, files: Files = DISK): Promise<RunFolder> {
  const manifest = await readManifest(folder, files);
  if (manifest === undefined) throw refusal(folder, `expected a run in ${folder}, found none`);
  return runIn(folder, manifest, files);
}

async function readManifest(folder: string, files: Files): Promise<Manifest | undefined> {
  try {
    const bytes = await files.read(join(folder, MANIFEST));
    return parseManifest(join(folder, MANIFEST), new TextDecoder().decode(bytes));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function refusal(folder: string, message: string): FreightError {
  const issue: Issue = { code: "bad_study", severity: "error", at: { table: "run" }, message };
  return new FreightError(`The run in ${folder} cannot be used`, [issue]);
}

function runIn(folder: string, manifest: Manifest, files: Files): RunFolder {
  const chunks = join(folder, CHUNKS);
  /** Names of results, by the key of their chunk: listed once, for a run has many thousand. */
  let known: Map<string, string[]> | undefined;
  const listAnew = async (): Promise<Map<string, string[]>> => {
    const names = new Map<string, string[]>();
    for (const name of await files.list(chunks)) {
      const [, key] = FILE.exec(name) ?? [];
      if (key !== undefined) names.set(key, [...(names.get(key) ?? []), name]);
    }
    known = names;
    return names;
  };
  const listed = async (): Promise<Map<string, string[]>> => known ?? (await listAnew());
  const resultOf = async (chunk: Chunk): Promise<ChunkResult | undefined> => {
    const own = (await listed()).get(chunk.key) ?? [];
    const { sound } = await soundOf(files, chunks, own, chunk);
    const [first, second] = sound;
    if (first !== undefined && second !== undefined)
      throw refusal(folder, contradiction(first.file, second.file));
    return first === undefined
      ? undefined
      : { chunk, sha256: sha256(first.bytes), bytes: first.bytes };
  };
  return {
    folder,
    manifest,
    files,
    async snapshot() {
      const bytes = await files.read(join(folder, SNAPSHOT));
      if (sha256(bytes) !== manifest.network.snapshot)
        throw refusal(
          folder,
          `${SNAPSHOT} is damaged: run the study again in this folder, which makes it anew`,
        );
      return bytes;
    },
    finished: async () => new Set((await listAnew()).keys()),
    async commit({ key }, bytes) {
      const name = `${key}.${sha256(bytes)}.parquet`;
      const names = await listed();
      const own = names.get(key) ?? [];
      if (own.includes(name)) return;
      if (own.length > 0)
        throw refusal(
          folder,
          `chunk ${key} gave other rows than before: ${[...own, name].join(", ")}`,
        );
      await writeWhole(files, join(chunks, name), (file) => file.write(bytes));
      names.set(key, [name]);
    },
    result: resultOf,
    async *results() {
      await listAnew();
      for (const chunk of manifest.chunks) {
        const result = await resultOf(chunk);
        if (result !== undefined) yield result;
      }
    },
    async verify() {
      const names = await listAnew();
      const findings: Finding[] = await snapshotFaults(folder, manifest, files);
      for (const [index, chunk] of manifest.chunks.entries()) {
        const { sound, faults } = await soundOf(files, chunks, names.get(chunk.key) ?? [], chunk);
        findings.push(...faults.map((finding) => ({ ...finding, chunk: index })));
        const [first, ...others] = sound;
        for (const { file } of others)
          findings.push({
            what: "contradicting",
            file,
            chunk: index,
            message: contradiction(first?.file ?? "", file),
          });
        if (first === undefined)
          findings.push({
            what: "missing",
            file: chunk.key,
            chunk: index,
            message: `chunk ${index + 1} of ${manifest.chunks.length} has no sound result`,
          });
      }
      const keys = new Set(manifest.chunks.map(({ key }) => key));
      for (const [key, own] of names)
        if (!keys.has(key))
          for (const file of own)
            findings.push({ what: "stray", file, message: "of no chunk of this run" });
      return findings;
    },
    async setAside(indices = manifest.chunks.keys()) {
      const names = await listAnew();
      let count = 0;
      for (const index of indices) {
        const chunk = manifest.chunks[index];
        if (chunk === undefined) throw new Error(`invariant: no chunk ${index}`);
        const { faults } = await soundOf(files, chunks, names.get(chunk.key) ?? [], chunk);
        for (const { file } of faults) {
          const isMine = await files.rename(join(chunks, file), join(chunks, `${file}${BAD}`)).then(
            () => true,
            (error: unknown) => orMissing(error) ?? false,
          );
          if (isMine) count++;
        }
      }
      await listAnew();
      return count;
    },
    countAside: async () => (await files.list(chunks)).filter((name) => name.endsWith(BAD)).length,
    async sweep() {
      for (const place of [folder, chunks]) await sweepFolder(files, place);
    },
  };
}

const contradiction = (one: string, other: string): string =>
  `${one} and ${other} are both sound and contradict each other: the planner gave two answers. Find out which is right and remove the other`;

async function snapshotFaults(
  folder: string,
  { network }: Manifest,
  files: Files,
): Promise<Finding[]> {
  const bytes = await files.read(join(folder, SNAPSHOT)).catch(orMissing);
  if (bytes !== undefined && sha256(bytes) === network.snapshot) return [];
  const message =
    "nothing can be computed: run the study again in this folder, which makes it anew";
  return [{ what: bytes === undefined ? "missing" : "damaged", file: SNAPSHOT, message }];
}

interface SoundFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Which files of a chunk are sound, and what is wrong with the others; one that another process has just taken is neither. */
async function soundOf(
  files: Files,
  folder: string,
  names: readonly string[],
  chunk: Chunk,
): Promise<{ readonly sound: readonly SoundFile[]; readonly faults: readonly Finding[] }> {
  const sound: SoundFile[] = [];
  const faults: Finding[] = [];
  for (const file of names) {
    const bytes = await files.read(join(folder, file)).catch(orMissing);
    if (bytes === undefined) continue;
    const fault = faultOf(file, bytes, chunk);
    if (fault === undefined) sound.push({ file, bytes });
    else faults.push({ file, ...fault });
  }
  return { sound, faults };
}

function faultOf(
  name: string,
  bytes: Uint8Array,
  chunk: Chunk,
): Pick<Finding, "what" | "message"> | undefined {
  const [, , expected = ""] = FILE.exec(name) ?? [];
  return faultOfBytes(bytes, expected, chunk);
}

const PARQUET_MAGIC = "PAR1";

/** What is wrong with the bytes of a result that should have this SHA-256 and the rows of its chunk; nothing if they are sound. */
export function faultOfBytes(
  bytes: Uint8Array,
  expected: string,
  { from, to }: Pick<Chunk, "from" | "to">,
): Pick<Finding, "what" | "message"> | undefined {
  if (sha256(bytes) !== expected) {
    const isWhole = Buffer.from(bytes.slice(-PARQUET_MAGIC.length)).toString() === PARQUET_MAGIC;
    return isWhole
      ? { what: "damaged", message: "the bytes are not those of its SHA-256" }
      : { what: "cut short", message: `ends after ${bytes.length} bytes, before its footer` };
  }
  const rows = rowsOf(bytes);
  return rows === to - from
    ? undefined
    : { what: "damaged", message: `expected ${to - from} rows, found ${rows ?? "no Parquet"}` };
}

/** How many rows a file says it has; `undefined` where it is none that could be read. */
function rowsOf(bytes: Uint8Array): number | undefined {
  try {
    return countRows(bytes);
  } catch {
    return undefined;
  }
}
