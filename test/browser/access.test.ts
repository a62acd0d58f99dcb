/** Everybody can use the demo: axe finds nothing in both languages, themes and sizes; pictures for our own eyes, if asked for. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../kit/folders.ts";
import { type Site, serveDemo, startBrowser } from "./browser.ts";
import { answered, type Visitor, visit, ways } from "./visit.ts";

/** Where `SCREENS=yes` keeps pictures; to take them is a fifth of the time, and no check looks at them. */
const SCREENS =
  process.env["SCREENS"] === undefined ? undefined : join(ROOT, "test/results/screens");
const browser = await startBrowser();

/** Every language, theme and size. */
const VISITORS = (["en", "zh"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["desktop", "phone"] as const).map((size): Visitor => ({ language, theme, size })),
  ),
);

describe.skipIf(browser === undefined)("accessibility and screens", () => {
  let site: Site;
  beforeAll(async () => {
    site = await serveDemo();
    if (SCREENS !== undefined) await mkdir(SCREENS, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await site.close();
  });

  test.each(VISITORS)("$size, $language, $theme", async (visitor) => {
    const { size, language, theme } = visitor;
    const { page, close } = await visit(browser as Browser, site, { ...visitor, isStill: true });
    // Half a megabyte, read by the browser letter by letter: once a page.
    await page.evaluate(axe.source);
    const check = async (state: string): Promise<void> => {
      // What is dimmed while a search runs is no text to be judged.
      await page.waitForFunction(() => document.querySelector(".stale") === null);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      if (SCREENS !== undefined)
        await page.screenshot({ path: join(SCREENS, `${size}-${language}-${theme}-${state}.png`) });
      expect(await faults(page), state).toEqual([]);
    };

    await check("first");

    if (size === "phone") {
      for (const stop of ["low", "middle", "high", "middle"]) {
        const [down, up] = await page.locator(".handle button").all();
        await (stop === "low" || (stop === "middle" && (await up?.isDisabled()) === true)
          ? down
          : up
        )?.click();
        if (stop !== "middle") await check(`sheet-${stop}`);
      }
      await page.locator(".question-line").click();
    }
    await page.locator(".what-if summary").click();
    for (const box of await page.locator(".switch input").all())
      if (["suez-shut", "alashankou-shut"].includes((await box.getAttribute("name")) ?? ""))
        await box.click();
    await answered(page);
    await page.locator(".own-rates summary").click();
    await page
      .locator('input[type="file"]')
      .setInputFiles([
        { name: "tariffs.csv", mimeType: "text/csv", buffer: Buffer.from("id,perFeu\nx,cheap\n") },
      ]);
    await page.locator(".issues").waitFor();
    await check("what-if");
    await page.locator(".own-rates").scrollIntoViewIfNeeded();
    await page.locator(".map-box").click({ button: "right", position: { x: 150, y: 90 } });
    await page.locator(".door-menu").waitFor();
    await check("own-rates");
    await page.keyboard.press("Escape");
    await page.locator(".what-if summary").click();
    await page.locator(".own-rates summary").click();
    if (size === "phone") await page.locator(".question-line").click();
    await page.evaluate(() => document.querySelector(".panel, .sheet")?.scrollTo(0, 0));

    await ways(page).nth(2).locator(".way-face").click();
    if (size === "phone") {
      await page.getByRole("tab").nth(1).click();
      await check("curve");
      await page.getByRole("tab").nth(2).click();
    }
    await page.locator(".evidence summary").click();
    for (const calls of await page.locator(".calls summary").all()) await calls.click();
    await page.locator(".legs thead").scrollIntoViewIfNeeded();
    await check("legs");
    await page.locator(".evidence summary").click();

    if (size === "phone") await page.getByRole("tab").nth(3).click();
    await page.locator(".compare select").selectOption({ index: 5 });
    await page.locator(".differences").scrollIntoViewIfNeeded();
    if (size === "phone") {
      await check("comparison");
      await page.getByRole("tab").nth(1).click();
    }
    await page.locator(".departures h2").scrollIntoViewIfNeeded();
    await page.locator(".days tbody:not([aria-hidden]) tr").nth(13).waitFor();
    if (size === "phone") {
      await check("days");
      await page.getByRole("tab").nth(0).click();
    }
    await page.locator(".why-not summary").click();
    await page.locator(".why-not select").selectOption({ index: 4 });
    await page.locator(".why-not .field > span:not([aria-busy])").waitFor();
    await page.locator(".why-not").scrollIntoViewIfNeeded();
    // On a desk it is all on one page.
    await check("why-not");
    if (size === "phone") {
      await page.locator(".question-line").click();
    }
    const to = page.locator(".place input").nth(1);
    await to.fill("lo");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    await check("places");

    await to.fill("Atlantis");
    await page.getByRole("textbox").first().fill("0");
    await page.getByRole("alert").filter({ hasText: "Atlantis" }).waitFor();
    await check("wrong");
    await page.getByRole("textbox").first().press("Escape");

    await to.fill("USLAX");
    await page.keyboard.press("Enter");
    await answered(page);
    if (size === "phone") await page.locator(".question-line").click();
    await check("pacific");

    await page.evaluate(() => {
      location.hash = "#to=nowhere";
    });
    await page.locator(".notice").waitFor();
    await check("notice");
    await page.evaluate(() => {
      location.hash = "#from=CNCKG&to=USLAX&modes=inlandWaterway";
    });
    await page.locator(".trouble").waitFor();
    await check("trouble");
    await close();
  });
});

/** What axe finds, one line a fault: rule, what it is about, where. */
function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} (${node.target.join(" ")})`),
    );
  });
}
