/** Text of a cell → value, strictly: nothing is guessed, "" is absent, never 0 or false. */
import type { IssueCode } from "../errors.ts";
import type { CellKind } from "../network/columns.ts";

/** A value, or what could not be read. */
export type Decoded =
  | { readonly value: unknown }
  | { readonly code: IssueCode; readonly expected: string };

// At most 32 characters, plain decimals: no hex, no exponent tricks, no thousands separators, no decimal comma.
const DECIMAL = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
const NUMBER = "a decimal number such as 12.5";

function decodeNumber(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  // "-0" would print and compare as a number of its own.
  return value === 0 ? 0 : value;
}

function decodePoints(text: string): Decoded {
  const points: [number, number][] = [];
  for (const part of text.split(";")) {
    const [lonText, latText, ...rest] = part.trim().split(/ +/);
    const lon = decodeNumber(lonText ?? "");
    const lat = decodeNumber(latText ?? "");
    if (lon === undefined || lat === undefined || rest.length > 0)
      return { code: "bad_points", expected: 'points as "lon lat; lon lat"' };
    points.push([lon, lat]);
  }
  return { value: points };
}

/** Reads one cell that is not empty. */
export function decodeCell(kind: CellKind, text: string): Decoded {
  switch (kind) {
    case "text":
      return { value: text };
    case "number": {
      const value = decodeNumber(text);
      return value === undefined ? { code: "bad_number", expected: NUMBER } : { value };
    }
    case "boolean":
      if (text === "true") return { value: true };
      if (text === "false") return { value: false };
      return { code: "bad_boolean", expected: "true or false" };
    case "words":
      return { value: text.split(/ +/) };
    case "points":
      return decodePoints(text);
  }
}
