/** Decimals as they are written, for arithmetic that must not round. */

/** `digits / 10 ** places`. */
export interface Decimal {
  readonly digits: bigint;
  /** 0 or more. */
  readonly places: number;
}

/** The shortest decimal that reads back as the number: 0.1 is a tenth. Not for infinities. */
export function decimalOf(value: number): Decimal {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** The number nearest to a decimal. */
export const numberOf = ({ digits, places }: Decimal): number => Number(`${digits}e-${places}`);

/** Digits of all at the most places of any: whole numbers in the same proportion. */
export function alignDecimals(decimals: readonly Decimal[]): bigint[] {
  const most = Math.max(0, ...decimals.map(({ places }) => places));
  return decimals.map(({ digits, places }) => digits * 10n ** BigInt(most - places));
}

/** A decimal and so many (0 or more) decimal units: 20.5 and 3 of two places are 20.53. */
export function plusUnits(value: Decimal, count: number, places: number): Decimal {
  const [own = 0n, added = 0n] = alignDecimals([value, { digits: BigInt(count), places }]);
  return { digits: own + added, places: Math.max(value.places, places) };
}

/** How many decimal units fit into a value from 0 on, rounded down, and whether they fill it. */
export function unitsIn(value: Decimal, places: number): { count: number; isWhole: boolean } {
  const [own = 0n, unit = 1n] = alignDecimals([value, { digits: 1n, places }]);
  return { count: Number(own / unit), isWhole: own % unit === 0n };
}
