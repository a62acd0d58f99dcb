/** Modifications in code: a function each. */
export type * from "./additions.ts";
export { addLink, addService, addTerminal } from "./additions.ts";
export type * from "./border.ts";
export { scaleBorder, setBorder } from "./border.ts";
export type * from "./calendar.ts";
export { addCalendar, addSurcharge, dropCalendar } from "./calendar.ts";
export type * from "./capacities.ts";
export { scaleCapacity, setCapacity } from "./capacities.ts";
export type * from "./closings.ts";
export {
  closeCorridor,
  closeLink,
  closeService,
  closeTerminal,
  openCorridor,
  openLink,
  openService,
  openTerminal,
} from "./closings.ts";
export type * from "./delays.ts";
export { scaleDelay, setDelay } from "./delays.ts";
export type * from "./durations.ts";
export { scaleDuration, setDuration } from "./durations.ts";
export type * from "./dwell.ts";
export { scaleDwell, setDwell } from "./dwell.ts";
export type * from "./factors.ts";
export { scaleFactor, setFactor } from "./factors.ts";
export type * from "./fx.ts";
export { scaleFx, setFx } from "./fx.ts";
export type * from "./gauge.ts";
export { setGauge } from "./gauge.ts";
export type * from "./headways.ts";
export { scaleHeadway, setHeadway } from "./headways.ts";
export type * from "./passages.ts";
export { closePassage, openPassage } from "./passages.ts";
export type * from "./rates.ts";
export { useRateSet, useRegime } from "./rates.ts";
export type * from "./tariffs.ts";
export { scaleTariff, setTariff } from "./tariffs.ts";
export type * from "./timetable.ts";
export { shiftTimetable, thinTimetable } from "./timetable.ts";
