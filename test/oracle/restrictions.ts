/** Whether a cargo may travel on a leg: the rows that concern both, and which of them governs. */
import type { Cargo, CargoKind, Link, Mode, Network, Restriction, Service } from "@lianyun/planner";
import { isAt, terminalOf } from "./places.ts";
import { shipmentOf } from "./shipment.ts";

/** Where a leg runs. */
export interface Course {
  readonly mode: Mode;
  readonly service?: Service | undefined;
  readonly links: readonly Link[];
  /** Ends and calls between. */
  readonly terminals: readonly string[];
}

export interface Judgement {
  readonly isForbidden: boolean;
  /** Rows that govern, name no weight and leave the leg open: a reader is told of them. */
  readonly limited: readonly Restriction[];
}

/** Kinds that are judged together; each of them has to leave the leg open. */
const JUDGED: readonly (readonly CargoKind[])[] = [
  ["dangerousGoods", "lithiumBatteries"],
  ["hsChapter"],
  ["reefer"],
  ["grossWeight"],
];
const LITHIUM = ["UN3090", "UN3091", "UN3480", "UN3481"];
/** The strictest first. */
const RULES = ["forbidden", "limited", "allowed"] as const;

/** What the rows of a network say of a cargo on a leg. */
export function judge(network: Network, cargo: Cargo, course: Course): Judgement {
  const there = network.restrictions.filter((row) => isThere(network, row, course));
  let isForbidden = false;
  const limited: Restriction[] = [];
  for (const kinds of JUDGED) {
    const governing = governingOf(
      there.filter((row) => kinds.includes(row.cargo)),
      cargo,
    );
    for (const row of governing) {
      if (row.limitKg === undefined) {
        // A weight is a limit or it is nothing: a row without one forbids no weight.
        if (row.rule === "forbidden" && row.cargo !== "grossWeight") isForbidden = true;
        if (row.rule === "limited") limited.push(row);
      } else if (row.rule === "forbidden" && row.cargo !== "grossWeight") isForbidden = true;
      else if (row.rule !== "allowed" && isHeavier(cargo, row)) isForbidden = true;
    }
  }
  return { isForbidden, limited };
}

/** All that a row names agrees with the leg. */
function isThere(
  network: Network,
  row: Restriction,
  { mode, service, links, terminals }: Course,
): boolean {
  return (
    (row.mode === undefined || row.mode === mode) &&
    (row.service === undefined || row.service === service?.id) &&
    (row.corridor === undefined || links.some(({ corridor }) => corridor === row.corridor)) &&
    (row.link === undefined || links.some(({ id }) => id === row.link)) &&
    (row.terminal === undefined || terminals.some((id) => isAt(id, row.terminal!))) &&
    (row.country === undefined ||
      terminals.some((id) => terminalOf(network, id).country === row.country))
  );
}

/** The most specific rows that concern the cargo, and of these the strictest. All weights of boxes count. */
function governingOf(rows: readonly Restriction[], cargo: Cargo): Restriction[] {
  const ranked = rows.flatMap((row) => {
    const rank = specificity(row, cargo);
    return rank === undefined ? [] : [{ row, rank: row.cargo === "grossWeight" ? 0 : rank }];
  });
  const top = Math.max(...ranked.map(({ rank }) => rank));
  const best = ranked.filter(({ rank }) => rank === top).map(({ row }) => row);
  if (best[0]?.cargo === "grossWeight") return best;
  const rule = RULES.find((strictness) => best.some((row) => row.rule === strictness));
  return best.filter((row) => row.rule === rule);
}

/** UN number 2, class or chapter 1, any 0; undefined where the row is about another cargo. */
function specificity(row: Restriction, cargo: Cargo): number | undefined {
  const { value } = row;
  const goods = cargo.dangerousGoods;
  switch (row.cargo) {
    case "lithiumBatteries":
      if (goods?.un === undefined || !LITHIUM.includes(goods.un)) return undefined;
      return dangerRank(value, goods);
    case "dangerousGoods":
      return goods === undefined ? undefined : dangerRank(value, goods);
    case "hsChapter":
      if (cargo.hsCode === undefined) return undefined;
      if (value === undefined) return 0;
      return cargo.hsCode.startsWith(value) ? 1 : undefined;
    case "reefer":
      return cargo.reefer === true ? 0 : undefined;
    case "grossWeight": {
      const { n20, n40 } = shipmentOf(cargo);
      const boxes = value === undefined ? n20 + n40 : value === "20GP" ? n20 : n40;
      return boxes > 0 ? 0 : undefined;
    }
    case "outOfGauge":
    case "food":
    case "other":
      return undefined;
  }
}

function dangerRank(
  value: string | undefined,
  goods: NonNullable<Cargo["dangerousGoods"]>,
): number | undefined {
  if (value === undefined) return 0;
  if (value.startsWith("UN")) return value === goods.un ? 2 : undefined;
  const isOfClass = goods.class === value || goods.class?.startsWith(`${value}.`) === true;
  return isOfClass ? 1 : undefined;
}

/** True where a box that the row is about is heavier than it allows; the cargo is spread by TEU. */
function isHeavier(cargo: Cargo, { cargo: kind, value, limitKg }: Restriction): boolean {
  const { n20, n40, teu } = shipmentOf(cargo);
  const kgPerTeu = cargo.grossKg / teu;
  const about20 = kind !== "grossWeight" || value === undefined || value === "20GP";
  const about40 = kind !== "grossWeight" || value === undefined || value !== "20GP";
  return (
    (about20 && n20 > 0 && kgPerTeu > limitKg!) || (about40 && n40 > 0 && 2 * kgPerTeu > limitKg!)
  );
}
