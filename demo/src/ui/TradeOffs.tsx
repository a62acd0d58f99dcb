/** What the next faster and the next cheaper bend of the curve would cost or save, a day at a time. */
import { costPerDaySaved, type Point } from "../logic/curve.ts";
import type { Results } from "../logic/results.ts";
import { useWords } from "./words.ts";

interface TradeOffsProps {
  readonly results: Results;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

export function TradeOffs({ results, chosen, onChoose }: TradeOffsProps) {
  const { say } = useWords();
  const here = results.points[chosen];
  if (here === undefined) return null;
  const faster = results.corners.findLast((p) => p.days < here.days && p.cost > here.cost);
  const cheaper = results.corners.find((p) => p.days > here.days && p.cost < here.cost);
  return (
    <ul class="trade-offs">
      <li>
        {faster === undefined ? (
          <span class="quiet">{say.noFaster}</span>
        ) : (
          <TradeOff from={here} to={faster} onChoose={onChoose} />
        )}
      </li>
      <li>
        {cheaper === undefined ? (
          <span class="quiet">{say.noCheaper}</span>
        ) : (
          <TradeOff from={here} to={cheaper} onChoose={onChoose} />
        )}
      </li>
    </ul>
  );
}

function TradeOff({
  from,
  to,
  onChoose,
}: {
  from: Point;
  to: Point;
  onChoose: (index: number) => void;
}) {
  const { say, format } = useWords();
  const isFaster = to.days < from.days;
  const [fast, slow] = isFaster ? [to, from] : [from, to];
  const days = format.days((slow.days - fast.days) * 24);
  const money = format.money(fast.cost - slow.cost);
  return (
    <button type="button" class="trade-off" onClick={() => onChoose(to.index)}>
      <span>{isFaster ? say.faster(days, money) : say.cheaper(days, money)}</span>
      <span class="per-day">{say.perDaySaved(format.money(costPerDaySaved(fast, slow)))}</span>
    </button>
  );
}
