/** What the search moves over: which moves and releases are open to this cargo, what they use, when rides leave. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES, NO_DEPARTURE } from "../compile/timetable.ts";
import type { Criterion } from "../request/request.ts";
import { boundsTo, UNREACHED } from "./bounds.ts";
import type { Query } from "./query.ts";
import { UNPRICED, type Weighed } from "./weigh.ts";

export interface Field {
  isMoveOpen(move: number): boolean;
  /** True where cargo in this state can leave the network at a destination. */
  isReleased(state: number): boolean;
  /** First departure of a ride for cargo whose handling is done at the absolute minute `ready`, or NO_DEPARTURE. */
  nextDeparture(ready: number, ride: number): number;
  /** Exact lower bound a state of what is left to the destination, release included; UNREACHED where nothing leads there. */
  bounds(criterion: Criterion): Float64Array;
}

export function createField(compiled: Compiled, weighed: Weighed, query: Query): Field {
  const { rides, leavings, moveRide, moveTransfer, release, stateTerminal } = compiled;
  const { rideCents, rideGrams, rideOpen, transferCents, transferGrams, transferMinutes } = weighed;
  const isDestination = new Uint8Array(compiled.terminalIds.length);
  for (const terminal of query.destinations) isDestination[terminal] = 1;
  const lastDeparture = query.departAfter + HORIZON_MINUTES;
  const isFullWait = query.headwayWait === "full";
  const headwayWait = (minutes: number): number => (isFullWait ? minutes : Math.ceil(minutes / 2));

  const isMoveOpen = (move: number): boolean =>
    rideOpen[moveRide[move]!] === 1 && transferCents[moveTransfer[move]!] !== UNPRICED;
  const isReleased = (state: number): boolean =>
    isDestination[stateTerminal[state]!] === 1 &&
    release[state] !== NO_ROW &&
    transferCents[release[state]!] !== UNPRICED;

  /** The least minutes of a ride from handling done to arrival; a timetable may be met without waiting. */
  const leastMinutes = (ride: number): number => {
    const leaving = leavings[ride]!;
    const wait = leaving.kind === "headway" ? headwayWait(leaving.headwayMinutes) : 0;
    return rides[ride]!.cutOffMinutes + wait + rides[ride]!.rideMinutes;
  };
  const rideUse: Readonly<Record<Criterion, (ride: number) => number>> = {
    cost: (ride) => rideCents[ride]!,
    duration: leastMinutes,
    co2e: (ride) => rideGrams[ride]!,
  };
  const rowUse: Readonly<Record<Criterion, ArrayLike<number>>> = {
    cost: transferCents,
    duration: transferMinutes,
    co2e: transferGrams,
  };

  return {
    isMoveOpen,
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
      return boundsTo(
        compiled,
        (move) =>
          isMoveOpen(move) ? ofRow[moveTransfer[move]!]! + ofRide(moveRide[move]!) : UNREACHED,
        (state) => (isReleased(state) ? ofRow[release[state]!]! : UNREACHED),
      );
    },
  };
}
