/** How much of the cost, the time and the CO2e rests on which grade of evidence. */
import type { Grade } from "@lianyun/planner";
import { percentsOf } from "../logic/shares.ts";
import { useAbout } from "./About.tsx";
import { Bar } from "./Bar.tsx";
import { useWords } from "./words.ts";

export function Grades() {
  const { say, format } = useWords();
  const quality = useAbout()?.quality;
  const rows = [
    [say.cost, quality?.cost],
    [say.hours, quality?.time],
    [say.co2e, quality?.co2e],
  ] as const;
  return (
    <table class="figures grades">
      <caption>{say.gradesTitle}</caption>
      <tbody>
        {rows.map(([name, shares]) => {
          const parts = (Object.entries(shares ?? {}) as [Grade, number][]).filter(
            ([, share]) => share > 0,
          );
          const percents = percentsOf(parts.map(([, share]) => share));
          const shown = new Map(
            parts.map(([grade], index) => [grade, format.percent((percents[index] ?? 0) / 100)]),
          );
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="grades-bar">
                <Bar
                  parts={parts.map(([grade, amount]) => ({
                    className: `block-grade-${grade}`,
                    text: "",
                    figure: "",
                    amount,
                  }))}
                />
                <span class="row-note">
                  {format.list([...shown].map(([grade, text]) => `${say.grades[grade]} ${text}`))}
                </span>
              </td>
              <td class="number">
                {shares != null && say.onEstimates(shown.get("estimate") ?? format.percent(0))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
