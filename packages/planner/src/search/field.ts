/** What the search moves over: which moves and releases are open to this cargo, what they use, when rides leave. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES, NO_DEPARTURE } from "../compile/timetable.ts";
import type { Criterion } from "../request/request.ts";
import { boundsTo, UNREACHED } from "./bounds.ts";
import type { Query } from "./query.ts";
import { UNPRICED, type Weighed } from "./weigh.ts";

/** A network as one cargo meets it on one question. */
export interface Field {
  /** By move: 1 where this cargo may take it. */
  readonly moveOpen: Uint8Array;
  /** True where cargo in this state can leave the network at a destination. */
  isReleased(state: number): boolean;
  /** First departure of a ride for cargo whose handling is done at the absolute minute `ready`, or NO_DEPARTURE. */
  nextDeparture(ready: number, ride: number): number;
  /** Exact lower bound a state of what is left to the destination, release included; UNREACHED where nothing leads there. */
  bounds(criterion: Criterion): Float64Array;
}

/** Reads from the arrays given; they must not change while the field is used. */
export function createField(compiled: Compiled, weighed: Weighed, query: Query): Field {
  const { rides, leavings, moveRide, moveTransfer, release, stateTerminal } = compiled;
  const { rideCents, rideGrams, rideOpen, transferCents, transferGrams, transferMinutes } = weighed;
  const isDestination = new Uint8Array(compiled.terminalIds.length);
  for (const terminal of query.destinations) isDestination[terminal] = 1;
  const lastDeparture = query.departAfter + HORIZON_MINUTES;
  const isFullWait = query.headwayWait === "full";
  const headwayWait = (minutes: number): number => (isFullWait ? minutes : Math.ceil(minutes / 2));

  // Plain loops: mapping typed arrays by callback costs more here than the search itself.
  const moveOpen = new Uint8Array(moveRide.length);
  for (let move = 0; move < moveRide.length; move++)
    if (rideOpen[moveRide[move]!] === 1 && transferCents[moveTransfer[move]!] !== UNPRICED)
      moveOpen[move] = 1;
  const isReleased = (state: number): boolean =>
    isDestination[stateTerminal[state]!] === 1 &&
    release[state] !== NO_ROW &&
    transferCents[release[state]!] !== UNPRICED;

  /** The least minutes of each ride from handling done to arrival; a timetable may be met without waiting. */
  const leastMinutes = new Float64Array(rides.length);
  for (let ride = 0; ride < rides.length; ride++) {
    const { cutOffMinutes, rideMinutes } = rides[ride]!;
    const leaving = leavings[ride]!;
    const wait = leaving.kind === "headway" ? headwayWait(leaving.headwayMinutes) : 0;
    leastMinutes[ride] = cutOffMinutes + wait + rideMinutes;
  }
  const rideUse: Readonly<Record<Criterion, Float64Array>> = {
    cost: rideCents,
    duration: leastMinutes,
    co2e: rideGrams,
  };
  const rowUse: Readonly<Record<Criterion, Float64Array | Int32Array>> = {
    cost: transferCents,
    duration: transferMinutes,
    co2e: transferGrams,
  };

  return {
    moveOpen,
    isReleased,
    nextDeparture(ready, ride) {
      const leaving = leavings[ride]!;
      const { cutOffMinutes, offsetMinutes } = rides[ride]!;
      switch (leaving.kind) {
        case "onDemand":
          return ready <= lastDeparture ? ready : NO_DEPARTURE;
        case "headway": {
          const departure = ready + cutOffMinutes + headwayWait(leaving.headwayMinutes);
          return departure <= lastDeparture ? departure : NO_DEPARTURE;
        }
        case "timetable": {
          // In the time of the service's first call, which is what its timetable tells.
          const earliest = ready + cutOffMinutes - offsetMinutes;
          return leaving.timetable.next(earliest, lastDeparture - offsetMinutes) + offsetMinutes;
        }
      }
    },
    bounds(criterion) {
      const ofRow = rowUse[criterion];
      const ofRide = rideUse[criterion];
      const moveWeight = new Float64Array(moveRide.length);
      for (let move = 0; move < moveRide.length; move++)
        moveWeight[move] =
          moveOpen[move] === 1 ? ofRow[moveTransfer[move]!]! + ofRide[moveRide[move]!]! : UNREACHED;
      const releaseWeight = new Float64Array(release.length).fill(UNREACHED);
      for (let state = 0; state < release.length; state++)
        if (isReleased(state)) releaseWeight[state] = ofRow[release[state]!]!;
      return boundsTo(compiled, moveWeight, releaseWeight);
    },
  };
}
