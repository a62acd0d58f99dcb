/** Services, their calls and their departures. */
import { isDate, whyNoDay } from "../network/calendar.ts";
import { groupBy } from "../network/groupBy.ts";
import { linksByPair } from "../network/rides.ts";
import type { Call, Network, Service } from "../network/rows.ts";
import { type Report, reportSpeed } from "./report.ts";

/** A call with the row it stands in. */
interface Placed {
  readonly call: Call;
  readonly index: number;
}

/** Reports what keeps a service from being ridden. */
export function checkServices(network: Network, report: Report): void {
  const services = new Set(network.services.map(({ id }) => id));
  const terminals = new Set(network.terminals.map(({ id }) => id));
  network.calls.forEach((call, index) => {
    if (!services.has(call.service))
      report("error", "unknown_service", "calls", index, "service", `no service "${call.service}"`);
    if (!terminals.has(call.terminal))
      report(
        "error",
        "unknown_terminal",
        "calls",
        index,
        "terminal",
        `no terminal "${call.terminal}"`,
      );
    if (call.load && call.cutOffH === undefined)
      report(
        "error",
        "missing_value",
        "calls",
        index,
        "cutOffH",
        "a call that loads needs its cut-off; 0 is a value",
      );
    if (call.step === "gaugeChange" && call.factor === undefined)
      report(
        "error",
        "missing_factor",
        "calls",
        index,
        "factor",
        "a gauge change reloads the box: name the factor",
      );
    if (call.step === undefined && call.factor !== undefined)
      report(
        "error",
        "mismatched_parts",
        "calls",
        index,
        "factor",
        "a factor belongs to a step; this call has none",
      );
  });
  network.departures.forEach((departure, index) => {
    if (!services.has(departure.service))
      report(
        "error",
        "unknown_service",
        "departures",
        index,
        "service",
        `no service "${departure.service}"`,
      );
    for (const column of ["validFrom", "validTo"] as const) {
      const date = departure[column];
      if (date !== undefined && !isDate(date))
        report(
          "error",
          "bad_time",
          "departures",
          index,
          column,
          `${whyNoDay(date) ?? "expected a date"}, found ${date}`,
        );
    }
    const { validFrom, validTo } = departure;
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
      report(
        "error",
        "bad_time",
        "departures",
        index,
        "validTo",
        `expected no earlier than ${validFrom}, found ${validTo}`,
      );
  });
  const placed = network.calls.map((call, index) => ({ call, index }));
  const callsOf = groupBy(placed, ({ call }) => call.service);
  const timetables = groupBy(network.departures, ({ service }) => service);
  const linksOf = linksByPair(network);
  network.services.forEach((service, index) => {
    const hasTimetable = timetables.has(service.id);
    if (service.headwayH !== undefined && hasTimetable)
      report(
        "error",
        "headway_and_timetable",
        "services",
        index,
        "headwayH",
        "expected a headway or departures, found both",
      );
    if (service.headwayH === undefined && !hasTimetable)
      report(
        "error",
        "no_departures",
        "services",
        index,
        "headwayH",
        "expected a headway or rows in departures, found neither",
      );
    const calls = (callsOf.get(service.id) ?? []).sort((a, b) => a.call.seq - b.call.seq);
    if (calls.length < 2)
      report(
        "error",
        "too_few_calls",
        "services",
        index,
        "id",
        `expected two calls or more, found ${calls.length}`,
      );
    checkCalls(service, calls, linksOf, report);
  });
}

function checkCalls(
  service: Service,
  calls: readonly Placed[],
  linksOf: ReturnType<typeof linksByPair>,
  report: Report,
): void {
  calls.forEach(({ call, index }, position) => {
    const isFirst = position === 0;
    const isLast = position === calls.length - 1;
    const error = (code: Parameters<Report>[1], column: string, message: string): void =>
      report("error", code, "calls", index, column, message);
    if (isFirst && call.arriveH !== undefined)
      error("calls_out_of_order", "arriveH", "the first call has no arrival");
    if (isFirst && call.departH !== 0)
      error("calls_out_of_order", "departH", `expected 0 at the first call, found ${call.departH}`);
    if (!isFirst && call.arriveH === undefined)
      error("missing_value", "arriveH", "every call but the first has an arrival");
    if (!isLast && call.departH === undefined)
      error("missing_value", "departH", "every call but the last has a departure");
    if (isLast && call.departH !== undefined && !isFirst)
      error("calls_out_of_order", "departH", "the last call has no departure");
    if (isFirst && call.discharge)
      error("calls_out_of_order", "discharge", "nothing is discharged at the first call");
    if (isLast && call.load)
      error("calls_out_of_order", "load", "nothing is loaded at the last call");
    if (call.arriveH !== undefined && call.departH !== undefined && call.departH < call.arriveH)
      error(
        "calls_out_of_order",
        "departH",
        `expected no earlier than the arrival ${call.arriveH}, found ${call.departH}`,
      );
    const before = calls[position - 1]?.call;
    if (before === undefined) {
      if (call.link !== undefined) error("missing_link", "link", "no link leads to the first call");
      return;
    }
    if (before.seq === call.seq)
      error("duplicate_id", "seq", `call ${call.seq} of ${service.id} stands twice`);
    if (before.departH === undefined || call.arriveH === undefined) return;
    if (call.arriveH < before.departH)
      error(
        "calls_out_of_order",
        "arriveH",
        `expected no earlier than ${before.departH}, found ${call.arriveH}`,
      );
    const candidates = linksOf(service.mode, before.terminal, call.terminal);
    const link = candidates.filter(({ id }) => call.link === undefined || id === call.link);
    if (call.link !== undefined && link.length === 0)
      error(
        "missing_link",
        "link",
        `no ${service.mode} link "${call.link}" from ${before.terminal} to ${call.terminal}`,
      );
    else if (link.length === 0)
      error(
        "missing_link",
        "terminal",
        `no ${service.mode} link from ${before.terminal} to ${call.terminal}`,
      );
    else if (link.length > 1)
      error(
        "ambiguous_link",
        "link",
        `expected one of ${candidates.map(({ id }) => id).join(", ")}, found nothing`,
      );
    else if (link[0] !== undefined)
      reportSpeed(
        report,
        "calls",
        index,
        "arriveH",
        service.mode,
        link[0].distanceKm,
        call.arriveH - before.departH,
      );
  });
}
