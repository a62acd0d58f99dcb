/** The shelf: every modification a scenario can be made of. A new one is a file and a line here. */
import { ADDITIONS } from "./additions.ts";
import { BORDERS } from "./border.ts";
import { CALENDARS } from "./calendar.ts";
import { CAPACITIES } from "./capacities.ts";
import { CLOSINGS } from "./closings.ts";
import { DELAYS } from "./delays.ts";
import { DURATIONS } from "./durations.ts";
import { DWELL } from "./dwell.ts";
import { FACTORS } from "./factors.ts";
import { EXCHANGE } from "./fx.ts";
import { GAUGES } from "./gauge.ts";
import { HEADWAYS } from "./headways.ts";
import { PASSAGES } from "./passages.ts";
import { RATES } from "./rates.ts";
import type { Recipe } from "./recipe.ts";
import { TARIFFS } from "./tariffs.ts";
import { TIMETABLES } from "./timetable.ts";

type Recipes = typeof CLOSINGS &
  typeof PASSAGES &
  typeof RATES &
  typeof TARIFFS &
  typeof DURATIONS &
  typeof DWELL &
  typeof BORDERS &
  typeof HEADWAYS &
  typeof TIMETABLES &
  typeof CAPACITIES &
  typeof FACTORS &
  typeof EXCHANGE &
  typeof DELAYS &
  typeof GAUGES &
  typeof CALENDARS &
  typeof ADDITIONS;
export const SHELF: Recipes = {
  ...CLOSINGS,
  ...PASSAGES,
  ...RATES,
  ...TARIFFS,
  ...DURATIONS,
  ...DWELL,
  ...BORDERS,
  ...HEADWAYS,
  ...TIMETABLES,
  ...CAPACITIES,
  ...FACTORS,
  ...EXCHANGE,
  ...DELAYS,
  ...GAUGES,
  ...CALENDARS,
  ...ADDITIONS,
};

/** One change to a network, as plain data: `do` says which, the other fields with what. */
export type Modification = {
  [K in keyof Recipes]: Recipes[K] extends Recipe<infer M> ? M : never;
}[keyof Recipes];
/** What `do` can be. */
export type ModificationName = Modification["do"];
export const MODIFICATIONS: readonly ModificationName[] = Object.keys(SHELF) as ModificationName[];
