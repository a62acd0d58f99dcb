/** Modifications drawn for a random network, with their inverses where there are exact ones. */
import {
  addCalendar,
  type Calendar,
  closeCorridor,
  closeLink,
  closeService,
  closeTerminal,
  dropCalendar,
  type Modification,
  type Network,
  openCorridor,
  openLink,
  openService,
  openTerminal,
  scaleBorder,
  scaleCapacity,
  scaleDelay,
  scaleDuration,
  scaleDwell,
  scaleFactor,
  scaleFx,
  scaleHeadway,
  scaleTariff,
  shiftTimetable,
  useRegime,
} from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { dateOf, dayOf } from "./clock.ts";
import { EVIDENCE } from "./randomRows.ts";

/** A modification, and the one that undoes it to the last byte. */
export interface Reversible {
  readonly there: Modification;
  readonly back: Modification;
  /** Two modifications that touch different parts can be made in either order. */
  readonly part: string;
}

/** Closings of something that is open: with what is closed the answers can only be worse. */
export function drawClosing(draw: Draw, network: Network): Reversible {
  const { links, services, corridors, terminals } = network;
  const link = draw.pick(links).id;
  const service = draw.pick(services).id;
  const corridor = draw.pick(corridors).id;
  const { id } = draw.pick(terminals);
  const terminal = draw.pick([id, id, id.split(":")[0]!]);
  return draw.pick([
    { there: closeLink(link), back: openLink(link), part: `closed link ${link}` },
    { there: closeCorridor(corridor), back: openCorridor(corridor), part: `closed ${corridor}` },
    // A group and a terminal of it are one part: what its group has closed cannot be closed again.
    {
      there: closeTerminal(terminal),
      back: openTerminal(terminal),
      part: `closed ${id.split(":")[0]}`,
    },
    // `openService` makes an assumed service one that runs, which closing did not undo.
    ...(services.some((row) => row.id === service && row.assumed)
      ? []
      : [{ there: closeService(service), back: openService(service), part: `closed ${service}` }]),
  ]);
}

/** Any modification that has an exact inverse. Powers of two are undone to the last bit. */
export function drawReversible(draw: Draw, network: Network): Reversible {
  if (draw.chance(0.3)) return drawClosing(draw, network);
  const by = draw.pick([2, 4, 8]);
  const to = 1 / by;
  const terminal = draw.pick(network.terminals).id;
  const { mode } = draw.pick(network.links);
  const service = draw.pick(network.services).id;
  const where = draw.pick([{}, { mode }, { service }, { corridor: "north" }]);
  const byH = draw.pick([1, -2, 30, 0.5]);
  const from = dayOf("2026-03-06") + draw.int(0, 250);
  const papers = (): Reversible => ({
    there: useRegime(network.regime === "single" ? "paper" : "single"),
    back: useRegime(network.regime ?? "paper"),
    part: "regime",
  });
  const calendar: Calendar = {
    ...{ id: "drawn", name: "drawn", nameZh: "drawn", mode },
    effect: "closed",
    ...{ validFrom: dateOf(from), validTo: dateOf(from + draw.int(0, 9)) },
    ...EVIDENCE,
  };
  return draw.pick<() => Reversible>([
    () => both("tariffs", (times) => scaleTariff({ ...where, by: times }), by, to),
    () => both("hours", (times) => scaleDuration({ ...where, by: times }), by, to),
    () => both("dwell", (times) => scaleDwell({ terminal, by: times }), by, to),
    () => both("dwell", (times) => scaleBorder({ terminal, by: times }), by, to),
    () => both("headways", (times) => scaleHeadway({ ...where, by: times }), by, to),
    () => both("room", (times) => scaleCapacity({ ...where, by: times }), by, to),
    () => both("factors", (times) => scaleFactor({ by: times }), by, to),
    () => both("fx", (times) => scaleFx({ currency: "CNY", by: times }), by, to),
    () => both("delays", (times) => scaleDelay({ by: times }), by, to),
    () => both("departures", (hours) => shiftTimetable({ ...where, byH: hours }), byH, -byH),
    () => ({ there: addCalendar({ calendar }), back: dropCalendar("drawn"), part: "calendars" }),
    // A regime that no row is of cannot be gone back to.
    ...(network.transfers.some(({ regime }) => regime === "single") ? [papers] : []),
  ])();
}

const both = (
  part: string,
  make: (value: number) => Modification,
  there: number,
  back: number,
): Reversible => ({ there: make(there), back: make(back), part });
