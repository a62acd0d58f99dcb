/** Days and cargo that a random network treats unlike others: calendars and restrictions. */
import type { Calendar, Cargo, CargoKind, Restriction } from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { dateOf } from "./clock.ts";
import { EVIDENCE, type Geography, type ServiceRows } from "./randomRows.ts";

type Scope = Pick<Calendar, "terminal" | "corridor" | "service" | "mode" | "country">;

/** Where a row applies: one or two things that the network has. */
function drawScope(
  draw: Draw,
  { terminals, corridors, modes }: Geography,
  services: readonly ServiceRows[],
): Scope {
  const { id, country } = draw.pick(terminals);
  const terminal = draw.pick([id, id.split(":")[0]!]);
  const corridor = draw.pick(corridors).id;
  const service = draw.pick(services).service.id;
  const mode = draw.pick(modes);
  return draw.pick<Scope>([
    { terminal },
    { terminal },
    { terminal, mode },
    { corridor },
    { corridor, mode },
    { service },
    { service },
    { service, terminal },
    { mode },
    { country },
    { country, mode },
  ]);
}

/** One to three calendars about the day of the request. */
export function drawCalendars(
  draw: Draw,
  geography: Geography,
  services: readonly ServiceRows[],
  asked: number,
): Calendar[] {
  return Array.from({ length: draw.int(1, 3) }, (_, i): Calendar => {
    const first = asked + draw.int(-1, 5);
    const effect = draw.pick(["closed", "slow", "slow", "reduced", "reduced"] as const);
    return {
      id: `cal${i + 1}`,
      name: `cal${i + 1}`,
      nameZh: `cal${i + 1}`,
      validFrom: dateOf(first),
      validTo: dateOf(first + draw.int(0, 4)),
      ...drawScope(draw, geography, services),
      effect,
      ...(effect === "reduced" ? { share: draw.pick([0, 0.25, 0.5, 0.5]) } : {}),
      ...(effect === "slow" ? { extraH: draw.pick([1, 6, 24, 48]) } : {}),
      ...EVIDENCE,
    };
  });
}

const VALUES: Partial<Record<CargoKind, readonly (string | undefined)[]>> = {
  dangerousGoods: ["UN3480", "UN1263", "2", "2.1", "9", undefined, undefined],
  lithiumBatteries: ["UN3480", undefined, undefined],
  hsChapter: ["84", "8471"],
  reefer: [undefined],
};

/** One to four restrictions, one of them about weight at most. They concern links and services rather than whole modes. */
export function drawRestrictions(
  draw: Draw,
  geography: Geography,
  services: readonly ServiceRows[],
): Restriction[] {
  return Array.from({ length: draw.int(1, 4) }, (_, i): Restriction => {
    // Not the first link: it is the direct way that services are measured by.
    const links = geography.links.length > 1 ? geography.links.slice(1) : geography.links;
    const scope = draw.chance(0.6)
      ? { link: draw.pick(links).id }
      : drawScope(draw, geography, services);
    if (i === 0 && draw.chance(0.4)) {
      return {
        id: "res1",
        ...scope,
        cargo: "grossWeight",
        ...(draw.chance(0.5) ? { value: draw.pick(["20GP", "40GP", "45HC"]) } : {}),
        rule: "limited",
        limitKg: draw.pick([6_000, 12_000, 20_000]),
        ...EVIDENCE,
      };
    }
    const cargo = draw.pick([
      "dangerousGoods",
      "dangerousGoods",
      "lithiumBatteries",
      "hsChapter",
      "reefer",
    ] as const);
    const value = draw.pick(VALUES[cargo]!);
    return {
      id: `res${i + 1}`,
      ...scope,
      cargo,
      ...(value === undefined ? {} : { value }),
      rule: draw.pick([
        "forbidden",
        "limited",
        "limited",
        "limited",
        "allowed",
        "allowed",
      ] as const),
      ...EVIDENCE,
    };
  });
}

/** What makes a cargo special: often what the restrictions are about. */
export function drawSpecialties(
  draw: Draw,
  isLoose: boolean,
): Pick<Cargo, "dangerousGoods" | "hsCode" | "reefer" | "boxOwner" | "valueUsd"> {
  return {
    ...(draw.chance(0.25)
      ? {
          dangerousGoods: draw.pick([
            { un: "UN3480" },
            { un: "UN3480", class: "9" },
            { un: "UN1263", class: "3" },
            { class: "2.1" },
            { class: "2" },
          ]),
        }
      : {}),
    ...(draw.chance(0.25) ? { hsCode: draw.pick(["84", "8471", "847130", "0303"]) } : {}),
    ...(draw.chance(0.25) ? { reefer: draw.chance(0.8) } : {}),
    ...(!isLoose && draw.chance(0.3)
      ? { boxOwner: draw.pick(["soc", "coc", "coc"] as const) }
      : {}),
    ...(draw.chance(0.3) ? { valueUsd: draw.pick([0, 1_000, 20_000]) } : {}),
  };
}
