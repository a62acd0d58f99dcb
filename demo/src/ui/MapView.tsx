/** Keeps the map in step with the answer, the choice, the language and the theme. */

import type { Itinerary, ItineraryGeoJSON } from "@lianyun/planner";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Results } from "../logic/results.ts";
import { wayOf } from "../logic/results.ts";
import { createMap, type MapAdapter, type MapPlace } from "../map/createMap.ts";
import { nearestLon } from "../map/land.ts";
import { type MapRoute, routeOf } from "../map/scene.ts";
import { DoorMenu } from "./DoorMenu.tsx";
import { Legend } from "./Legend.tsx";
import { useWords } from "./words.ts";

interface MapViewProps {
  /** Undefined: nothing was found, only the two ends are shown. */
  readonly results: Results | undefined;
  readonly chosen: number;
  readonly compared: number | undefined;
  readonly from: string;
  readonly to: string;
  readonly theme: string;
  readonly onChoose: (index: number) => void;
  /** A point of the map was made an end of the shipment. */
  readonly onDoor: (end: "from" | "to", door: string) => void;
}

export function MapView(props: MapViewProps) {
  const { results, chosen, compared, from, to, theme, onChoose, onDoor } = props;
  const { say, names } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapAdapter | undefined>(undefined);
  const [point, setPoint] = useState<MapPlace | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const pick = useRef<(id: string) => void>(() => {});
  pick.current = (id) => {
    const way = results?.ways.find(({ key }) => key === id);
    if (way !== undefined) onChoose(way.best);
  };

  const routes = useMemo(
    () => results?.ways.map((way) => makeRoute(results, way.best, way.key, names)) ?? [],
    [results, names],
  );

  useEffect(() => {
    if (box.current === null) return undefined;
    const created = createMap(
      box.current,
      (id) => pick.current(id),
      (asked) => {
        setPoint(asked);
        if (asked !== undefined) setAsking(false);
      },
    );
    map.current = created;
    return () => {
      map.current = undefined;
      created.destroy();
    };
  }, []);

  const view =
    results === undefined
      ? `${from} ${to} ends`
      : `${results.question.from} ${results.question.to}`;
  useEffect(() => {
    map.current?.show({ routes, view });
  }, [routes, view]);

  // A changed question alone moves nothing: its ends are drawn with its answer, or where there is none.
  const ends = results === undefined ? `${from} ${to}` : "";
  useEffect(() => {
    const route =
      results === undefined
        ? endsOnly(from, to, names)
        : makeRoute(results, chosen, wayOf(results, chosen).key, names);
    const other =
      results === undefined || compared === undefined || compared === chosen
        ? undefined
        : makeRoute(results, compared, "", names);
    map.current?.select(route, other);
  }, [results, chosen, compared, names, ends, routes]);

  useEffect(() => map.current?.setTheme(), [theme]);
  useEffect(() => {
    map.current?.setAsking(isAsking);
    if (!isAsking) return undefined;
    // Wherever the focus is: the hint says so of the whole page.
    const end = ({ key, defaultPrevented }: KeyboardEvent): void => {
      if (key === "Escape" && !defaultPrevented) setAsking(false);
    };
    addEventListener("keydown", end);
    return () => removeEventListener("keydown", end);
  }, [isAsking]);

  const modes = results?.ways.flatMap((way) => way.modes) ?? [];
  return (
    <div class="map">
      <div
        class="map-box"
        ref={box}
        role="application"
        aria-label={say.mapLabel}
        aria-describedby="map-help"
      />
      <p id="map-help" class="visually-hidden">
        {say.mapHelp}
      </p>
      <div class="zoom">
        <button type="button" aria-label={say.zoomIn} onClick={() => map.current?.zoom(1)}>
          +
        </button>
        <button type="button" aria-label={say.zoomOut} onClick={() => map.current?.zoom(-1)}>
          −
        </button>
      </div>
      <button
        type="button"
        class="door-button"
        aria-pressed={isAsking}
        onClick={() => setAsking(!isAsking)}
      >
        {say.pickDoor}
      </button>
      <p class="door-hint" role="status" hidden={!isAsking}>
        {isAsking && say.pickingDoor}
      </p>
      {point !== undefined && (
        <DoorMenu point={point} onDoor={onDoor} onClose={() => setPoint(undefined)} />
      )}
      <Legend modes={new Set(modes)} />
      <p class="map-credit">Leaflet | Natural Earth</p>
    </div>
  );
}

function makeRoute(
  { found }: Results,
  index: number,
  key: string,
  names: ReturnType<typeof useWords>["names"],
): MapRoute {
  return routeOf(
    key,
    found.itineraries[index] as Itinerary,
    found.shapes[index] as ItineraryGeoJSON,
    (terminal) => ({ name: names.terminal(terminal), at: names.at(terminal) }),
  );
}

/** The two ends alone, the destination on the nearer side. */
function endsOnly(from: string, to: string, names: ReturnType<typeof useWords>["names"]): MapRoute {
  const start = names.at(from);
  const end = names.at(to);
  return {
    id: "",
    lines: [],
    stops: [
      { name: names.city(from), at: start, kind: "end" },
      { name: names.city(to), at: [nearestLon(end[0], start[0]), end[1]], kind: "end" },
    ],
  };
}
