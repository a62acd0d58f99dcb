/** Building a line in another gauge: breaks of gauge go away, or come. */
import * as z from "zod/mini";
import { changeRows, nothing, type Recipe } from "./recipe.ts";
import { linksIn, type Where, whereShape, whereTrouble } from "./where.ts";

/**
 * Track of another gauge on the rail links that are meant. Two trains of one gauge hand over without a gauge change; a through
 * train keeps the hours of its `gaugeChange` and `bogieChange` calls until `setBorder` takes them away.
 */
export interface SetGauge extends Where {
  readonly do: "setGauge";
  /** 1435, 1520, 1000. */
  readonly gaugeMm: number;
}

export const setGauge = (fields: Omit<SetGauge, "do">): SetGauge => ({ do: "setGauge", ...fields });

export const GAUGES: { setGauge: Recipe<SetGauge> } = {
  setGauge: {
    shape: z.strictObject({
      do: z.literal("setGauge"),
      ...whereShape,
      gaugeMm: z.int().check(z.gte(600), z.lte(2_000)),
    }),
    make(network, { gaugeMm, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      const isMeant = linksIn(network, where);
      const links = changeRows(network.links, (row) =>
        row.mode === "rail" && row.gaugeMm !== gaugeMm && isMeant(row) ? { ...row, gaugeMm } : row,
      );
      return links === network.links
        ? nothing("gaugeMm", `no rail link that is meant has another gauge than ${gaugeMm}`)
        : { ...network, links };
    },
  },
};
