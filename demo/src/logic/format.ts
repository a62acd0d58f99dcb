/** Figures as people read them. The only place of the page with other units than the planner's. */
import type { Language } from "../messages/messages.ts";
import { HOURS_PER_DAY, wallTime } from "./clock.ts";

/** Words and figures that differ between languages only here. */
const UNITS = {
  en: { day: "d", hour: "h", minute: "min", zone: "UTC" },
  zh: { day: "天", hour: "小时", minute: "分钟", zone: "UTC" },
} as const;

const KG_PER_TONNE = 1_000;

/** Figures that are compared with each other. */
export type Compared = "money" | "span" | "co2e";

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
  /**
   * How far two figures are apart as both are shown, in the unit of the larger: `0.3 d` between `18.2 d` and `17.9 d`, which a
   * reader who subtracts gets as well. Where both are shown alike it is what they are apart.
   */
  readonly apart: Readonly<Record<Compared, (a: number, b: number) => string>>;
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

/** What a figure is shown in. */
interface Unit {
  /** In the planner's unit. */
  readonly size: number;
  /** Figures less than this apart, in the unit itself, may be shown alike. */
  readonly step: number;
  readonly tell: (count: number) => string;
}

/** Tells figures in the unit that suits their size. */
function tellIn(unitOf: (value: number) => Unit): {
  readonly tell: (value: number) => string;
  readonly apart: Format["apart"][Compared];
} {
  const tell = (value: number): string => {
    const unit = unitOf(value);
    return unit.tell(value / unit.size);
  };
  const shown = (value: number): number => {
    const { size, step } = unitOf(value);
    return Math.round(value / size / step) * step * size;
  };
  return {
    tell,
    apart: (a, b) => {
      const { size, tell: tellAlike } = unitOf(Math.max(a, b));
      return tell(a) === tell(b)
        ? tell(Math.abs(a - b))
        : tellAlike(Math.abs(shown(a) - shown(b)) / size);
    },
  };
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
  const inMoney = numbers({
    style: "currency",
    currency,
    currencyDisplay,
    maximumFractionDigits: 0,
  });
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
  const amount: Unit = { size: 1 / rate, step: 1, tell: inMoney };
  const day: Unit = {
    size: HOURS_PER_DAY,
    step: 0.1,
    tell: (count) => `${one(count)} ${unit.day}`,
  };
  const hour: Unit = { size: 1, step: 0.1, tell: (count) => `${upToOne(count)} ${unit.hour}` };
  const minute: Unit = { size: 1 / 60, step: 1, tell: (count) => `${whole(count)} ${unit.minute}` };
  const tonne: Unit = { size: KG_PER_TONNE, step: 0.1, tell: (count) => `${one(count)} t` };
  const kilogram: Unit = { size: 1, step: 1, tell: (count) => `${whole(count)} kg` };
  const money = tellIn(() => amount);
  const span = tellIn((hours) =>
    hours >= HOURS_PER_DAY ? day : hours > 0 && hours < 1 ? minute : hour,
  );
  const co2e = tellIn((kg) => (kg >= KG_PER_TONNE ? tonne : kilogram));
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
    money: money.tell,
    shortMoney: (value) => {
      const shown = value * rate;
      if (shown >= 1_000_000) return `${thousands(shown / 1_000_000)}M`;
      return shown >= 1_000 ? `${thousands(shown / 1_000)}k` : thousands(Math.round(shown));
    },
    span: span.tell,
    shortDays: (days) => `${plain(days)} ${unit.day}`,
    co2e: co2e.tell,
    apart: { money: money.apart, span: span.apart, co2e: co2e.apart },
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
