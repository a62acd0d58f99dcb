/** Places a visitor can name: cities (groups of terminals) and single terminals, found by name or code. */
import type { Directory, DirectoryTerminal } from "../directory.ts";
import { groupBy, groupOf } from "./group.ts";

export interface Place {
  /** A group or a terminal id, as the planner takes it. */
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** The Chinese name in Latin letters, a word a syllable. */
  readonly pinyin: string;
  readonly country: string;
  readonly timeZone: string;
  readonly lon: number;
  readonly lat: number;
  /** Terminals of the group that can be named; empty for a terminal. */
  readonly members: readonly Place[];
}

function terminalPlace(terminal: DirectoryTerminal): Place {
  const { id, name, nameZh, pinyin, country, timeZone, lon, lat } = terminal;
  return { id, name, nameZh, pinyin, country, timeZone, lon, lat, members: [] };
}

/** Cities in order of their English names, each with its terminals; none where nothing can start or end. */
export function listPlaces(directory: Directory): readonly Place[] {
  const groups = groupBy(
    directory.terminals.filter(({ isEnd }) => isEnd),
    ({ id }) => groupOf(id),
  );
  const places = [...groups].map(([id, terminals]): Place => {
    const first = terminals[0] as DirectoryTerminal;
    const members = terminals.filter((terminal) => terminal.id !== id).map(terminalPlace);
    return {
      ...terminalPlace(first),
      id,
      name: first.city,
      nameZh: first.cityZh,
      pinyin: first.cityPinyin,
      members,
    };
  });
  return places.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Places by id, cities and terminals alike. */
export function placesById(places: readonly Place[]): ReadonlyMap<string, Place> {
  return new Map(
    places.flatMap((place) => [place, ...place.members]).map((place) => [place.id, place]),
  );
}

/** Letters that `normalize` does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  ß: "ss",
  đ: "d",
  ı: "i",
  æ: "ae",
};

/** Lower case without accents, so that `malaszewicze` finds Małaszewicze. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[łøßđıæ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** How well a place answers the text: 0 best, undefined not at all. */
function rankOf(place: Place, needle: string): number | undefined {
  const name = foldText(place.name);
  const code = place.id.toLowerCase();
  if (code === needle || name === needle || place.nameZh === needle) return 0;
  if (code.startsWith(needle) || name.startsWith(needle) || place.nameZh.startsWith(needle))
    return 1;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(needle))) return 2;
  // A code without its country (`CKG`) or the suffix of a terminal (`GUOYUAN`).
  if (code.slice(2).startsWith(needle) || code.split(":")[1]?.startsWith(needle) === true) return 2;
  const rank = rankOfPinyin(place.pinyin, needle);
  if (rank !== undefined) return rank;
  if (name.includes(needle) || place.nameZh.includes(needle)) return 3;
  return undefined;
}

/** As `rankOf`, for letters: whole syllables joined (`chongq`), or the first letter of each (`cq`). */
function rankOfPinyin(pinyin: string, needle: string): number | undefined {
  if (pinyin === "" || !/^[a-z ]+$/.test(needle)) return undefined;
  const letters = needle.replaceAll(" ", "");
  const syllables = pinyin.split(" ");
  const whole = syllables.join("");
  if (whole === letters) return 0.5;
  if (whole.startsWith(letters)) return 1;
  if (
    letters.length > 1 &&
    syllables
      .map((each) => each[0])
      .join("")
      .startsWith(letters)
  )
    return 2;
  return letters.length > 2 && whole.includes(letters) ? 3 : undefined;
}

/** A row of the list under a place field. */
export interface PlaceOption {
  readonly place: Place;
  /** The city a terminal is in; undefined for a city. */
  readonly city: Place | undefined;
}

/**
 * Cities and terminals that answer the text, best first; a city brings its terminals, a terminal its city.
 * No text: all cities, so that the list can be browsed.
 */
export function searchPlaces(places: readonly Place[], text: string): readonly PlaceOption[] {
  const needle = foldText(text.trim());
  if (needle === "") return places.flatMap((city) => optionsOf(city, membersWorthARow(city)));
  const ranked = places.flatMap((city) => {
    const own = rankOf(city, needle) ?? NOT_FOUND;
    const members = city.members
      .map((place) => ({ place, rank: rankOf(place, needle) ?? NOT_FOUND }))
      .filter(({ rank }) => rank < NOT_FOUND);
    // Between equals the city comes before the one that is found through a terminal.
    const best = Math.min(own, ...members.map(({ rank }) => rank + 0.5));
    if (best >= NOT_FOUND) return [];
    // A city that matches shows all its terminals; one found through terminals shows just those.
    const shown = own < NOT_FOUND ? membersWorthARow(city) : members.map(({ place }) => place);
    return [{ best, options: optionsOf(city, shown) }];
  });
  return ranked.sort((a, b) => a.best - b.best).flatMap(({ options }) => options);
}

/** The one place that has exactly this name or code; a city before a terminal of its name. */
export function findPlace(places: readonly Place[], text: string): Place | undefined {
  const needle = foldText(text.trim());
  const isNamed = (place: Place): boolean => rankOf(place, needle) === 0;
  const cities = places.filter(isNamed);
  const named =
    cities.length > 0 ? cities : places.flatMap(({ members }) => members.filter(isNamed));
  return named.length === 1 ? named[0] : undefined;
}

/** Worse than every rank. */
const NOT_FOUND = 9;

/** A city with a single terminal is that terminal: one row is enough. */
function membersWorthARow(city: Place): readonly Place[] {
  return city.members.length > 1 ? city.members : [];
}

function optionsOf(city: Place, members: readonly Place[]): readonly PlaceOption[] {
  return [{ place: city, city: undefined }, ...members.map((place) => ({ place, city }))];
}
