/**
 * How derived figures of `data/chongqing` are reckoned: one row a rule, in the order they are applied.
 *
 * A rule governs the rows of its `table` whose `basis` its pattern finds (and whose grade is among `grades`, where
 * given, and `when` holds). `derive` gives the figures by column, rounded, or nothing for a row it does not govern.
 * `formula`, `rounding` and `source` say in words what the code does.
 */
import { COUNT, round, toNumber } from "./numbers.mjs";
import { RIVER_KM } from "./riverKm.mjs";

const HOURS_A_WEEK = 168;
const HOURS_A_YEAR = 8_760;
const KM_PER_NM = 1.852;
/** A 40-ft box pays 1.65 times a 20-ft one at sea, as the basis of each such row says. */
const FEU_PER_TEU_AT_SEA = 1.65;
/** A 20-ft box pays 0.56 of a 40-ft one on trains to Europe, as the basis of the calm rates says. */
const TEU_PER_FEU_BY_RAIL = 0.56;
/** Tonnes or cubic metres of loose cargo that pay as a 20-ft box. */
const WM_PER_TEU = 15;
/** Base case, see data/README.md and fx. */
const CNY_PER_USD = 7;

const feu = (value) => ({ perFeu: value });
const seaTeu = (perFeu) => ({ perTeu: round(perFeu / FEU_PER_TEU_AT_SEA) });
const railBox = (usd, step = 50) => {
  const perFeu = round(usd, step);
  return { perFeu, perTeu: round(perFeu * TEU_PER_FEU_BY_RAIL, 10) };
};
const sumKm = (links) => links.reduce((sum, { distanceKm }) => sum + Number(distanceKm), 0);
/** Hours by lorry: slow near the city, then the expressway, half an hour at the gates. */
const lorryHours = (km, cityKmH, cityKm, roadKmH) =>
  Math.min(km, cityKm) / cityKmH + Math.max(0, km - cityKm) / roadKmH + 0.5;
const portSurcharge = (basis) => Number(basis.match(/([+-]\d+) for this port/)?.[1] ?? 0);

export const RULES = [
  // Links
  {
    id: "air-km",
    table: "links",
    basis: /^great circle between the airports/,
    formula: "great circle of the two airports",
    rounding: "1 km",
    source: "coordinates in terminals",
    derive: ({ row, world }) => ({ distanceKm: round(world.greatCircleKm(row)) }),
  },
  {
    id: "sea-km-two-networks",
    table: "links",
    basis: /^mean of (\d+) and (\d+) nm on two open networks/,
    formula: "mean of the two lengths x 1.852",
    rounding: "1 km",
    source: "water-seanet",
    derive: ({ match: [, a, b] }) => ({
      distanceKm: round(((Number(a) + Number(b)) / 2) * KM_PER_NM),
    }),
  },
  {
    id: "sea-km-lanes",
    table: "links",
    basis: /^shortest way over the sea lanes of this project/,
    formula: "length of the shortest way over data/sea, Arctic passages shut",
    rounding: "1 km",
    source: "water-lanes",
    derive: ({ row, world }) => ({ distanceKm: round(world.laneKm(row)) }),
  },
  {
    id: "river-km",
    table: "links",
    basis: /^difference of river kilometres|^Yibin-Naxi about 100 km/,
    formula: "difference of river kilometres (riverKm.mjs)",
    rounding: "1 km",
    source: "water-S1, water-S18",
    derive: ({ row: { from, to } }) => ({ distanceKm: Math.abs(RIVER_KM[from] - RIVER_KM[to]) }),
  },
  {
    id: "road-km-circuity",
    table: "links",
    grades: ["derived", "estimate"],
    basis: /^great circle (?:\d+ km )?x (\d\.\d+)(?=[,; ])(?!-)/,
    when: ({ mode }) => mode === "road",
    formula: "great circle x the circuity of the basis",
    rounding: "1 km",
    source: "coordinates; circuity from published road lengths (south-S28, c-xinsheng2)",
    derive: ({ row, match, world }) => ({ distanceKm: round(world.greatCircleKm(row) * match[1]) }),
  },
  {
    id: "road-hours",
    table: "links",
    basis: /(\d+) km\/h for (\d+) km, then (\d+) km\/h/,
    formula: "slow km / slow speed + rest / speed + half an hour",
    rounding: "0.1 h",
    source: "speeds of the basis",
    derive: ({ row: { distanceKm: km }, match: [, cityKmH, cityKm, roadKmH] }) => ({
      durationH: round(lorryHours(Number(km), cityKmH, cityKm, roadKmH), 0.1),
    }),
  },
  {
    id: "road-hours-city",
    table: "links",
    basis: /; 35 km\/h and half an hour$/,
    formula: "km / 35 + half an hour",
    rounding: "0.1 h",
    source: "speed of the basis",
    derive: ({ row: { distanceKm: km } }) => ({ durationH: round(km / 35 + 0.5, 0.1) }),
  },
  {
    id: "road-hours-one-driver",
    table: "links",
    basis: /65 km\/h, a daily rest of 11 h after 9 h of driving, an hour at each end/,
    formula: "km / 65 + 11 h for every full 9 h of driving + 2",
    rounding: "0.1 h",
    source: "speed and rest of the basis",
    derive: ({ row: { distanceKm: km } }) => ({
      durationH: round(km / 65 + 11 * Math.floor(km / 65 / 9) + 2, 0.1),
    }),
  },
  {
    id: "road-hours-motorway",
    table: "links",
    basis: /; 60 km\/h and (?:1 h|an hour)$/,
    formula: "km / 60 + 1",
    rounding: "0.1 h",
    source: "speed of the basis",
    derive: ({ row: { distanceKm: km, durationH } }) =>
      durationH === "" ? undefined : { durationH: round(km / 60 + 1, 0.1) },
  },
  {
    id: "km-less",
    table: "links",
    basis:
      /^(?:published )?(\d+) km (?:published )?(?:to \w+ )?less (\d+)(?: km)?(?: in Vietnam)?$/,
    formula: "published length less the rest",
    rounding: "none",
    source: "lengths of the basis",
    derive: ({ match: [, whole, rest] }) => ({ distanceKm: whole - rest }),
  },
  {
    id: "km-sea-plus-scheldt",
    table: "links",
    basis: /plus 45 nm up the Scheldt/,
    formula: "way to Rotterdam + 45 nm x 1.852",
    rounding: "1 km",
    source: "water-seanet",
    derive: ({ row, world }) => {
      const rotterdam = (id) => (id.startsWith("BEANR") ? "NLRTM:MAASVLAKTE" : id);
      const [from, to] = [rotterdam(row.from), rotterdam(row.to)];
      const whole = world.tables.links.rows.find(
        (l) => l.mode === "sea" && l.from === from && l.to === to,
      );
      return whole && { distanceKm: round(Number(whole.distanceKm) + 45 * KM_PER_NM) };
    },
  },
  // Services
  {
    id: "headway-freighters",
    table: "services",
    basis: /(\d+) flights a week on (\d+) routes give/,
    formula: "168 x routes / flights a week",
    rounding: "1 h",
    source: "flights and routes of the basis",
    derive: ({ match: [, flights, routes] }) => ({
      headwayH: round((HOURS_A_WEEK * routes) / flights),
    }),
  },
  {
    id: "headway-freighters-2018",
    table: "services",
    basis: /over (\d+) freighter flights a week on (\d+) routes/,
    formula: "168 x routes / flights a week",
    rounding: "0.1 h",
    source: "flights and routes of the basis",
    derive: ({ match: [, flights, routes] }) => ({
      headwayH: round((HOURS_A_WEEK * routes) / flights, 0.1),
    }),
  },
  {
    id: "headway-belly",
    table: "services",
    basis: /nearly (\d+) passenger flights a week on (\d+) routes/,
    formula: "168 x routes / flights a week",
    rounding: "1 h",
    source: "flights and routes of the basis",
    derive: ({ match: [, flights, routes] }) => ({
      headwayH: round((HOURS_A_WEEK * routes) / flights),
    }),
  },
  {
    id: "headway-trains-in-weeks",
    table: "services",
    basis: new RegExp(`(\\d+) trains in (\\d+) weeks on ${COUNT} (?:named )?lines`),
    formula: "168 x weeks x lines / trains",
    rounding: "1 h",
    source: "trains of the basis",
    derive: ({ match: [, trains, weeks, lines] }) => ({
      headwayH: round((HOURS_A_WEEK * weeks * toNumber(lines)) / trains),
    }),
  },
  {
    id: "headway-trains-a-year",
    table: "services",
    basis: /over (\d+) trains a year on (\d+) lines/,
    formula: "8,760 x lines / trains",
    rounding: "1 h",
    source: "trains of the basis",
    derive: ({ match: [, trains, lines] }) => ({
      headwayH: round((HOURS_A_YEAR * lines) / trains),
    }),
  },
  {
    id: "headway-both-ways",
    table: "services",
    basis: /(\d+) China-Laos-Thailand trains in 2024 both ways/,
    formula: "8,760 / half the trains",
    rounding: "1 h",
    source: "trains of the basis",
    derive: ({ match: [, trains] }) => ({ headwayH: round(HOURS_A_YEAR / (trains / 2)) }),
  },
  {
    id: "headway-a-week",
    table: "services",
    basis: new RegExp(
      `(?:^|[;:,] )${COUNT}(?: \\w+)? a week(?: each way)?(?: published| by estimate|[;,]|$)`,
    ),
    formula: "168 / departures a week",
    rounding: "0.1 h",
    source: "departures of the basis",
    derive: ({ match: [, count] }) => ({ headwayH: round(HOURS_A_WEEK / toNumber(count), 0.1) }),
  },
  {
    id: "headway-weekly",
    table: "services",
    basis: /(?:^|[;,] )(?:a )?weekly(?: by estimate| as published| by \w+ ships|[;,]|$)/,
    formula: "168",
    rounding: "none",
    source: "the basis",
    derive: ({ row }) => (row.headwayH === "" ? undefined : { headwayH: HOURS_A_WEEK }),
  },
  {
    id: "headway-daily",
    table: "services",
    basis: /(?:^|[;,] )daily(?: by estimate| as published| and about|[;,]|$)/,
    formula: "24",
    rounding: "none",
    source: "the basis",
    derive: () => ({ headwayH: 24 }),
  },
  {
    id: "headway-a-day",
    table: "services",
    basis: new RegExp(`(?:^|[;,] )${COUNT} (?:trains |lorries )?a day(?: by estimate|[;,]|$)`),
    formula: "24 / departures a day",
    rounding: "0.1 h",
    source: "departures of the basis",
    derive: ({ match: [, count] }) => ({ headwayH: round(24 / toNumber(count), 0.1) }),
  },
  {
    id: "headway-one-in",
    table: "services",
    basis: new RegExp(`(?:^|[;,] )one (?:lorry |train )?in ${COUNT} (days|weeks)`),
    formula: "24 x days or 168 x weeks",
    rounding: "none",
    source: "interval of the basis",
    derive: ({ match: [, count, unit] }) => ({
      headwayH: toNumber(count) * (unit === "days" ? 24 : HOURS_A_WEEK),
    }),
  },
  {
    id: "headway-return",
    table: "services",
    basis:
      /return leg of the same aircraft|interval and hours as (?:outbound|the other direction)|hours and interval as outbound|return of the same aircraft|the same (?:ship|train|line) back|return taken as outbound/,
    when: ({ basis }) => !/ by estimate/.test(basis),
    formula: "interval of the other direction",
    rounding: "none",
    source: "row of the other direction",
    derive: ({ row, world }) => {
      const other = world.findReturn(row);
      return row.headwayH && other?.headwayH ? { headwayH: Number(other.headwayH) } : undefined;
    },
  },
  // Tariffs
  {
    id: "papers-usd",
    table: "tariffs",
    basis: /papers (\d+) USD a shipment/,
    when: ({ currency }) => currency === "USD",
    formula: "the papers of the basis",
    rounding: "none",
    source: "papers of the basis",
    derive: ({ match }) => ({ perShipment: Number(match[1]) }),
  },
  {
    id: "papers-cny",
    table: "tariffs",
    basis: /papers (\d+) USD a shipment/,
    when: ({ currency }) => currency === "CNY",
    formula: "the papers of the basis x 7",
    rounding: "none",
    source: "papers of the basis; fx",
    derive: ({ match }) => ({ perShipment: match[1] * CNY_PER_USD }),
  },
  {
    id: "rail-china-europe",
    table: "tariffs",
    basis:
      /^Chinese leg 680 \+ 2.754 CNY a km at 7.2 CNY, index 3372 USD on 1520, 0.70 USD a km in Europe/,
    formula:
      "(680 + 2.754 x km in China) / 7.2 + 3,372 + 0.70 x km in Europe, + 300 on full timetable; 20-ft 0.56",
    rounding: "40-ft 50 USD, 20-ft 10 USD",
    source: "rail-S5; km of the links; 300 = 5,800 quoted in January 2025 less 5,500 to Duisburg",
    derive: ({ row, world }) => {
      const inChina = ({ from, to }) => [from, to].every((end) => world.countryOf(end) === "CN");
      const standard = world.linksOf(row).filter(({ gaugeMm }) => gaugeMm === "1435");
      const china = sumKm(standard.filter(inChina));
      const europe = sumKm(
        standard.filter(({ from, to }) => [from, to].every((end) => world.countryOf(end) !== "CN")),
      );
      const timetable = row.service.includes("-tt-") ? 300 : 0;
      return railBox((680 + 2.754 * china) / 7.2 + 3372 + 0.7 * europe + timetable);
    },
  },
  {
    id: "rail-eastbound",
    table: "tariffs",
    basis: /^60 % of the (?:westbound|outbound) rate/,
    grades: ["derived"],
    formula: "0.6 x rate of the other direction; 20-ft 0.56",
    rounding: "40-ft 50 USD (10 USD where the id starts with rail-cre), 20-ft 10 USD",
    source: "rail-S5",
    derive: ({ row, world }) => {
      const other = world.findReturnTariff(row);
      return other && railBox(0.6 * other.perFeu, row.id.startsWith("rail-cre") ? 10 : 50);
    },
  },
  {
    id: "rail-rate-set",
    table: "tariffs",
    basis: /^calm rate x (\d+) \/ (\d+)[:,]/,
    formula:
      "calm rate x level / calm level, eastbound 0.6 of the westbound; 20-ft 0.56 (services rail-cre-…: as in the calm rate)",
    rounding: "40-ft 50 USD, 20-ft 10 USD",
    source: "levels of the basis",
    derive: ({ row, match, world }) => {
      const calm = world.findCalm(row);
      if (calm === undefined) return undefined;
      const rate = row.basis.includes("60 % eastbound")
        ? 0.6 * world.findReturnTariff(row).perFeu
        : (calm.perFeu * match[1]) / match[2];
      const perFeu = round(rate, 50);
      return row.service.startsWith("rail-cre")
        ? { perFeu, perTeu: round((perFeu * calm.perTeu) / calm.perFeu, 10) }
        : railBox(perFeu);
    },
  },
  {
    id: "rail-calm-from-2024",
    table: "tariffs",
    basis: /^(\d+) USD published for June 2024, brought to the calm level by (\d+) \/ (\d+)/,
    formula: "rate x calm level / level of 2024; 20-ft 0.56",
    rounding: "40-ft 50 USD, 20-ft 10 USD",
    source: "levels of the basis",
    derive: ({ match: [, usd, calm, level] }) => railBox((usd * calm) / level),
  },
  {
    id: "rail-published",
    table: "tariffs",
    basis: /^(\d+) Zhengzhou-Milan published for June 2024, taken from here too(; 60 % eastbound)?/,
    formula: "published rate, 0.6 of it eastbound; 20-ft 0.56",
    rounding: "40-ft 50 USD, 20-ft 10 USD",
    source: "rate of the basis",
    derive: ({ match: [, usd, eastbound] }) => railBox(usd * (eastbound ? 0.6 : 1)),
  },
  {
    id: "rail-teu",
    table: "tariffs",
    basis: /20-ft at 0\.56/,
    formula: "20-ft = 40-ft x 0.56",
    rounding: "10 USD",
    source: "figures of the basis",
    derive: ({ row }) => ({ perTeu: round(row.perFeu * TEU_PER_FEU_BY_RAIL, 10) }),
  },
  {
    id: "rail-china-tariff",
    table: "tariffs",
    basis: /^(?:40-ft and 20-ft )?box tariff by distance less (\d+) % corridor discount/,
    formula: "(440 + 3.185 x km; 40-ft 532 + 3.357 x km) x (1 - discount)",
    rounding: "10 CNY",
    source: "figures of the basis",
    derive: ({ row, match, world }) => {
      if (row.service === "") return undefined;
      const km = sumKm(world.linksOf(row));
      const net = 1 - match[1] / 100;
      return {
        perTeu: round((440 + 3.185 * km) * net, 10),
        perFeu: round((532 + 3.357 * km) * net, 10),
      };
    },
  },
  {
    id: "rail-china-tariff-km",
    table: "tariffs",
    basis:
      /box tariff of 440 \+ 3.185 a km \(20-ft\) and 532 \+ 3.357 a km \(40-ft\).*, less (\d+) %/,
    formula: "the tariff x (1 - discount)",
    rounding: "1 CNY, 0.001 CNY a km",
    source: "figures of the basis",
    derive: ({ match }) => {
      const net = 1 - match[1] / 100;
      return {
        perTeu: round(440 * net),
        perFeu: round(532 * net),
        perTeuKm: round(3.185 * net, 0.001),
        perFeuKm: round(3.357 * net, 0.001),
      };
    },
  },
  {
    id: "lorry-km",
    table: "tariffs",
    basis: /(\d+) USD per (\d+) km and 20 t \(2022\)/,
    formula: "price / km, the same for either box",
    rounding: "0.01 USD",
    source: "price of the basis",
    derive: ({ match: [, usd, km] }) => ({
      perTeuKm: round(usd / km, 0.01),
      perFeuKm: round(usd / km, 0.01),
    }),
  },
  {
    id: "lorry-km-europe",
    table: "tariffs",
    basis: /^(\d\.\d+) USD per truck-km, one box per truck/,
    formula: "the price of the basis for either box",
    rounding: "none",
    source: "figures of the basis",
    derive: ({ match }) => ({ perTeuKm: Number(match[1]), perFeuKm: Number(match[1]) }),
  },
  {
    id: "drayage-least",
    table: "tariffs",
    basis: /^least charge of (\d+) CNY a 40-ft box; 20-ft at 0\.8/,
    formula: "the charge of the basis; 20-ft 0.8",
    rounding: "none",
    source: "figures of the basis",
    derive: ({ match }) => ({ perFeu: Number(match[1]), perTeu: round(0.8 * match[1]) }),
  },
  {
    id: "river-feu",
    table: "tariffs",
    basis: /FEU x 1\.8/,
    formula: "40-ft = 20-ft x 1.8",
    rounding: "1 CNY, 0.001 CNY a km",
    source: "figures of the basis",
    derive: ({ row }) => ({
      ...(row.perTeu && { perFeu: round(1.8 * row.perTeu) }),
      ...(row.perTeuKm && { perFeuKm: round(1.8 * row.perTeuKm, 0.001) }),
    }),
  },
  {
    id: "sea-feu-index",
    table: "tariffs",
    basis:
      /^index of (\d+) a TEU in May 2023 x 1\.65( plus 50 for a smaller or farther port)?(, rounded)?/,
    formula: "index a TEU x 1.65 + 50 for a smaller port, + difference of the port",
    rounding: "50 USD where the basis says rounded, else 10 USD",
    source: "index of the basis",
    derive: ({ row, match: [, index, smaller, rounded] }) =>
      feu(round(index * 1.65, rounded ? 50 : 10) + (smaller ? 50 : 0) + portSurcharge(row.basis)),
  },
  {
    id: "sea-feu-mean-of-three",
    table: "tariffs",
    basis: /^mean of (\d+) \(July 2019\), (\d+) \(August 2023\) and (\d+) \(autumn 2023\), rounded/,
    formula: "mean of the three + difference of the port",
    rounding: "100 USD",
    source: "indices of the basis",
    derive: ({ row, match: [, a, b, c] }) =>
      feu(round((Number(a) + Number(b) + Number(c)) / 3, 100) + portSurcharge(row.basis)),
  },
  {
    id: "sea-feu-fuel",
    table: "tariffs",
    basis: /^(\d+) of November 2025 plus (\d+) emergency fuel surcharge of March 2026/,
    formula: "index + surcharge + difference of the port",
    rounding: "none",
    source: "index and surcharge of the basis",
    derive: ({ row, match: [, index, fuel] }) =>
      feu(Number(index) + Number(fuel) + portSurcharge(row.basis)),
  },
  {
    id: "sea-feu-calm-fuel",
    table: "tariffs",
    basis: /^calm rate (\d+) and (\d+) emergency fuel surcharge of March 2026/,
    formula: "calm rate of the row + surcharge",
    rounding: "none",
    source: "surcharge of the basis",
    derive: ({ row, match, world }) => feu(Number(world.findCalm(row).perFeu) + Number(match[2])),
  },
  {
    id: "sea-feu-calm-scaled",
    table: "tariffs",
    basis: /^calm rate (\d+) x (\d+) \/ (\d+) as /,
    formula: "calm rate of the row x rate of the other lane / its calm rate",
    rounding: "10 USD",
    source: "rates of the basis",
    derive: ({ row, match, world }) =>
      feu(round((world.findCalm(row).perFeu * match[2]) / match[3], 10)),
  },
  {
    id: "sea-feu-2026",
    table: "tariffs",
    basis: /^8 January 2026 (\d+) x (\d\.\d+) .* x (\d\.\d+) for the published rise to 25 June/,
    formula: "spot rate x fall to the end of February x rise to June",
    rounding: "10 USD",
    source: "rates of the basis",
    derive: ({ match: [, rate, fall, rise] }) => feu(round(rate * fall * rise, 10)),
  },
  {
    id: "sea-feu-share",
    table: "tariffs",
    basis: /^(seven|six) tenths of the outbound rate/,
    when: ({ service }) => service.endsWith("-shanghai"),
    formula: "0.7 or 0.6 x rate of the other direction",
    rounding: "5 USD",
    source: "figures of the basis",
    derive: ({ row, match, world }) => {
      const other = world.findReturnTariff(row);
      return other && feu(round((toNumber(match[1]) / 10) * other.perFeu, 5));
    },
  },
  {
    id: "sea-teu",
    table: "tariffs",
    basis: /TEU = FEU \/ 1\.65/,
    formula: "20-ft = 40-ft / 1.65",
    rounding: "1 USD",
    source: "ratio of the basis",
    derive: ({ row }) => seaTeu(row.perFeu),
  },
  {
    id: "loose-tariff",
    table: "tariffs",
    basis:
      /loose cargo estimated: 20-ft rate(?: at (\d+) km| of the way)? \/ 15 a tonne or m3(?:, (\d+) at least)?/,
    formula: "(20-ft + 20-ft a km x km of the basis or of the way) / 15",
    rounding: "1; lorries not in CNY 0.1",
    source:
      "from 12-15 m3 on a box is the cheaper one (ankpost.com/wiki/fcl-vs-lcl-shipping, geomarinehub.com); figures of the row",
    derive: ({ row, match: [, km, least], world }) => {
      const isRoad = world.modeOf(row) === "road";
      const way = km ?? (row.perTeuKm === "" ? 0 : sumKm(world.linksOf(row)));
      const step = isRoad && row.currency !== "CNY" ? 0.1 : 1;
      return {
        perWm: round((Number(row.perTeu) + row.perTeuKm * way) / WM_PER_TEU, step),
        ...(least && { minimum: Number(least) }),
      };
    },
  },
  // Transfers
  {
    id: "clearance-chongqing",
    table: "transfers",
    basis: /^(\d+\.\d+) h mean clearance published for Chongqing/,
    formula: "the mean of the basis",
    rounding: "half an hour",
    source: "south-S124",
    derive: ({ match }) => ({ durationH: round(match[1], 0.5) }),
  },
  {
    id: "single-document-hours",
    table: "transfers",
    basis:
      /^(\d+) h and 200 CNY a box saved by railway express customs.*; at least four hours for the lift/,
    formula: "hours of the row with papers less 24, four at least",
    rounding: "none",
    source: "south-S117",
    derive: ({ row, match, world }) => ({
      durationH: Math.max(4, Number(world.findPaper(row).durationH) - Number(match[1])),
    }),
  },
  {
    id: "single-document-cny",
    table: "transfers",
    basis: /; lift of (\d+) and (\d+) CNY, of which the saving takes (\d+) and (\d+)/,
    formula: "lift less the saving",
    rounding: "none",
    source: "south-S117",
    derive: ({ match: [, teu, box, offTeu, offBox] }) => ({
      perTeu: teu - offTeu,
      perFeu: box - offBox,
    }),
  },
  {
    id: "single-document-usd",
    table: "transfers",
    basis: /; lift of (\d+) and (\d+) USD less (\d+) CNY at 7\.0, ten at least/,
    formula: "lift less the saving / 7, ten at least",
    rounding: "1 USD",
    source: "south-S117; fx",
    derive: ({ match: [, teu, box, saved] }) => ({
      perTeu: Math.max(10, round(teu - saved / CNY_PER_USD)),
      perFeu: Math.max(10, round(box - saved / CNY_PER_USD)),
    }),
  },
  {
    id: "charge-inr",
    table: "transfers",
    basis: /^(\d+)\/(\d+) INR of September 2024 at (\d+) INR a dollar/,
    formula: "charge / rate",
    rounding: "1 USD",
    source: "charge of the basis",
    derive: ({ match: [, teu, box, inr] }) => ({
      perTeu: round(teu / inr),
      perFeu: round(box / inr),
    }),
  },
  {
    id: "loose-transfer",
    table: "transfers",
    basis:
      /loose cargo (?:in its box )?estimated: 20-ft charge \/ 15(?: and (\d+) [A-Z]{3} to (?:stuff or strip|load over),)? a tonne or m3/,
    formula: "20-ft charge / 15 + stuffing or stripping",
    rounding: "0.5",
    source:
      "packing stations ask 10-25 USD a m3 at each end (ankpost.com/wiki/fcl-vs-lcl-shipping)",
    derive: ({ row, match: [, stuffing] }) => ({
      perWm: round(row.perTeu / WM_PER_TEU + Number(stuffing ?? 0), 0.5),
    }),
  },
  // Factors and delays
  {
    id: "factor-refrigerated",
    table: "factors",
    basis: /refrigerated (\d+) % more \(GLEC/,
    formula: "intensity x (1 + share)",
    rounding: "0.1 g",
    source: "rail-GLEC",
    derive: ({ row, match: [, percent] }) => ({
      reeferWtwG: round(row.wtwG * (1 + percent / 100), 0.1),
    }),
  },
  {
    id: "factor-river",
    table: "factors",
    basis: /^135 m container ship (\d+\.\d+) \(European default\) x (\d\.\d+)/,
    formula: "default x current",
    rounding: "0.01 g",
    source: "default of the basis",
    derive: ({ match: [, base, current] }) => ({ wtwG: round(base * current, 0.01) }),
  },
  {
    id: "factor-feeder",
    table: "factors",
    basis:
      /^(\d+\.\d+) g operation for ships under 1000 TEU, times (\d\.\d+) for fuel supply and (\d\.\d+)/,
    formula: "operation x fuel supply x distance",
    rounding: "1 g",
    source: "figures of the basis",
    derive: ({ match: [, operation, fuel, distance] }) => ({
      wtwG: round(operation * fuel * distance),
    }),
  },
  {
    id: "delay-hanoi",
    table: "delays",
    basis:
      /^Chongqing-Hanoi four, five, eight and at most ten days published \(with the dwell at Chongqing\): less five$/,
    formula: "(8 - 5) x 24, (10 - 5) x 24; the early end is cut at the run",
    rounding: "none",
    source: "south-S10",
    derive: () => ({ p90H: 72, p99H: 120 }),
  },
  {
    id: "delay-lognormal",
    table: "delays",
    basis: /lognormal of mean (\d+) h and deviation (\d+) h has quantiles/,
    formula: "quantiles of the lognormal less its median",
    rounding: "1 h",
    source: "mean and deviation of the basis",
    derive: ({ match: [, mean, deviation] }) => {
      const variance = Math.log(1 + (deviation / mean) ** 2);
      const median = mean / Math.exp(variance / 2);
      const late = (z) => round(median * (Math.exp(z * Math.sqrt(variance)) - 1));
      return { p10H: late(-1.28155), p90H: late(1.28155), p99H: late(2.32635) };
    },
  },
  {
    id: "delay-four-quantiles",
    table: "delays",
    basis: /^(?!.*lognormal).* (\d+) \/ (\d+) \/ (\d+) \/ (\d+) h/,
    formula: "quantiles less the median",
    rounding: "1 h",
    source: "quantiles of the basis",
    derive: ({ match: [, p10, p50, p90, p99] }) => ({
      p10H: p10 - p50,
      p90H: p90 - p50,
      p99H: p99 - p50,
    }),
  },
  {
    id: "delay-crossing",
    table: "delays",
    basis: /^crossing (\d+) \/ (\d+) \/ (\d+) h less the median/,
    formula: "quantiles less the median",
    rounding: "none",
    source: "quantiles of the basis",
    derive: ({ match: [, p10, p50, p90] }) => ({ p10H: p10 - p50, p90H: p90 - p50 }),
  },
  {
    id: "delay-days",
    table: "delays",
    basis: /: 0 \/ (\d+\.\d+) \/ (\d+) \/ (\d+) days, less the median/,
    formula: "24 x (quantiles less the median)",
    rounding: "1 h",
    source: "quantiles of the basis",
    derive: ({ match: [, p50, p90, p99] }) => ({
      p10H: round(-24 * p50),
      p90H: round(24 * (p90 - p50)),
      p99H: round(24 * (p99 - p50)),
    }),
  },
];
