// raptor-journey-planner (GPL-3.0: measured here, shipped nowhere), allowed to search as many days as the longest way needs.
import { createRequire } from "node:module";
import { START } from "../timetables.mjs";

const require = createRequire(import.meta.url);
const {
  DepartAfterQuery,
  JourneyFactory,
  RaptorAlgorithmFactory,
} = require("raptor-journey-planner");
const { Service } = require("raptor-journey-planner/dist/src/gtfs/Service.js");

export function prepare({ lines, queries }) {
  const last = queries.reduce((most, { arrival }) => Math.max(most, arrival), 0);
  const days = Math.ceil(last / 1_440) + 1;
  // Their days of the week begin with Sunday.
  const services = Array.from({ length: 7 }, (_, monday) => {
    const runs = Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6].map((day) => [day, day === (monday + 1) % 7]),
    );
    return new Service(20_200_101, 20_301_231, runs, {});
  });
  const trips = lines.flatMap((line, index) =>
    line.departures.map((departure) => {
      const minute = departure % 1_440;
      const day = Math.floor(departure / 1_440);
      return {
        tripId: `${index}/${departure}`,
        serviceId: String(day),
        service: services[day],
        stopTimes: line.stops.map((stop, at) => ({
          stop: String(stop),
          arrivalTime: 60 * (minute + line.arrive[at]),
          departureTime: 60 * (minute + line.leave[at]),
          pickUp: at + 1 < line.stops.length,
          dropOff: at > 0,
        })),
      };
    }),
  );
  const query = new DepartAfterQuery(
    RaptorAlgorithmFactory.create(trips, {}, {}),
    new JourneyFactory(),
    days,
  );
  // Local noon, so that no zone of the machine moves the date; the query moves the object given.
  const ask = ({ from, to }) =>
    query.plan(String(from), String(to), new Date(`${START.date}T12:00:00`), 60 * START.minute);
  return {
    queries,
    run: ask,
    check: (journeys) =>
      journeys.length === 0 ? -1 : Math.min(...journeys.map((journey) => journey.arrivalTime)) / 60,
  };
}
