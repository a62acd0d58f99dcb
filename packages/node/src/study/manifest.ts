/** What a run is: the study resolved, and its chunks by content. The same study on the same network has the same bytes. */
import { ENGINE, FreightError, type Issue, type Network } from "@lianyun/planner";
import { canonicalJson, sha256 } from "./canonical.ts";
import { findMisshapen } from "./manifestShape.ts";
import type { ReadyStudy } from "./readStudy.ts";
import { listRequests, type Requests } from "./requests.ts";
import { ROW_FORMAT } from "./rowFormat.ts";
import type { Study } from "./study.ts";

/** A part of a run: questions `from` (included) to `to` (not) in one scenario. */
export interface Chunk {
  /**
   * SHA-256 of engine, columns, network, scenario, the questions themselves and how they are asked: the same key stands for the
   * same rows in any run, and its result can be taken over.
   */
  readonly key: string;
  /** Id of the scenario. */
  readonly scenario: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that a run is, but for the compiled network beside it. */
export interface Manifest {
  readonly format: 1;
  /** SHA-256 of all other fields but `study.outputs`: a run is the same whether its rows are wanted as CSV too or not. */
  readonly id: string;
  /** Name and version of the planner: another one has other keys. */
  readonly engine: string;
  /** SHA-256 of the columns of its rows: of one version, too, they may have changed. */
  readonly rowFormat: string;
  readonly network: {
    readonly name: string;
    readonly version: string;
    /** Of its content, as in every answer. */
    readonly hash: string;
    /** SHA-256 of the compiled network's bytes. */
    readonly snapshot: string;
  };
  /** SHA-256 of each scenario's modifications, by id. */
  readonly scenarioHashes: Readonly<Record<string, string>>;
  /** Of the draws; absent where there are none. */
  readonly seed?: string;
  readonly study: Study;
  /** Rows of the whole result. */
  readonly rows: number;
  /** By scenario, then by question: the order of the rows. */
  readonly chunks: readonly Chunk[];
}

/** How a run is cut. */
export interface CutOptions {
  /** Rows a chunk; absent: about as many as take five seconds. */
  readonly chunkRows?: number;
}

/** The manifest of a run. */
export function makeManifest(
  { study, network, networkHash, snapshot }: ReadyStudy,
  options: CutOptions = {},
): Manifest {
  const requests = listRequests(study);
  const rows = requests.count * study.scenarios.length;
  const { chunkRows = usualChunkRows(network, study, rows) } = options;
  const about = {
    name: network.name,
    version: network.version,
    hash: networkHash,
    snapshot: sha256(snapshot),
  };
  const rest = contentOf(study, about, requests, chunkRows);
  return { ...rest, id: idOf(rest) };
}

/** What a study, a network and a size of chunks make: all of a manifest but its id. */
function contentOf(
  study: Study,
  network: Manifest["network"],
  requests: Requests,
  chunkRows: number,
): Omit<Manifest, "id"> {
  const slices: { readonly from: number; readonly to: number; readonly hash: string }[] = [];
  for (let from = 0; from < requests.count; from += chunkRows) {
    const to = Math.min(from + chunkRows, requests.count);
    const asked = Array.from({ length: to - from }, (_, index) =>
      canonicalJson(requests.at(from + index)),
    );
    slices.push({ from, to, hash: sha256(asked.join("\n")) });
  }
  const { draws } = study;
  const scenarioHashes = Object.fromEntries(
    study.scenarios.map(({ id, modifications }) => [id, sha256(canonicalJson(modifications))]),
  );
  const chunks = study.scenarios.flatMap(({ id }) =>
    slices.map(({ from, to, hash }): Chunk => {
      const content = {
        engine: ENGINE,
        rowFormat: ROW_FORMAT,
        network: network.hash,
        scenario: { id, hash: scenarioHashes[id] },
        requests: hash,
        flips: study.options.flips,
        draws,
      };
      return { key: sha256(canonicalJson(content)), scenario: id, from, to };
    }),
  );
  return {
    format: 1,
    engine: ENGINE,
    rowFormat: ROW_FORMAT,
    network,
    scenarioHashes,
    ...(draws === undefined ? {} : { seed: draws.seed }),
    study,
    rows: requests.count * study.scenarios.length,
    chunks,
  };
}

const idOf = (rest: Omit<Manifest, "id">): string =>
  sha256(canonicalJson({ ...rest, study: { ...rest.study, outputs: undefined } }));

/** The same run with its rows as CSV too. */
export const withCsv = (manifest: Manifest): Manifest => ({
  ...manifest,
  study: { ...manifest.study, outputs: { csv: true } },
});

/** Milliseconds that a chunk is to take, and that a row takes in rough figures: a fixed part, and one by size of the network. */
const CHUNK_MS = 5_000;
const ROW_MS = 1;
const ROW_MS_PER_CALL_OR_LINK = 0.0006;
const FLIPS_FACTOR = 40;
/** A small run is cut finer, so that every core has work to the end. */
const LEAST_CHUNKS = 32;
const LEAST_ROWS = 16;

/** Reckoned from the network, not from a clock: the same on every machine. */
function usualChunkRows(
  { calls, links }: Network,
  { options, draws }: Study,
  rows: number,
): number {
  const once = ROW_MS + ROW_MS_PER_CALL_OR_LINK * (calls.length + links.length);
  const rowMs = once * (options.flips ? FLIPS_FACTOR : 1) * drawsFactor(draws);
  const byTime = Math.max(1, Math.round(CHUNK_MS / rowMs));
  return Math.min(byTime, Math.max(LEAST_ROWS, Math.ceil(rows / LEAST_CHUNKS)));
}

/** An outlook is a few plans' work before its first draw, and a draw little beside it. */
const drawsFactor = (draws: Study["draws"]): number =>
  draws === undefined ? 1 : 3 + draws.count / 500;

/** The text of a manifest file. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest)}\n`;

/** What to do with a manifest that is none. */
const REMEDY =
  "chunks that are there stay good: delete it and run the study file again in this folder (study run)";

/**
 * The manifest of a text; throws a FreightError where it is damaged, of another version of the planner or with other columns, or
 * not what its study makes. A folder can come from anyone: keys are names of files, so they are reckoned anew and not believed.
 */
export function parseManifest(file: string, text: string): Manifest {
  const refuse = (message: string): FreightError => {
    const issue: Issue = {
      code: "bad_study",
      severity: "error",
      at: { table: "manifest", file },
      message,
    };
    return new FreightError("The run cannot be read", [issue]);
  };
  let manifest: Manifest;
  let isWhole: boolean;
  try {
    manifest = JSON.parse(text) as Manifest;
    const { id, ...rest } = manifest;
    isWhole = id === idOf(rest);
  } catch {
    throw refuse(`expected a manifest as study run writes it; ${REMEDY}`);
  }
  if (!isWhole)
    throw refuse(`the content is not what its id says: it was changed or damaged; ${REMEDY}`);
  if (manifest.engine !== ENGINE)
    throw refuse(`the run is of ${manifest.engine}, this is ${ENGINE}: run the study anew`);
  // Before its shape: a run from before there was a row format has none.
  if (manifest.rowFormat !== ROW_FORMAT)
    throw refuse(
      "its rows have other columns than this version writes, and the two cannot stand in one table: run the study anew, in another folder",
    );
  const misshapen = findMisshapen(manifest);
  if (misshapen !== undefined)
    throw refuse(`expected a manifest as study run writes it, found another thing: ${misshapen}`);
  const { id, study, network, chunks } = manifest;
  const [first] = chunks;
  const chunkRows = first === undefined ? 1 : first.to - first.from;
  const made = contentOf(study, network, listRequests(study), Math.max(1, chunkRows));
  if (id !== idOf(made)) throw refuse("its chunks are not those of its study");
  return manifest;
}
