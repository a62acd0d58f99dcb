// minotor (MIT), given its best case: one timetable with every week that the longest way needs, unrolled. It compares
// times as text, which goes wrong past 99 hours; `prepareMended` compares them as numbers, which is quicker too.
import { Duration, Query, Router, StopsIndex, Time, Timetable } from "minotor";
import { MINUTES_PER_WEEK } from "../instances.mjs";
import { START } from "../timetables.mjs";

export function prepareMended(timetable) {
  Time.prototype.valueOf = function () {
    return this.toSeconds();
  };
  return prepare(timetable);
}

export function prepare({ size, lines, queries }) {
  const last = queries.reduce((most, { arrival }) => Math.max(most, arrival), 0);
  const weeks = Math.ceil(last / MINUTES_PER_WEEK) + 1;
  const stops = new Map();
  const stopsAdjacency = new Map();
  for (let stop = 0; stop < size; stop++) {
    const id = String(stop);
    stops.set(id, {
      id,
      name: id,
      lat: 1,
      lon: 1,
      children: [],
      locationType: "SIMPLE_STOP_OR_PLATFORM",
    });
    stopsAdjacency.set(id, { transfers: [], routes: [] });
  }
  const routesAdjacency = new Map();
  const routes = new Map();
  lines.forEach((line, index) => {
    const id = String(index);
    const stopTimes = [];
    for (let week = -1; week < weeks; week++)
      for (const departure of line.departures) {
        const start = week * MINUTES_PER_WEEK + departure;
        if (start + line.leave[0] < 0) continue;
        line.stops.forEach((_, at) => {
          stopTimes.push({
            arrival: Time.fromSeconds(60 * (start + line.arrive[at])),
            departure: Time.fromSeconds(60 * (start + line.leave[at])),
            pickUpType: at + 1 === line.stops.length ? "NOT_AVAILABLE" : "REGULAR",
            dropOffType: at === 0 ? "NOT_AVAILABLE" : "REGULAR",
          });
        });
      }
    const ids = line.stops.map(String);
    for (const stop of ids) stopsAdjacency.get(stop).routes.push(id);
    routes.set(id, { type: "RAIL", name: id });
    routesAdjacency.set(id, {
      stopTimes,
      stops: ids,
      stopIndices: new Map(ids.map((stop, at) => [stop, at])),
      serviceRouteId: id,
    });
  });
  const router = new Router(
    new Timetable(stopsAdjacency, routesAdjacency, routes),
    new StopsIndex(stops),
  );
  const ask = ({ from, to }) => {
    const query = new Query.Builder()
      .from(String(from))
      .to(String(to))
      .departureTime(Time.fromSeconds(60 * START.minute))
      .maxTransfers(250)
      .minTransferTime(Duration.zero())
      .build();
    return router.route(query);
  };
  return {
    queries,
    run: ask,
    check: (result, { to }) => {
      const reached = result.arrivalAt(String(to));
      return reached === undefined ? -1 : reached.time.toSeconds() / 60;
    },
  };
}
