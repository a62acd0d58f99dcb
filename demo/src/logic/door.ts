/** Doors: points on the map as ends of a shipment, written `@latitude,longitude` as maps write them. */
import type { Door } from "@lianyun/planner";
import type { Directory } from "../directory.ts";
import type { Place } from "./places.ts";

const ID = /^@(-?\d{1,2}(?:\.\d{1,4})?),(-?\d{1,3}(?:\.\d{1,4})?)$/;
const TYPED = /^@?(-?\d{1,2}(?:\.\d{1,12})?)°?\s*[,，\s]\s*(-?\d{1,3}(?:\.\d{1,12})?)°?$/;

/** Four decimals are eleven meters: nearer than any address. */
const DECIMALS = 4;

/** The id of a door; copies of the world beside the first are the same place. */
export function doorId(lat: number, lon: number): string {
  const turned = lon - 360 * Math.floor((lon + 180) / 360);
  return `@${lat.toFixed(DECIMALS)},${turned.toFixed(DECIMALS)}`;
}

/** The door of an id; undefined for anything else, and for what is not on the globe. */
export function readDoor(id: string): Door | undefined {
  return doorOf(ID.exec(id));
}

/** The id of a door from coordinates as people type them: `29.56, 106.55`. */
export function typedDoor(text: string): string | undefined {
  const door = doorOf(TYPED.exec(text.trim()));
  return door === undefined ? undefined : doorId(door.lat, door.lon);
}

function doorOf(match: RegExpExecArray | null): Door | undefined {
  if (match === null) return undefined;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

/** Latitude before longitude. */
export const doorText = ({ lat, lon }: Door): string =>
  `${lat.toFixed(DECIMALS)}, ${lon.toFixed(DECIMALS)}`;

/** The place that typed coordinates name; its clock is not known yet. */
export function doorNamed(text: string): Place | undefined {
  const id = typedDoor(text);
  const door = id === undefined ? undefined : readDoor(id);
  if (id === undefined || door === undefined) return undefined;
  const name = doorText(door);
  return { id, name, nameZh: name, pinyin: "", country: "", timeZone: "UTC", ...door, members: [] };
}

/** A door as a place; its clock is that of the nearest terminal. */
export function doorPlace(id: string, directory: Directory): Place | undefined {
  const door = readDoor(id);
  const place = door === undefined ? undefined : doorNamed(id);
  if (door === undefined || place === undefined) return undefined;
  let timeZone = "UTC";
  let least = Number.POSITIVE_INFINITY;
  for (const terminal of directory.terminals) {
    const away = awayFrom(door, terminal);
    if (away < least) [least, timeZone] = [away, terminal.timeZone];
  }
  return { ...place, id, timeZone };
}

/** Good enough to tell which of two is nearer: degrees, those of longitude as wide as they are there. */
function awayFrom(door: Door, { lat, lon }: Door): number {
  const turn = Math.abs(door.lon - lon) % 360;
  const east = Math.min(turn, 360 - turn) * Math.cos((door.lat * Math.PI) / 180);
  return Math.hypot(door.lat - lat, east);
}
