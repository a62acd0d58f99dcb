/** What may stand in a manifest: it is read from a folder that anyone can have written. */
import * as z from "zod/mini";

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const whole = z.int().check(z.gte(0));
const fields = z.record(z.string(), z.unknown());

const chunk = z
  .strictObject({ key: hash, scenario: z.string(), from: whole, to: whole })
  .check(z.refine(({ from, to }) => from < to));

const study = z.strictObject({
  name: z.string(),
  cargo: z.array(z.strictObject({ id: z.string(), cargo: fields })),
  departures: z.array(z.string()),
  criteria: z.array(z.strictObject({ id: z.string(), minimize: z.unknown() })),
  trips: z.array(
    z.strictObject({
      id: z.string(),
      fields,
      cargo: z.optional(z.string()),
      criterion: z.optional(z.string()),
    }),
  ),
  limits: fields,
  scenarios: z
    .array(z.looseObject({ id: z.string(), modifications: z.array(fields) }))
    .check(z.minLength(1)),
  draws: z.optional(z.strictObject({ count: whole, seed: z.string() })),
  options: z.strictObject({ flips: z.boolean(), labels: z.optional(whole) }),
  outputs: z.strictObject({ csv: z.boolean() }),
});

const MANIFEST_SHAPE = z
  .strictObject({
    format: z.literal(1),
    id: hash,
    engine: z.string(),
    rowFormat: hash,
    network: z.strictObject({ name: z.string(), version: z.string(), hash, snapshot: hash }),
    scenarioHashes: z.record(z.string(), hash),
    seed: z.optional(z.string()),
    study,
    rows: whole,
    chunks: z.array(chunk),
  })
  .check(
    z.refine(
      ({ study: { scenarios }, chunks }) => {
        const known = new Set(scenarios.map(({ id }) => id));
        return chunks.every(({ scenario }) => known.has(scenario));
      },
      { path: ["chunks"] },
    ),
  );

/** Where a value is no manifest, as `chunks.3.key`; `undefined` where it is one. */
export function findMisshapen(value: unknown): string | undefined {
  const [first] = MANIFEST_SHAPE.safeParse(value).error?.issues ?? [];
  if (first === undefined) return undefined;
  const name = first.path.map(String).join(".");
  return first.code === "unrecognized_keys" ? [name, ...first.keys].join(" ").trim() : name;
}
