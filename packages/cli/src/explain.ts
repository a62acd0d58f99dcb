/** `lianyun explain`: what speaks for the best way, for a person at a terminal. */
import type {
  Connection,
  Difference,
  DifferenceLine,
  Explanation,
  Flip,
  Flips,
  Itinerary,
  Network,
  None,
} from "@lianyun/planner";
import { clock, columns, kg, money, namesOf, printItinerary, span } from "./print.ts";

type Explained = Extract<Explanation, { status: "optimal" }>;

/** The itinerary, then what it hangs on. */
export function printExplanation(explained: Explained, network: Network): string {
  const { itinerary, currency, runnerUp, connections, tariffs, carbonPrice, hourValue } = explained;
  const nameOf = namesOf(network);
  return [
    printItinerary(itinerary, network, currency),
    "",
    "next best way",
    ...("none" in runnerUp
      ? [`  ${runnerUp.message}`]
      : [
          `  ${inShort(runnerUp.itinerary, currency)}`,
          `  ${lostBy(runnerUp.difference, currency)}`,
          ...columns(
            runnerUp.difference.lines.map((line) => [
              "",
              signed(line, line.difference, currency),
              line.kind,
              line.at,
              line.rule,
              sides(line, currency),
            ]),
            new Set([1]),
          ),
        ]),
    "",
    "connections",
    ...columns(
      connections.map((connection) => ["", ...tellConnection(connection, nameOf)]),
      new Set(),
    ),
    "",
    `another way wins (the least change in whole cents; figures of today)`,
    ...tariffs.flatMap(({ tariff, ...flips }) =>
      // A tariff changes in the network's money, whatever the answer is shown in.
      tellFlips(`tariff ${tariff}`, "a leg", flips, currency, network.currency),
    ),
    ...tellFlips("carbon price", "a tonne", carbonPrice, currency),
    ...tellFlips("value of an hour", "an hour", hourValue, currency),
  ].join("\n");
}

const wayOf = ({ legs }: Itinerary): string =>
  [
    legs[0]?.from,
    ...legs.map(
      ({ mode, service, to }) => `${mode}${service === undefined ? "" : ` ${service}`} ${to}`,
    ),
  ].join(" → ");

const inShort = (itinerary: Itinerary, currency: string): string =>
  `${money(itinerary.cost, currency)}, ${span(itinerary.durationH)}, ${kg(itinerary.co2eKg)}: ${wayOf(itinerary)}`;

const sign = (value: number): string => (value < 0 ? "-" : "+");

function lostBy(
  { cost, durationH, co2eKg, objective, parts }: Difference,
  currency: string,
): string {
  const amount = (value: number): string => (Math.round(100 * value) / 100).toLocaleString("en-US");
  const apart = `${sign(cost)}${money(Math.abs(cost), currency)}, ${sign(durationH)}${span(Math.abs(durationH))}, ${sign(co2eKg)}${kg(Math.abs(co2eKg))}`;
  return `${apart}; loses by ${amount(objective)} (cost ${amount(parts.cost)}, duration ${amount(parts.duration)}, CO2e ${amount(parts.co2e)})`;
}

function show({ measure }: DifferenceLine, value: number, currency: string): string {
  switch (measure) {
    case "cost":
      return money(value, currency);
    case "duration":
      return span(value);
    case "co2e":
      return `${(Math.round(10 * value) / 10).toLocaleString("en-US")} kg`;
  }
}

const signed = (line: DifferenceLine, value: number, currency: string): string =>
  `${sign(value)}${show(line, Math.abs(value), currency)}`;

function sides(line: DifferenceLine, currency: string): string {
  const { best, other } = line;
  if (best === undefined) return "the other alone";
  if (other === undefined) return "the best alone";
  return `${show(line, best, currency)}, the other ${show(line, other, currency)}`;
}

function tellConnection(
  { at, leaves, slackH, ifMissed }: Connection,
  nameOf: (id: string) => string,
): string[] {
  const place = nameOf(at);
  if (leaves === "onDemand" || ifMissed === undefined) return [place, "leaves when ready", "", ""];
  const slack = leaves === "headway" ? `reckoned wait ${span(slackH)}` : `slack ${span(slackH)}`;
  const { departAt, availableAt, delayH } = ifMissed;
  if (departAt === undefined) return [place, slack, "nothing leaves after it", ""];
  const next = `${leaves === "headway" ? "next about" : "next"} ${clock(departAt)}`;
  const late = ifMissed.isLate ? " (too late)" : "";
  return [
    place,
    slack,
    next,
    availableAt === undefined || delayH === undefined
      ? "and a later departure is missing"
      : `available ${clock(availableAt)}, ${delayH === 0 ? "no later" : `${span(delayH)} later`}${late}`,
  ];
}

function tellFlips(
  name: string,
  per: string,
  { up, down }: Flips,
  currency: string,
  ownCurrency: string = currency,
): string[] {
  const tell = (side: Flip | None, word: string): string[] =>
    "none" in side
      ? [`    ${word}: ${side.message}`]
      : [
          `    ${word}: ${sign(side.change)}${money(Math.abs(side.change), ownCurrency)} ${per}` +
            (side.value === undefined ? "" : `, at ${money(side.value, currency)}`),
          `      then ${inShort(side.itinerary, currency)}`,
        ];
  return [`  ${name}`, ...tell(up, "dearer"), ...tell(down, "cheaper")];
}
