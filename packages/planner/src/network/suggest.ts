/** Which place was meant by a name that no terminal or group has. */
import { meant, meantOf } from "./meant.ts";
import { groupOf, type Network, type Terminal } from "./rows.ts";

/**
 * `; did you mean DEHAM (Hamburg)?`: groups whose city has the name, or whose code is the same letters in another order; where
 * there is none, those whose city differs by a letter or two, or else ids that do. Empty where nothing is near.
 */
export function suggest({ terminals }: Pick<Network, "terminals">, place: string): string {
  const wanted = place.trim().toUpperCase();
  const lettersOf = (text: string): string => Array.from(text).sort().join("");
  const letters = lettersOf(wanted);
  const isNamed = ({ city, cityZh }: Terminal): boolean =>
    wanted.length > 1 && (city.toUpperCase().startsWith(wanted) || cityZh.startsWith(place.trim()));
  const named = terminals.filter(
    (terminal) => isNamed(terminal) || lettersOf(groupOf(terminal.id)) === letters,
  );
  const near = (): Terminal[] => {
    const cities = meantOf(
      terminals.map(({ city }) => city),
      place,
    );
    return cities.flatMap((each) => terminals.filter(({ city }) => city === each));
  };
  const found = new Map(
    (named.length > 0 ? named : near()).map(({ id, city }) => [groupOf(id), city]),
  );
  const shown = [...found].slice(0, 3).map(([group, city]) => `${group} (${city})`);
  return shown.length === 0
    ? meant(
        terminals.flatMap(({ id }) => [groupOf(id), id]),
        place,
      )
    : `; did you mean ${shown.join(", ")}?`;
}
