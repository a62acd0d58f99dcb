/** What places, services and sources are called, in the language of the page. */
import type { Source } from "@lianyun/planner";
import type { Directory, DirectoryTerminal } from "../directory.ts";
import type { Language } from "../messages/messages.ts";
import { doorText, readDoor } from "./door.ts";
import { groupOf } from "./group.ts";

export interface Names {
  /** A terminal. */
  readonly terminal: (id: string) => string;
  /** A terminal, or the city of a group. */
  readonly place: (id: string) => string;
  /** The city of a terminal or group. */
  readonly city: (id: string) => string;
  readonly service: (id: string) => string;
  readonly at: (terminal: string) => readonly [lon: number, lat: number];
  readonly findSource: (id: string) => Source | undefined;
}

/** Where an itinerary says that its lorry begins or ends. */
const DOOR = "door";

/** Names of a directory. An id that is not in it is its own name; a door is called `door`, or by its coordinates. */
export function createNames(directory: Directory, language: Language, door = DOOR): Names {
  const pick = (en: string, zh: string): string => (language === "zh" && zh !== "" ? zh : en);
  const terminals = new Map(directory.terminals.map((terminal) => [terminal.id, terminal]));
  const cities = new Map<string, DirectoryTerminal>();
  for (const terminal of directory.terminals) {
    const group = groupOf(terminal.id);
    if (!cities.has(group)) cities.set(group, terminal);
  }
  const services = new Map(directory.services.map((service) => [service.id, service]));
  const sources = new Map(directory.sources.map((source) => [source.id, source]));
  const terminalName = (id: string): string => {
    const terminal = terminals.get(id);
    return terminal === undefined ? doorName(id, door) : pick(terminal.name, terminal.nameZh);
  };
  const cityName = (id: string): string => {
    const terminal = cities.get(groupOf(id));
    return terminal === undefined ? doorName(id, door) : pick(terminal.city, terminal.cityZh);
  };
  return {
    terminal: terminalName,
    place: (id) => (terminals.has(id) ? terminalName(id) : cityName(id)),
    city: cityName,
    service: (id) => {
      const service = services.get(id);
      return service === undefined ? id : pick(service.name, service.nameZh);
    },
    at: (id) => {
      const terminal = terminals.get(id) ?? cities.get(groupOf(id));
      const { lon, lat } = terminal ?? readDoor(id) ?? { lon: 0, lat: 0 };
      return [lon, lat];
    },
    findSource: (id) => sources.get(id),
  };
}

function doorName(id: string, door: string): string {
  const at = readDoor(id);
  if (at !== undefined) return doorText(at);
  return id === DOOR ? door : id;
}
