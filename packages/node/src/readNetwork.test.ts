import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FreightError, formatIssue } from "@lianyun/planner";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readNetwork, tryReadNetwork } from "./readNetwork.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lianyun-"));
  await writeFile(
    join(folder, "datapackage.json"),
    '{ "name": "x", "version": "1.0.0", "currency": "USD" }',
  );
});
afterEach(() => rm(folder, { recursive: true }));

async function issues(): Promise<string> {
  const result = await tryReadNetwork(folder);
  return "issues" in result ? result.issues.map(formatIssue).join("\n") : "sound";
}

describe("the folder", () => {
  test("that is not there", async () => {
    await expect(readNetwork(join(folder, "nowhere"))).rejects.toThrow(FreightError);
  });

  test("without descriptor, or with one that is no JSON or says too little", async () => {
    await writeFile(join(folder, "datapackage.json"), "{");
    expect(await issues()).toContain("datapackage: expected JSON");
    await writeFile(join(folder, "datapackage.json"), '{ "name": "X Y", "lanes": "../../etc" }');
    expect(await issues()).toMatch(
      /name: .*\n.*version: .*\n.*currency: .*\n.*lanes: expected the name of a folder beside/,
    );
    await rm(join(folder, "datapackage.json"));
    expect(await issues()).toContain("expected a folder of CSV tables with a datapackage.json");
  });

  test("whose descriptor lists other files than there are", async () => {
    await writeFile(join(folder, "notes.csv"), "a\n1\n");
    await writeFile(
      join(folder, "datapackage.json"),
      '{ "name": "x", "version": "1.0.0", "currency": "USD", "resources": [{ "path": "gone.csv" }, {}] }',
    );
    const found = await issues();
    expect(found).toContain('expected a CSV file of this folder, found "gone.csv"');
    expect(found).toContain("found nothing");
    expect(found).toContain("notes.csv stands in the folder but is not listed");
  });

  test("with lanes beside it that are not there", async () => {
    const network = join(folder, "net");
    await mkdir(network);
    await writeFile(
      join(network, "datapackage.json"),
      '{ "name": "x", "version": "1.0.0", "currency": "USD", "lanes": "sea" }',
    );
    const result = await tryReadNetwork(network);
    expect("issues" in result && result.issues[0]?.message).toContain("found nothing at");
  });
});

test("a table in another encoding is refused, not garbled", async () => {
  // "重庆" in GBK.
  await writeFile(
    join(folder, "corridors.csv"),
    Buffer.from([0x69, 0x64, 0x0a, 0xd6, 0xd8, 0xc7, 0xec]),
  );
  expect(await issues()).toContain("corridors: expected UTF-8 text");
});
