/** Whether a cargo may travel on a ride: restrictions on what it is, and on how heavy its boxes are. */
import type { CargoKind, Restriction } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { CONTAINER_TYPES } from "../request/request.ts";
import type { Shipment } from "./shipment.ts";

/** UN numbers of lithium batteries: metal and ion, alone and with equipment. */
const LITHIUM: ReadonlySet<string> = new Set(["UN3090", "UN3091", "UN3480", "UN3481"]);

/** What the rules of a ride say of a cargo. */
export interface Acceptance {
  /** Rows that forbid it. Empty: it may travel. */
  readonly forbidden: readonly Restriction[];
  /** Rows that let it travel under conditions that no figure here can check. */
  readonly limited: readonly Restriction[];
}

/** Kinds that are judged by what the cargo is; the others are about its weight, or for people to read. */
type Kind = Extract<CargoKind, "dangerousGoods" | "lithiumBatteries" | "reefer" | "hsChapter">;

/** Kinds judged together, and the cargo they are about: a lithium battery is dangerous goods with rules of its own. */
const JUDGED: readonly {
  readonly kinds: readonly Kind[];
  readonly concerns: (cargo: Cargo) => boolean;
}[] = [
  {
    kinds: ["dangerousGoods", "lithiumBatteries"],
    concerns: ({ dangerousGoods }) => dangerousGoods !== undefined,
  },
  { kinds: ["reefer"], concerns: ({ reefer }) => reefer === true },
  { kinds: ["hsChapter"], concerns: ({ hsCode }) => hsCode !== undefined },
];
const RULES = ["forbidden", "limited", "allowed"] as const;

/**
 * The verdict of the restrictions whose scope a ride is in. Of each kind the most specific rows count: UN number before class
 * or chapter before rows without a value; among these the strictest rule. Weights are judged box by box and never overruled.
 */
export function judge(
  restrictions: readonly Restriction[],
  cargo: Cargo,
  shipment: Shipment,
): Acceptance {
  const forbidden: Restriction[] = [];
  const limited: Restriction[] = [];
  for (const { kinds, concerns } of JUDGED) {
    // Most cargo is of none of these kinds, and every leg of every answer is judged.
    if (!concerns(cargo)) continue;
    const counted = mostSpecific(restrictions, kinds, cargo);
    const rule = RULES.find((word) => counted.some((row) => row.rule === word));
    const deciding = counted.filter((row) => row.rule === rule);
    if (rule === "forbidden") forbidden.push(...deciding);
    if (rule !== "limited") continue;
    for (const row of deciding)
      if (row.limitKg === undefined) limited.push(row);
      else if (isTooHeavy(row, cargo, shipment)) forbidden.push(row);
  }
  for (const row of restrictions)
    if (row.cargo === "grossWeight" && isTooHeavy(row, cargo, shipment)) forbidden.push(row);
  return { forbidden, limited };
}

/** The rows of some kinds that name the cargo most closely. */
function mostSpecific(
  restrictions: readonly Restriction[],
  kinds: readonly Kind[],
  cargo: Cargo,
): readonly Restriction[] {
  let highest = 0;
  let counted: Restriction[] = [];
  for (const row of restrictions) {
    const kind = kinds.find((each) => each === row.cargo);
    const rank = kind === undefined ? undefined : specificity(kind, row.value, cargo);
    if (rank === undefined || rank < highest) continue;
    if (rank > highest) counted = [];
    highest = rank;
    counted.push(row);
  }
  return counted;
}

/** How closely a row of a kind that concerns the cargo names it: 2, 1 or 0; `undefined` where it is about another. */
function specificity(
  kind: Kind,
  value: string | undefined,
  { dangerousGoods, hsCode }: Cargo,
): number | undefined {
  switch (kind) {
    case "reefer":
      return 0;
    case "hsChapter":
      return value === undefined ? 0 : hsCode?.startsWith(value) === true ? 1 : undefined;
    case "lithiumBatteries":
    case "dangerousGoods": {
      const { un, class: division } = dangerousGoods ?? {};
      if (kind === "lithiumBatteries" && (un === undefined || !LITHIUM.has(un))) return undefined;
      if (value === undefined) return 0;
      if (value === un) return 2;
      return division === value || division?.startsWith(`${value}.`) === true ? 1 : undefined;
    }
  }
}

/** The mass is spread over the boxes by their TEU. A weight rule can name a box type; others are about any box. */
function isTooHeavy(
  { cargo: kind, value, limitKg }: Restriction,
  { containers, grossKg }: Cargo,
  { teu }: Shipment,
): boolean {
  if (limitKg === undefined || containers === undefined) return false;
  const isTwenty = (type: string): boolean => type === "20GP";
  return containers.some(({ type }) => {
    const isNamed =
      value === undefined ||
      kind !== "grossWeight" ||
      (CONTAINER_TYPES.some((known) => known === value) && isTwenty(value) === isTwenty(type));
    return isNamed && (grossKg / teu) * (isTwenty(type) ? 1 : 2) > limitKg;
  });
}
