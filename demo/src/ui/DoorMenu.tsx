/** What a point of the map can be made: where the shipment starts, or where it ends. */
import { useEffect, useRef } from "preact/hooks";
import { doorId, doorText } from "../logic/door.ts";
import type { MapPlace } from "../map/createMap.ts";
import { useWords } from "./words.ts";

interface DoorMenuProps {
  readonly point: MapPlace;
  readonly onDoor: (end: "from" | "to", door: string) => void;
  readonly onClose: () => void;
}

export function DoorMenu({ point, onDoor, onClose }: DoorMenuProps) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("button")?.focus(), [point]);
  const take = (end: "from" | "to"): void => {
    onDoor(end, doorId(point.lat, point.lon));
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no form
    <div
      ref={box}
      class="door-menu"
      role="group"
      aria-label={doorText(point)}
      // Near an edge of the map it stands beside the point, all of it in sight.
      style={{
        left: `min(${point.left}px, 100% - 152px)`,
        top: `min(${point.top}px, 100% - 104px)`,
      }}
      onKeyDown={onKeyDown}
    >
      <button type="button" onClick={() => take("from")}>
        {say.shipFrom}
      </button>
      <button type="button" onClick={() => take("to")}>
        {say.shipTo}
      </button>
    </div>
  );
}
