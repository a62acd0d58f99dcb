/** The question side of the page: what if, doors, own rates, links, money, no network. */
import { readFile } from "node:fs/promises";
import { main } from "@lianyun/cli";
import type { Browser, Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { startBrowser } from "./browser.ts";
import { PAYLOADS, poisonDirectory } from "./payloads.ts";
import { answered, visit, ways } from "./visit.ts";
import { receiveVisits } from "./visits.ts";

const browser = await startBrowser();

describe.skipIf(browser === undefined)("question", () => {
  const { open, site } = receiveVisits(browser);

  test("switches change the answer, say what they rest on, and stand in the link", async () => {
    const page = await open();
    const before = await cheapest(page);
    await page.getByText("What if…").click();
    const suez = page.getByRole("switch", { name: "Suez shut" });
    const first = await timed(page, () => suez.press("Space"));
    expect(await page.locator(".switch", { has: suez }).textContent()).toContain("by the Cape");
    expect(await page.getByRole("link", { name: "fruitnet.com" }).count()).toBe(1);
    expect(await page.locator(".dot-without").count()).toBeGreaterThan(5);
    const effect = page.getByRole("region", { name: "What is supposed" });
    expect(await effect.textContent()).toContain(before);
    expect(await effect.textContent()).toMatch(/Cheapest.* → .*Fastest/);
    await timed(page, () => page.getByRole("switch", { name: "Rates of 2024" }).click());
    // There is one level of rates at a time.
    await timed(page, () => page.getByRole("switch", { name: "As of 2026" }).click());
    expect(await page.evaluate(() => location.hash)).toMatch(/&what=suez-shut,as-of-2026&data=/);

    const link = await page.evaluate(() => location.hash);
    const opened = await open({ hash: link });
    expect(await cheapest(opened)).toBe(await cheapest(page));

    await timed(page, () => page.getByRole("button", { name: "Turn off: As of 2026" }).click());
    const again = await timed(page, () => suez.click());
    expect(await cheapest(page)).toBe(before);
    expect(await page.locator(".dot-without").count()).toBe(0);
    const kept = await timed(page, () => suez.click());
    process.stderr.write(
      `switch to answer: first ${first}, back ${again}, kept ${kept} ms; page tasks not counted\n`,
    );
  });

  test("a switch that changes nothing says so beside it", async () => {
    const page = await open({ hash: "#to=SGSIN&what=suez-shut" });
    await page.getByText("What if…").click();
    const box = page.locator(".switch", { has: page.getByRole("switch", { name: "Suez shut" }) });
    expect(await box.textContent()).toContain("no change");
    await page.getByRole("combobox", { name: "To" }).fill("NLRTM");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("to=NLRTM"));
    await answered(page);
    expect(await box.textContent()).not.toContain("no change");
  });

  test("a link holds the chosen way and the currency; a way that is gone is told", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: "Currency" }).selectOption("CNY");
    await ways(page).nth(3).locator(".way-face").click();
    const chosen = (at: Page): Promise<string | null> => at.locator(".way-chosen").textContent();
    await page.locator('.way-chosen .arrival[aria-busy="false"]').waitFor();
    const link = await page.evaluate(() => location.hash);
    expect(link).toMatch(/&money=CNY&way=[\w.-]+$/);

    const opened = await open({ hash: link });
    await opened.locator('.way-chosen .arrival[aria-busy="false"]').waitFor();
    expect(await chosen(opened)).toBe(await chosen(page));
    expect(await opened.getByRole("combobox", { name: "Currency" }).inputValue()).toBe("CNY");
    expect(await opened.evaluate(() => location.hash)).toBe(link);
    expect(await opened.getByRole("alert").count()).toBe(0);
    // What a link shows is no choice of the visitor's own.
    await opened.goto(site().url);
    await opened.reload();
    await answered(opened);
    expect(await opened.getByRole("combobox", { name: "Currency" }).inputValue()).toBe("USD");

    const gone = await open({ hash: link.replace(/way=[\w-]+/, "way=hovercraft") });
    expect(await gone.getByRole("alert").textContent()).toContain("not offered any more");
    await gone.locator(".way-chosen", { hasText: "Cheapest" }).waitFor();
    await ways(gone).nth(1).locator(".way-face").click();
    await gone.getByRole("button", { name: "Dismiss" }).click();
    expect(await gone.getByRole("alert").count()).toBe(0);
  });

  test("a door is chosen on the map by a button that all can see", async () => {
    const page = await open();
    await page.getByText("A door: latitude, then longitude, or choose it on the map.").waitFor();
    const button = page.getByRole("button", { name: "Door on the map" });
    await button.click();
    await page.getByText("Click the map where the door is").waitFor();
    // Also where the focus is elsewhere.
    await page.getByLabel("Gross kg").focus();
    await page.keyboard.press("Escape");
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await button.click();
    await page.locator(".map-box").click({ position: { x: 480, y: 90 } });
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await page.getByRole("button", { name: "Ship to here" }).click();
    await page.waitForFunction(() => /to=@\d/.test(location.hash));
    await answered(page);
  });

  test("an answer under switches is rerun by the command to the same bytes", async () => {
    const page = await open({ hash: "#what=suez-shut,as-of-2026" });
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "JSON", exact: true }).click(),
    ]);
    const saved = await file.path();
    let again = "";
    const out = (text: string): void => {
      again += text;
    };
    expect(await main(["pareto", "--question", saved], { out, err: () => {} })).toBe(0);
    expect(again === (await readFile(saved, "utf8"))).toBe(true);
  });

  test("a scenario without a way says so and is turned off", async () => {
    const page = await open({ hash: "#to=AEJEA&modes=sea,rail,inlandWaterway&what=hormuz-shut" });
    await page.locator(".trouble").waitFor();
    // What the link leaves away takes room from the map, and names with it.
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: "Turn the switches off" }).click();
    await answered(page);
    await ways(page).first().waitFor();
    // The map that showed two ends shows all of the ways.
    const map = page.locator(".map");
    const right = async (at: Locator): Promise<number> => {
      const box = await at.boundingBox();
      return box === null ? Number.NaN : box.x + box.width;
    };
    await expect
      .poll(() => right(map.getByText("Waigaoqiao port").first()))
      .toBeLessThanOrEqual(await right(map));
  });

  test("what a switch needs is loaded with the first one; where that fails it is told and tried again", async () => {
    // Not among the other visits: that a file is not to be had is told, and expected.
    const { page, close } = await visit(browser as Browser, site());
    const before = await cheapest(page);
    await page.route("**/supposing-*.js", (route) => route.abort());
    await page.getByText("What if…").click();
    const suez = page.getByRole("switch", { name: "Suez shut" });
    await suez.press("Space");
    await page.getByRole("heading", { name: "The planner stopped unexpectedly" }).waitFor();
    await page.unroute("**/supposing-*.js");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("region", { name: "What is supposed" }).waitFor();
    expect(await suez.isChecked()).toBe(true);
    await suez.click();
    await answered(page);
    expect(await cheapest(page)).toBe(before);
    await close();
  });

  test("prices of calm times are marked among those of another year", async () => {
    const page = await open({ hash: "#what=rates-2021" });
    await page.locator(".way", { hasText: "calm rate (Rail" }).first().waitFor();
    await page.locator(".legs .row-leg", { hasText: "calm rate" }).first().waitFor();
    await page.locator(".quote-legs", { hasText: "(calm rate)" }).waitFor({ state: "attached" });
    // The sum as well, and what is won by it.
    const cheapest = page.locator(".way-chosen");
    await cheapest.getByText("Cheapest (part at calm rates)").waitFor();
    expect(await cheapest.locator(".way-cost").textContent()).toMatch(/^\$[\d,]+\* part at calm/);
    expect(await page.locator(".legs tfoot").textContent()).toMatch(/\$[\d,]+\* part at calm/);
    await page
      .locator(".effect")
      .getByText(/ → \$[\d,]+, [\d.]+ d \(part at calm rates\)$/)
      .waitFor();
    await page
      .locator(".quote")
      .getByText(/\$[\d,]+ \(part at calm rates\)/)
      .waitFor({ state: "attached" });
    const calm = await open();
    expect(await calm.getByText(/calm rate/).count()).toBe(0);
  });

  test("a badge names the option it is about where the card shows another", async () => {
    const page = await open({ hash: "#usd=50000" });
    const card = page.locator(".way", { hasText: "▼" });
    expect(await card.locator(".way-name b").textContent()).toBe("A1");
    await card.getByText("▼ A2 Best for your goods").waitFor();
    await card.getByRole("radio", { name: /^A2/ }).check();
    await card.getByText("▼ Best for your goods").waitFor();
    await card.getByText("A1 Cheapest").waitFor();
  });

  test("a door is named by coordinates, has its lorry on the bill, and is refused out of reach", async () => {
    const page = await open();
    const from = page.getByRole("combobox", { name: "From" });
    await from.fill("29.4, 106.5");
    await page.getByRole("option", { name: /A door/ }).waitFor();
    await page.keyboard.press("Enter");
    await answered(page);
    expect(await page.evaluate(() => location.hash)).toContain("from=@29.4000,106.5000&");
    expect(await page.locator(".legs .row-leg").first().textContent()).toContain("Door → ");
    await page.locator(".stop-name", { hasText: /^Door$/ }).waitFor();

    await page.locator(".map-box").click({ button: "right", position: { x: 480, y: 90 } });
    await page.getByRole("button", { name: "Ship to here" }).press("Enter");
    await answered(page);
    expect(await page.evaluate(() => location.hash)).toMatch(/to=@\d\d\.\d{4},-?\d+\.\d{4}&/);

    await page.evaluate(() => {
      location.hash = "#to=@30,-40";
    });
    await page.getByText("No terminal is within reach of a lorry from there.").waitFor();
    await page.getByRole("button", { name: "Back to the example" }).click();
    await answered(page);
    await ways(page).first().waitFor();
  });

  test.each([
    ["en", "Closed: Mohan. With it open a way exists."],
    ["zh", "已关闭：磨憨；开放后即有路线可走。"],
  ] as const)("what is closed is told by its name, in %s", async (language, told) => {
    const page = await open({ language, hash: "#to=LAVTE&modes=road&what=mohan-shut" });
    const reasons = page.locator(".reasons");
    await reasons.getByText(told).waitFor();
    expect(await reasons.locator("small").count()).toBe(0);
  });

  test.each([
    ["en", "2029-06-04T08:00", "Holidays and closings are known by date for 2026 to 2028 alone"],
    ["zh", "2028-12-18T08:00", "节假日与停运日只有 2026 至 2028 年的数据"],
  ] as const)(
    "days whose holidays are not known are told, in %s",
    async (language, ready, told) => {
      const page = await open({ language, hash: `#ready=${ready}` });
      await page.locator(".ways-panel").getByText(told).waitFor();
      await page.locator(".quote").getByText(told).waitFor({ state: "attached" });
      await page.locator('input[type="date"]').fill("2027-06-07");
      await answered(page);
      expect(await page.getByText(told).count()).toBe(0);
    },
  );

  test("places are found by pinyin, whole or by first letters", async () => {
    const page = await open({ language: "zh" });
    const to = page.getByRole("combobox", { name: "起点" });
    for (const [text, name] of [
      ["chongqing", "重庆"],
      ["changsha", "长沙"],
      ["cq", "重庆"],
      ["luoshanji", "洛杉矶"],
    ] as const) {
      await to.fill(text);
      expect(await page.getByRole("listbox").getByRole("option").first().textContent()).toContain(
        name,
      );
    }
    await page.keyboard.press("Escape");
  });

  test("money is shown as chosen, and remembered", async () => {
    const page = await open();
    const inUsd = amount(await cheapest(page));
    const money = page.getByRole("combobox", { name: "Currency" });
    await money.selectOption("EUR");
    expect(await cheapest(page)).toMatch(/^€/);
    expect(amount(await cheapest(page))).toBeCloseTo(inUsd / 1.1, -1);
    await money.selectOption("CNY");
    expect(amount(await cheapest(page))).toBeCloseTo(inUsd * 7, -1);
    await page.reload();
    await answered(page);
    expect(await money.inputValue()).toBe("CNY");
  });

  test("own rates are laid over the network, errors name their cell, and all can be removed", async () => {
    const page = await open({ hash: "#modes=rail" });
    const before = await cheapest(page);
    await page.getByText("Own rates", { exact: true }).click();
    const files = page.locator('input[type="file"]');
    await files.setInputFiles([table("tariffs", `${TARIFF_HEAD}\n${tariff("cheap")}`)]);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.locator("tbody tr").first().locator("td").allTextContents()).toEqual([
      "tariffs.csv",
      "2",
      "perFeu",
      expect.stringContaining('found "cheap"'),
    ]);
    expect(await cheapest(page)).toBe(before);

    await files.setInputFiles([
      table("tariffs", `${TARIFF_HEAD}\n${tariff("1000")}`),
      table("sources", "id,title,address,year,grade\nmine,My contract,desk,2026,carrier"),
    ]);
    await page.getByText("In use: tariffs.csv, sources.csv").waitFor();
    await answered(page);
    expect(amount(await cheapest(page))).toBeLessThan(amount(before));
    await page.getByText("What the own rates do").waitFor();
    const json = page.getByRole("button", { name: "JSON", exact: true });
    expect(await json.getAttribute("title")).toMatch(/with tariffs.csv, sources.csv: .*--overlay/);
    const [saved] = await Promise.all([page.waitForEvent("download"), json.click()]);
    expect(JSON.parse(await readFile(await saved.path(), "utf8")).overlay).toEqual([
      "tariffs.csv",
      "sources.csv",
    ]);

    // What is wrong with other files is told, and the good ones stay in use.
    const withOwn = await cheapest(page);
    await files.setInputFiles([table("tariffs", `${TARIFF_HEAD}\n${tariff("cheap")}`)]);
    await alert.waitFor();
    await answered(page);
    await page.getByText("In use: tariffs.csv, sources.csv").waitFor();
    expect(await cheapest(page)).toBe(withOwn);
    await page.getByRole("button", { name: "Remove own rates" }).click();
    await answered(page);
    await page.waitForFunction(
      (text) => document.querySelector(".way-cost")?.textContent === text,
      before,
    );
  });

  test("own rates are started from the tariffs of the chosen way", async () => {
    const page = await open();
    const before = await cheapest(page);
    await page.getByText("Own rates", { exact: true }).click();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the chosen way's tariffs" }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe("tariffs.csv");
    const text = await readFile(await saved.path(), "utf8");
    expect(text.split("\r\n")[0]).toMatch(/^id,rateSet,service,.*,perFeu,.*,grade,basis$/);
    await page.locator('input[type="file"]').setInputFiles([table("tariffs", text)]);
    await page.getByText("In use: tariffs.csv").waitFor();
    await answered(page);
    expect(await page.locator(".issues").count()).toBe(0);
    expect(await cheapest(page)).toBe(before);
  });

  test("the kind of an error in own rates is told in Chinese as well", async () => {
    const page = await open({ language: "zh", hash: "#modes=rail" });
    await page.getByText("自有运价", { exact: true }).click();
    await page
      .locator('input[type="file"]')
      .setInputFiles([table("tariffs", `${TARIFF_HEAD}\n${tariff("cheap")}`)]);
    const fault = page.getByRole("alert").locator("tbody tr").first().locator("td").last();
    await fault.waitFor();
    expect(await fault.textContent()).toMatch(/^不是数字 .*found "cheap"/);
    await page.getByRole("columnheader", { name: "问题（详情为英文）" }).waitFor();
  });

  test("what a switch rests on is told in Chinese, what a source says is said to be English", async () => {
    const page = await open({ language: "zh", hash: "#what=suez-shut" });
    await page.getByText("假如……").click();
    const note = page.locator(".switch .field-note");
    expect(await note.textContent()).toContain("绕行好望角");
    expect(await note.locator("span[lang]").count()).toBe(0);
    await page.locator(".evidence summary").click();
    await page.getByRole("columnheader", { name: "依据（原文为英文）" }).waitFor();
  });

  test("why a mode is not offered is asked again when own rates change what it costs", async () => {
    const page = await open({ hash: "#modes=road,sea,inlandWaterway" });
    await page.getByText("Why is another way not offered?").press("Enter");
    const rail = page
      .locator(".why-not")
      .getByRole("listitem")
      .filter({ hasText: "Rail, switched off" })
      .getByText(/takes \$/);
    const before = (await rail.textContent()) ?? "";
    await page.getByText("Own rates", { exact: true }).click();
    const csv = `${TARIFF_HEAD}\n${tariff("100").replace(",mine,", ",rail-est,")}`;
    await page.locator('input[type="file"]').setInputFiles([table("tariffs", csv)]);
    await page.getByText("What the own rates do").waitFor();
    await rail.filter({ hasNotText: before }).waitFor();
  });

  test("tables can be dropped on the page", async () => {
    const page = await open({ hash: "#modes=rail" });
    const csv = `${TARIFF_HEAD}\n${tariff("1000").replace(",mine,", ",rail-est,")}`;
    const dragged = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "tariffs.csv", { type: "text/csv" }));
      return transfer;
    }, csv);
    await page.dispatchEvent("body", "dragover", { dataTransfer: dragged });
    await page.getByText("Drop CSV tables here").waitFor();
    await page.dispatchEvent("body", "drop", { dataTransfer: dragged });
    await page.getByText("In use: tariffs.csv").waitFor();
    await answered(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a link of another version of the data says so", async () => {
    const page = await open({ hash: "#to=USLAX&data=0.0.1" });
    const notice = page.getByRole("alert");
    expect(await notice.textContent()).toContain("made with version 0.0.1 of the data");
    await notice.getByRole("button", { name: "Dismiss" }).click();
    expect(await notice.count()).toBe(0);
  });

  test("a long search can be stopped and taken up again; the last answer stays meanwhile", async () => {
    const page = await open();
    // Questions that never get to the worker take forever.
    await page.evaluate(() => {
      const post = Reflect.get(Worker.prototype, "postMessage") as CallableFunction;
      let lostCount = 0;
      Worker.prototype.postMessage = function (this: Worker, ...sent: unknown[]) {
        const [message] = sent as [{ method?: string }];
        if (message.method === "ask" && lostCount < 2) lostCount += 1;
        else Reflect.apply(post, this, sent);
      };
      location.hash = "#to=USLAX";
    });
    await page.getByRole("progressbar").waitFor();
    expect(await ways(page).count()).toBeGreaterThan(2);
    await page.getByRole("button", { name: "Stop" }).click();
    const stopped = page.getByRole("heading", { name: "The search was stopped" });
    await stopped.waitFor();
    await page.evaluate(() => {
      location.hash = "#to=USLAX&kg=20000";
    });
    await page.getByRole("button", { name: "Stop" }).click();
    await stopped.waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await answered(page);
    await ways(page).first().waitFor();
  });

  test("the page works without network once it was seen", async () => {
    // Not among the other visits: that the network is not there is told, and expected.
    const { page, close } = await visit(browser as Browser, site());
    await page.evaluate(async () => {
      const { active, installing, waiting } = await navigator.serviceWorker.ready;
      const worker = active ?? waiting ?? installing;
      if (worker?.state !== "activated")
        await new Promise((done) => worker?.addEventListener("statechange", done));
    });
    await page.context().setOffline(true);
    await page.reload();
    await answered(page);
    expect(await ways(page).count()).toBeGreaterThan(2);
    await page.getByText("What if…").click();
    await page.getByRole("switch", { name: "Suez shut" }).click();
    await answered(page);
    await page.getByRole("region", { name: "What is supposed" }).waitFor();
    await close();
  });

  test("markup in names, scenarios and the link stays text", async () => {
    const context = await (browser as Browser).newContext({
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.route("**/directory-*.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: await poisonDirectory(await response.text()) });
    });
    await page.goto(`${site().url}#to=DEDUI&what=suez-shut,hormuz-shut`);
    await answered(page);
    await page.getByText("What if…").click();
    for (const box of await page.locator(".switch input").all()) await box.check();
    await page.locator(".evidence summary").click();
    await page.getByRole("combobox", { name: "From" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "中文" }).click();
    for (const payload of PAYLOADS)
      await page.evaluate((text) => {
        location.hash = `#from=${encodeURIComponent(text)}&what=${encodeURIComponent(text)}&data=${encodeURIComponent(text)}`;
      }, payload);
    await page.getByRole("alert").first().waitFor();
    const found = await page.evaluate(() => ({
      isPwned: "pwned" in globalThis,
      elements: document.querySelectorAll(
        'img, iframe, object, embed, math, [onerror], [onload], [onclick], [href^="javascript:" i]',
      ).length,
      scripts: document.querySelectorAll("script").length,
    }));
    await context.close();
    expect(dialogs).toEqual([]);
    expect(found).toEqual({ isPwned: false, elements: 0, scripts: 1 });
  });

  test("the sheet of the phone has three stops, by button and by finger", async () => {
    const page = await open({ size: "phone" });
    const mapHeight = async (): Promise<number> =>
      (await page.locator(".map").boundingBox())?.height ?? 0;
    const middle = await mapHeight();
    await page.getByRole("button", { name: "Enlarge the answer" }).click();
    expect(await mapHeight()).toBeLessThan(middle / 2);
    await page.getByRole("button", { name: "Show more of the map" }).click();
    await page.getByRole("button", { name: "Show more of the map" }).click();
    expect(await mapHeight()).toBeGreaterThan(middle * 1.4);
    await page.getByRole("button", { name: /^Fastest/ }).click();
    expect(await page.getByRole("button", { name: /^Fastest/ }).getAttribute("aria-pressed")).toBe(
      "true",
    );
    const handle = await page.locator(".handle i").boundingBox();
    if (handle === null) throw new Error("the sheet has no handle");
    await page.mouse.move(handle.x + 20, handle.y);
    await page.mouse.down();
    await page.mouse.move(handle.x + 20, handle.y - 120, { steps: 4 });
    await page.mouse.up();
    expect(await mapHeight()).toBeCloseTo(middle, -1);
  });
});

const cheapest = async (page: Page): Promise<string> =>
  (await page.locator(".way-cost").first().textContent()) ?? "";

const amount = (text: string): number => Number(text.replaceAll(/[^\d.]/g, ""));

/** Milliseconds from an act to its answer. */
async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  await answered(page);
  return Math.round(performance.now() - start);
}

const table = (name: string, text: string) => ({
  name: `${name}.csv`,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

const TARIFF_HEAD = "id,service,load,discharge,currency,perFeu,source,grade";
const tariff = (perFeu: string): string =>
  `mine-1,rail-cre-duisburg-out,CNCKG:TUANJIE,DEDUI:RAIL,USD,${perFeu},mine,carrier`;
