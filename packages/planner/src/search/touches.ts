/** Which rides touch the places that a way must pass. */
import type { Ride } from "../network/rides.ts";
import { isAt } from "../network/rows.ts";

/** True where a ride starts, ends or calls at the terminal or group, or runs on a link of the corridor. */
export function doesTouch(ride: Ride, place: string): boolean {
  return (
    isAt(ride.from, place) ||
    isAt(ride.to, place) ||
    ride.calls.some(({ terminal }) => isAt(terminal, place)) ||
    ride.links.some(({ corridor }) => corridor === place)
  );
}

/** By ride, bit `i` set where it touches `via[i]`. */
export function listTouches(rides: readonly Ride[], via: readonly string[]): Uint8Array {
  return Uint8Array.from(rides, (ride) =>
    via.reduce((bits, place, i) => (doesTouch(ride, place) ? bits | (1 << i) : bits), 0),
  );
}
