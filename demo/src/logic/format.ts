/** Figures as people read them. The only place of the page with other units than the planner's. */
import type { Language } from "../messages/messages.ts";
import { HOURS_PER_DAY, wallTime } from "./clock.ts";

/** Words and figures that differ between languages only here. */
const UNITS = {
  en: { day: "d", hour: "h", minute: "min", zone: "UTC" },
  zh: { day: "天", hour: "小时", minute: "分钟", zone: "UTC" },
} as const;

const KG_PER_TONNE = 1_000;

export interface Format {
  /** How much of the money shown one unit of the network's money buys. */
  readonly rate: number;
  /** `$7,420`, from money of the network. */
  readonly money: (amount: number) => string;
  /** `$7.4k`: for axes. */
  readonly shortMoney: (amount: number) => string;
  /** ISO 4217, of what is shown. */
  readonly currency: string;
  /** `48 min`, `8.4 h`, or `18.2 d` from one day on: the same everywhere, so that spans can be compared. */
  readonly span: (hours: number) => string;
  /** `20 d`, `0.13 d`: days also where they are less than one, for axes and prices. */
  readonly shortDays: (days: number) => string;
  /** `820 kg` or `3.1 t`. */
  readonly co2e: (kg: number) => string;
  readonly km: (km: number) => string;
  /** A whole number. */
  readonly number: (value: number) => string;
  /** A number as it is, for axes. */
  readonly plain: (value: number) => string;
  readonly percent: (share: number) => string;
  /** `Mon 1 Jun`, of the day on the wall there. */
  readonly day: (instant: string) => string;
  /** `1 Jun`. */
  readonly date: (instant: string) => string;
  /** `Mon 1 Jun 2026`: for paper, which is read later. */
  readonly fullDay: (instant: string) => string;
  /** `08:00`. */
  readonly time: (instant: string) => string;
  /** `UTC+8`. */
  readonly zone: (instant: string) => string;
  readonly list: (names: readonly string[]) => string;
}

/** Formats for a language and the money to show, of which one unit of the network's money buys `rate`. */
export function createFormat(language: Language, currency: string, rate = 1): Format {
  const tag = language === "zh" ? "zh-CN" : "en-US";
  const unit = UNITS[language];
  const numbers = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value) => format.format(value);
  };
  // `¥`, not `CN¥`: the money is named beside.
  const currencyDisplay = "narrowSymbol";
  const money = numbers({ style: "currency", currency, currencyDisplay, maximumFractionDigits: 0 });
  const whole = numbers({ maximumFractionDigits: 0 });
  const one = numbers({ maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const plain = numbers({ maximumFractionDigits: 2 });
  const upToOne = numbers({ maximumFractionDigits: 1 });
  const thousands = numbers({
    style: "currency",
    currency,
    currencyDisplay,
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  // English names days the European way: the day before the month cannot be misread.
  const days = (more: Intl.DateTimeFormatOptions): ((instant: string) => string) => {
    const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
      timeZone: "UTC",
      day: "numeric",
      month: "short",
      ...more,
    });
    return (instant) =>
      format.format(Date.parse(`${wallTime(instant).day}T00:00Z`)).replace(",", "");
  };
  return {
    rate,
    currency,
    money: (amount) => money(amount * rate),
    shortMoney: (amount) => {
      const shown = amount * rate;
      if (shown >= 1_000_000) return `${thousands(shown / 1_000_000)}M`;
      return shown >= 1_000 ? `${thousands(shown / 1_000)}k` : thousands(Math.round(shown));
    },
    span: (hours) => {
      if (hours >= HOURS_PER_DAY) return `${one(hours / HOURS_PER_DAY)} ${unit.day}`;
      return hours > 0 && hours < 1
        ? `${whole(hours * 60)} ${unit.minute}`
        : `${upToOne(hours)} ${unit.hour}`;
    },
    shortDays: (days) => `${plain(days)} ${unit.day}`,
    co2e: (kg) => (kg >= KG_PER_TONNE ? `${one(kg / KG_PER_TONNE)} t` : `${whole(kg)} kg`),
    km: (km) => `${whole(km)} km`,
    number: whole,
    plain,
    percent: numbers({ style: "percent", maximumFractionDigits: 0 }),
    day: days({ weekday: "short" }),
    date: days({}),
    fullDay: days({ weekday: "short", year: "numeric" }),
    time: (instant) => wallTime(instant).time,
    zone: (instant) => `${unit.zone}${shortOffset(wallTime(instant).offset)}`,
    list: (names) => names.join(language === "zh" ? "、" : ", "),
  };
}

/** `+8`, `+5:45`, `-3:30`, or nothing at UTC. */
export function shortOffset(offset: string): string {
  const [hours = "", minutes = ""] = offset.slice(1).split(":");
  const sign = offset.startsWith("-") ? "\u2212" : "+";
  const size = `${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
  return size === "0" ? "" : `${sign}${size}`;
}
