/** A study on data/tiny that has every status but `stopped`: 96 rows. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { type ReadyStudy, readStudy } from "@lianyun/node";
import { TINY } from "../kit/folders.ts";

/** The text; `network` is put in its place. */
export const SMALL_STUDY = `
network: NETWORK
origins: [INL]
destinations: [FAR, COAST]
pairs: [[NOWHERE, FAR], [NOWHERE, COAST]]
cargo: { box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 } }
departures: { from: 2026-06-01T08:00+08:00, every: P2D, until: 2026-06-07 }
criteria: [cost, duration]
scenarios:
  - id: west shut
    modifications: [{ do: closeCorridor, corridor: west }]
  - id: dear rail
    modifications: [{ do: scaleTariff, mode: rail, by: 1.5 }]
outputs: { csv: true }
`;

/** Reads a study from its text, on data/tiny. */
export async function readText(
  text: string,
  extra: Record<string, string> = {},
): Promise<ReadyStudy> {
  const folder = await mkdtemp(join(tmpdir(), "lianyun-study-"));
  try {
    for (const [name, content] of Object.entries(extra))
      await writeFile(join(folder, name), content);
    const file = join(folder, "study.yaml");
    await writeFile(file, text.replaceAll("NETWORK", relative(folder, TINY)));
    return await readStudy(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const readSmallStudy = (): Promise<ReadyStudy> => readText(SMALL_STUDY);
