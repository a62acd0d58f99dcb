/**
 * The only file that knows how units relate: outside, suffixed decimals; inside, whole minutes, cents and grams.
 */

export const MINUTES_PER_HOUR = 60;
export const MINUTES_PER_DAY = 1_440;
export const MS_PER_MINUTE = 60_000;
export const NS_PER_MINUTE = 60_000_000_000;
export const HOURS_PER_DAY = 24;
const KM_PER_NAUTICAL_MILE = 1.852;
/** Cents of one unit of money. */
export const CENTS_PER_UNIT = 100;
export const GRAMS_PER_KG = 1_000;
const KG_PER_TONNE = 1_000;

/** Hours to whole minutes, rounded to nearest. */
export const toMinutes = (hours: number): number => Math.round(hours * MINUTES_PER_HOUR);
/** Whole minutes to hours, for output. */
export const toHours = (minutes: number): number => minutes / MINUTES_PER_HOUR;
/** Hours to days. */
export const toDays = (hours: number): number => hours / HOURS_PER_DAY;
/** Money in major units to whole cents, rounded to nearest; the one rounding of a cost line. */
export const toCents = (money: number): number => Math.round(money * CENTS_PER_UNIT);
/** Whole cents to major units with two decimals. */
export const toMoney = (cents: number): number => cents / CENTS_PER_UNIT;
/** Whole grams to kilograms, for output. */
export const toKg = (grams: number): number => grams / GRAMS_PER_KG;
/** Kilometres to nautical miles (1,852 m). */
export const toNauticalMiles = (km: number): number => km / KM_PER_NAUTICAL_MILE;
/** Kilograms to whole grams. */
export const toGrams = (kg: number): number => Math.round(kg * GRAMS_PER_KG);
/** Kilograms to tonnes. */
export const toTonnes = (kg: number): number => kg / KG_PER_TONNE;
