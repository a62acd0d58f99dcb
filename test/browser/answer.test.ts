/** What a visitor does with an answer: weigh days against money, take it apart, compare it, take it along, doubt it. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@lianyun/cli";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { startBrowser } from "./browser.ts";
import { answered, ways } from "./visit.ts";
import { receiveVisits } from "./visits.ts";

const browser = await startBrowser();

describe.skipIf(browser === undefined)("answer", () => {
  const { open } = receiveVisits(browser);

  test("each day saved has its price on the curve and in the list, and capital moves the best", async () => {
    const page = await open();
    const prices = page.getByRole("table", { name: "Price of each day saved" });
    const rows = prices.locator("tbody tr");
    expect(await rows.count()).toBeGreaterThanOrEqual(4);
    // The bends of the curve: each day saved is dearer than the one before, and pays for dearer goods.
    const perDay = (await rows.locator("td:nth-child(4)").allTextContents()).slice(1).map(money);
    expect(perDay).toEqual([...perDay].sort((a, b) => a - b));
    // On the curve are those for which there is room.
    const drawn = await page.locator(".curve-text").allTextContents();
    const priced = drawn.filter((text) => /^[A-Z]+\d*→[A-Z]+\d* \$[\d.,]+[kM]?\/d$/.test(text));
    expect(priced.length).toBeGreaterThan(1);
    expect(priced.length).toBeLessThanOrEqual(perDay.length);
    expect(await overlapping(page)).toEqual([]);
    expect(await loose(page)).toEqual([]);
    const best = () => rows.locator(":scope.row-total").getByRole("button").textContent();
    const usual = await best();
    const rate = page.getByLabel("Capital cost, % a year");
    await rate.fill("100");
    await rate.press("Enter");
    expect(await best()).not.toBe(usual);
    expect(await page.evaluate(() => location.hash)).toContain("capital=100");
    await rate.fill("0");
    await rate.press("Enter");
    // Time that costs nothing: the cheapest is the best, and no value of the goods pays for speed.
    expect(await rows.first().getAttribute("class")).toContain("row-total");
    expect(await rows.last().textContent()).toContain("never");
    await rows.last().getByRole("button").press("Enter");
    await page.locator(".way-chosen", { hasText: "Fastest" }).waitFor();
  });

  test("CO2e is an axis as well: by key and by click, with the price of each tonne saved", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Cost–CO₂e" }).press("Enter");
    const prices = page.getByRole("table", { name: "Price of each tonne of CO₂e saved" });
    const rows = prices.locator("tbody tr");
    expect(await rows.count()).toBeGreaterThan(1);
    const perTonne = (await rows.locator("td:nth-child(4)").allTextContents()).slice(1).map(money);
    expect(perTonne).toEqual([...perTonne].sort((a, b) => a - b));
    expect(await page.locator(".curve-text").allTextContents()).toContainEqual(
      expect.stringMatching(/^[A-Z]+\d*→[A-Z]+\d* \$[\d.,]+[kM]?\/t$/),
    );
    // Capital ties money to time; here it has no say.
    expect(await page.getByLabel("Capital cost, % a year").count()).toBe(0);
    const curve = page.getByRole("slider", { name: "Best trade-offs of cost and CO₂e" });
    await curve.focus();
    await page.keyboard.press("Home");
    await page.locator(".way-chosen", { hasText: "Lowest CO₂e" }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".way-chosen", { hasText: "Cheapest" }).waitFor();
    await page.getByRole("button", { name: "Time–CO₂e" }).click();
    await page.getByRole("slider", { name: "Best trade-offs of time and CO₂e" }).focus();
    await page.keyboard.press("End");
    await page.locator(".way-chosen", { hasText: "Fastest" }).waitFor();
    const times = page.getByRole("table", { name: "Time that each tonne of CO₂e saved takes" });
    // In days, as on the curve, also where it is less than one.
    await times
      .getByText(/: 0\.\d+ d$/)
      .first()
      .waitFor();
    expect(
      await times
        .locator("td:nth-child(4)")
        .getByText(/ (h|min)$/)
        .count(),
    ).toBe(0);
    expect(await overlapping(page)).toEqual([]);
    expect(await loose(page)).toEqual([]);
  });

  test("the range of the arrival is told of the chosen way, the same each time, with what is known of it", async () => {
    const page = await open();
    const told = async (): Promise<string> => {
      await page.locator('.way-chosen .arrival[aria-busy="false"]').waitFor();
      return (await page.locator(".way-chosen .arrival").textContent()) ?? "";
    };
    const texts = new Map<string, string>();
    for (const way of (await ways(page).all()).slice(0, 6)) {
      await way.locator(".way-face").click();
      const label = (await way.locator(".way-name b").textContent()) ?? "";
      texts.set(label, await told());
    }
    for (const text of texts.values())
      expect(text).toMatch(
        /^(Available \d+ \w+(, \d\d:\d\d)? to (\d+ \w+|\d\d:\d\d),? in 8 of 10 cases.*|No delays known .*)$/,
      );
    expect([...texts.values()].some((text) => /known for \d of \d legs/.test(text))).toBe(true);
    // In the detail as in the list, and again after a reload of the same way.
    const last = await told();
    expect(await page.locator(".journey .arrival").textContent()).toBe(last);
    await page.reload();
    await answered(page);
    expect(await told()).toBe(last);
  });

  test("time and cost are told step by step, and come to the totals", async () => {
    const page = await open();
    await ways(page).filter({ hasText: "Best for your goods" }).locator(".way-face").click();
    const card = page.getByRole("region", { name: "Where time and money go" });
    // No step leads from a city to the same: across one, its terminals are named.
    const names = await card.locator(".steps th").allTextContents();
    expect(names.filter((name) => /: (.+) to \1$/.test(name))).toEqual([]);
    expect(names).toContainEqual(expect.stringMatching(/^Road: Yantian .+ to Yantian .+$/));
    const cost = (await page.locator(".legs tfoot .number:not(.wide)").textContent()) ?? "";
    // The bar shows the capital in the goods as well, and says so.
    const heading = card.locator("h3").nth(1);
    expect(await heading.textContent()).toMatch(
      /^Cost \+ capital in the goods \$[\d,]+ \+ \$[\d,]+$/,
    );
    expect(await heading.textContent()).toContain(cost);
    await page.getByLabel("Capital cost, % a year").fill("0");
    await page.getByLabel("Capital cost, % a year").press("Enter");
    expect(await heading.textContent()).toBe(`Cost ${cost}`);
    const steps = card.getByRole("table", { name: "Time and cost step by step" });
    const paid = await steps.locator("tbody td:nth-child(3) .row-note").allTextContents();
    const sum = paid.flatMap((text) => text.match(/\$[\d,]+/g) ?? []).map(money);
    // Each is rounded for itself.
    expect(Math.abs(sum.reduce((a, b) => a + b, 0) - money(cost))).toBeLessThanOrEqual(sum.length);
    const told = (await steps.textContent()) ?? "";
    for (const word of ["Waiting", "Cut-off", "line haul", "Handling"])
      expect(told).toContain(word);
  });

  test("any two ways are compared by kind, and their legs are shared or not", async () => {
    const page = await open();
    const select = page.getByLabel(/^Compare A\d* with$/);
    await select.selectOption({ index: 4 });
    const rows = page.getByRole("table", { name: "Compare two ways" }).locator("tbody tr");
    const [a, b, difference] = await rows.first().locator("td").allTextContents();
    expect(money(b ?? "") - money(a ?? "")).toBe(money(difference ?? ""));
    // So it is in every row whose figures have one unit: what is shown is what is subtracted.
    let subtracted = 0;
    for (const row of await rows.all()) {
      const [left = "", right = "", apart = ""] = await row.locator("td").allTextContents();
      if (apart === "=") expect(left).toBe(right);
      if (new Set([left, right, apart].map(unitOf)).size > 1) continue;
      expect([left, right, signed(right) - signed(left)]).toEqual([
        left,
        right,
        expect.closeTo(signed(apart), 6),
      ]);
      subtracted += 1;
    }
    expect(subtracted).toBeGreaterThan(4);
    const compare = page.getByRole("region", { name: "Compare two ways" });
    expect(await compare.locator(".split-all").count()).toBeGreaterThan(0);
    expect(await compare.locator(".split-all").count()).toBe(
      await compare.getByText("shared by both").count(),
    );
    expect(await page.locator(".legs .shared").allTextContents()).toContainEqual(
      expect.stringMatching(/^also on [A-Z]/),
    );
  });

  test("every figure has a grade and a source with its year, hours too", async () => {
    const page = await open();
    const rests = page.getByRole("table", { name: "What the totals rest on" });
    await rests
      .getByText(/% on estimates/)
      .first()
      .waitFor();
    expect(await rests.getByText(/\d+% on estimates/).count()).toBe(3);
    await page.getByText("Figures and their sources").first().press("Enter");
    const rows = page.locator(".lines tbody tr");
    await rows.first().waitFor();
    const amounts = await rows.locator("td:nth-child(2)").allTextContents();
    for (const unit of [/^\$/, /CO₂e$/, / (h|d)$/]) {
      expect(amounts.filter((text) => unit.test(text)).length).toBeGreaterThan(2);
    }
    for (const column of [3, 4, 5]) {
      const cells = await rows.locator(`td:nth-child(${column})`).allTextContents();
      expect(cells.every((text) => text !== "")).toBe(true);
    }
  });

  test("fourteen days are told with hand-in times, and one of them is asked for", async () => {
    const page = await open();
    const table = page.getByRole("table", { name: "Ready on another day" });
    const days = table.locator("tbody:not([aria-hidden]) tr");
    await page.getByRole("heading", { name: "Ready on another day" }).scrollIntoViewIfNeeded();
    await days.nth(13).waitFor();
    expect(await days.count()).toBe(14);
    expect(await table.getAttribute("aria-busy")).toBe("false");
    expect(await days.nth(2).textContent()).toMatch(/\d+ Jun ?(≈ )?\d\d:\d\d/);
    await days.nth(2).getByRole("button", { name: "Wed 3 Jun" }).press("Enter");
    await page.waitForFunction(() => location.hash.includes("ready=2026-06-03T08:00"));
    await answered(page);
    await days.first().getByRole("button", { name: "Wed 3 Jun", pressed: true }).waitFor();
    const back = page.getByRole("button", { name: "Back to Mon 1 Jun" });
    await back.click();
    await page.waitForFunction(() => location.hash.includes("ready=2026-06-01T08:00"));
    expect(await back.count()).toBe(0);
  });

  test.each([
    ["en", /^Freight quote: Chongqing → Duisburg/],
    ["zh", /^货运报价单: 重庆 → 杜伊斯堡/],
  ] as const)("a quote is one page of paper, in %s", async (language, title) => {
    const page = await open({ language });
    await page.emulateMedia({ media: "print" });
    const quote = page.locator(".quote");
    expect(await quote.isVisible()).toBe(true);
    expect(await page.locator(".page").isVisible()).toBe(false);
    expect(await quote.locator("h2").textContent()).toMatch(title);
    await quote.locator('.arrival[aria-busy="false"]').waitFor();
    const text = (await quote.textContent()) ?? "";
    expect(text).toMatch(
      language === "en"
        ? /Ready on Mon 1 Jun 2026 08:00 UTC\+8.*Available (≈ )?\w+ \d+ \w+ 2026 (≈ )?\d\d:\d\d UTC\+2.*(8 of 10|No delays)/
        : /备妥日期 2026年6月1日周一 08:00 UTC\+8.*可提货 (≈ )?2026年.*UTC\+2.*(8 次|没有延误数据)/,
    );
    const emitted = quote.locator(".quote-sums table").nth(2);
    const [moving = 0, handling = 0, all = 0] = (await emitted.locator("td").allTextContents()).map(
      (figure) => Number.parseFloat(figure) * (figure.includes("kg") ? 0.001 : 1),
    );
    expect(moving + handling).toBeCloseTo(all, 0);
    expect(await quote.locator(".quote-link").textContent()).toMatch(/&money=USD&way=[\w.-]+$/);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test("the answer is taken along: a table, lines for a map, and JSON that the command gives again", async () => {
    const page = await open();
    const folder = await mkdtemp(join(tmpdir(), "lianyun-"));
    const take = async (name: string): Promise<string> => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      const path = join(folder, file.suggestedFilename());
      await file.saveAs(path);
      return path;
    };
    const table = await readFile(await take("CSV"), "utf8");
    const status = (await page.getByRole("status").textContent()) ?? "";
    expect(table.trimEnd().split("\r\n")).toHaveLength(
      1 + Number(/(\d+) options/.exec(status)?.[1]),
    );
    const { type, features } = JSON.parse(await readFile(await take("GeoJSON"), "utf8"));
    expect(type).toBe("FeatureCollection");
    expect(features.length).toBeGreaterThan(2);
    const json = await take("JSON");
    const saved = await readFile(json, "utf8");
    let again = "";
    const exit = await main(["pareto", "--question", json], {
      out: (text) => {
        again += text;
      },
      err: () => {},
    });
    await rm(folder, { recursive: true });
    expect(exit).toBe(0);
    expect(saved.length).toBeGreaterThan(10_000);
    expect(again === saved).toBe(true);
  });

  test("why not: a mode that is off, a place that is beaten, a place that no way passes", async () => {
    const page = await open({ hash: "#modes=rail,road,sea" });
    await page.getByText("Why is another way not offered?").press("Enter");
    const box = page.locator(".why-not");
    const air = box.getByRole("listitem").filter({ hasText: "Air, switched off" });
    await air.getByText(/takes \$[\d,]+, [\d.]+ d and/).waitFor();
    const via = page.getByLabel("Why not by way of");
    await via.selectOption({ label: "Malaszewicze" });
    await box.getByText(/ beats it: .*(cheaper|sooner|less)/).waitFor();
    await via.selectOption({ label: "Doha" });
    await box
      .getByText("No way passes the place that it has to pass, or stays there as long as asked.")
      .waitFor();
    await air.getByRole("button", { name: "Allow air" }).click();
    await answered(page);
    expect(await page.getByRole("checkbox", { name: "Air" }).isChecked()).toBe(true);
  });
});

/** `d` of `−7.5 d`, `$` of `$1,200`. */
const unitOf = (text: string): string => text.replaceAll(/[\d.,+\u2212\s]/g, "");

const signed = (text: string): number =>
  Number(text.replace("\u2212", "-").replaceAll(/[^\d.-]/g, ""));

/** Texts of the curve that lie on each other. */
async function overlapping(page: Page): Promise<readonly string[]> {
  return page.locator(".curve-text").evaluateAll((texts) => {
    const boxes = texts.map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    return boxes.flatMap(({ text, box: a }, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ box: b }) =>
            a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom,
        )
        .map((other) => `${text} on ${other.text}`),
    );
  });
}

/** Lines back from a price that do not end on the stairs. */
async function loose(page: Page): Promise<readonly (string | null)[]> {
  return page.locator(".curve-plot").evaluate((plot) => {
    const stairs = plot.querySelector<SVGPathElement>(".curve-stairs");
    return [...plot.querySelectorAll(".curve-leader")]
      .map((leader) => leader.getAttribute("d"))
      .filter((line) => {
        const [x, y] = (line?.split("L")[1] ?? "").split(" ").map(Number);
        return stairs?.isPointInStroke(new DOMPoint(x, y)) !== true;
      });
  });
}

/** `$1,234` or `+$1.2k` as a number. */
function money(text: string): number {
  const [, sign, amount = "", unit = ""] = /([−-]?)\$([\d.,]+)([kM]?)/.exec(text) ?? [];
  const times = { k: 1_000, M: 1_000_000 }[unit] ?? 1;
  return (sign === "" ? 1 : -1) * Number(amount.replaceAll(",", "")) * times;
}
