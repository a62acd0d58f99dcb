/** `lianyun compare-published`: hit or miss of every published figure. */
import {
  type Comparison,
  comparePublished,
  type Range,
  type Report,
  readComparisons,
} from "@lianyun/node";
import { createPlanner, type Network } from "@lianyun/planner";
import type { Streams } from "./exit.ts";

/** Prints a line a figure and ends with the counts; a miss says why, in the words of the table. */
export async function printComparisons(
  network: Network,
  folder: string,
  json: boolean,
  { out }: Streams,
): Promise<void> {
  const report = comparePublished(createPlanner(network), await readComparisons(folder));
  if (json) {
    out(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  for (const { comparison, measured, published, model, isHit } of report.verdicts) {
    const said = model === undefined ? "no such way" : show(model);
    out(
      `${isHit ? "hit " : "miss"}  ${nameOf(comparison)}: ${measured} published ${show(published)}, model ${said}\n`,
    );
    if (!isHit && comparison.note !== "") out(`      ${comparison.note}\n`);
  }
  for (const comparison of report.needScenario)
    out(`apart ${nameOf(comparison)}: needs the scenario ${comparison.scenario}\n`);
  for (const comparison of report.withoutNumber)
    out(`apart ${nameOf(comparison)}: no number that can be compared\n`);
  out(`\n${sumUp(report)}\n${network.name} ${network.version}\n`);
}

function nameOf({ id, from, to, modes, via, measure }: Comparison): string {
  const way = [
    modes.length === 0 ? "any mode" : modes.join(" "),
    via.length === 0 ? "" : `via ${via.join(", ")}`,
  ];
  return `${id} ${from} to ${to} (${way.filter((part) => part !== "").join(" ")}, ${measure})`;
}

const plain = (value: number): string => String(Math.round(value * 100) / 100);
const show = ({ min, max }: Range): string =>
  min === max ? plain(min) : `${plain(min)} to ${plain(max)}`;

const byGrade = (shares: Readonly<Record<string, number>>): string =>
  Object.entries(shares)
    .map(([grade, share]) => `${grade} ${Math.round(100 * share)} %`)
    .join(", ");

function sumUp({ verdicts, withoutNumber, needScenario, footing }: Report): string {
  const lines = (["days", "cost ratio", "CO2e"] as const).map((measured) => {
    const own = verdicts.filter((verdict) => verdict.measured === measured);
    const hits = own.filter(({ isHit }) => isHit).length;
    const share = own.length === 0 ? "" : ` (${Math.round((100 * hits) / own.length)} %)`;
    return `${measured}: ${hits} of ${own.length} hit${share}`;
  });
  return [
    ...lines,
    `cost of the compared ways by grade: ${byGrade(footing.cost)}`,
    `hours under way by grade: ${byGrade(footing.time)}`,
    `apart: ${withoutNumber.length} without a number, ${needScenario.length} that need a scenario`,
  ].join("\n");
}
