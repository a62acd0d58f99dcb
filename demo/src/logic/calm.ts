/** Legs for which the rates supposed have no row: they are priced as in calm times, as the command says as well. */
import type { Itinerary, Mode } from "@lianyun/planner";

/** True for a leg, by its index, whose price is that of calm times. */
export const isCalm = ({ notices }: Itinerary, leg: number): boolean =>
  notices.some(({ code, index }) => code === "calm_rate" && index === leg);

/** The modes of those legs, each once. */
export const calmModes = (itinerary: Itinerary): readonly Mode[] => [
  ...new Set(itinerary.legs.filter((_, index) => isCalm(itinerary, index)).map(({ mode }) => mode)),
];
