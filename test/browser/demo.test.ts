/** The demo as a visitor meets it: a real Chromium, the built page, the real network. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page, Worker as PageWorker } from "playwright";
import { describe, expect, test } from "vitest";
import { ENGINE } from "../../packages/planner/src/version.ts";
import { ROOT } from "../kit/folders.ts";
import { startBrowser } from "./browser.ts";
import { answered, type Span, type Times, ways } from "./visit.ts";
import { receiveVisits } from "./visits.ts";

const browser = await startBrowser();

describe.skipIf(browser === undefined)("demo", () => {
  const { open } = receiveVisits(browser);

  test("the default question is answered with at least three ways, and said politely", async () => {
    const page = await open();
    expect(await ways(page).count()).toBeGreaterThanOrEqual(3);
    expect(await page.getByRole("status").textContent()).toMatch(/^\d+ ways, \d+ options/);
    expect(await inputOf(page, "From")).toBe("Chongqing");
    expect(await inputOf(page, "To")).toBe("Duisburg");
    expect(await page.evaluate(() => location.hash)).toBe(
      "#from=CNCKG&to=DEDUI&box=2x40HC&kg=28000&usd=240000&ready=2026-06-01T08:00&modes=rail,road,inlandWaterway,sea,air&data=0.3.2&money=USD",
    );
    // The cheapest comes first and is chosen, and its legs come to the same total.
    const cost = await ways(page).first().locator(".way-cost").textContent();
    expect(await page.getByRole("radio").first().isChecked()).toBe(true);
    expect(await totalCost(page)).toBe(cost);
  });

  test("a way is chosen in the list by click and by arrow key", async () => {
    const page = await open();
    await ways(page).nth(1).click();
    expect(await totalCost(page)).toBe(await ways(page).nth(1).locator(".way-cost").textContent());
    await page.keyboard.press("ArrowDown");
    expect(await ways(page).nth(2).getByRole("radio").first().isChecked()).toBe(true);
    expect(await totalCost(page)).toBe(await ways(page).nth(2).locator(".way-cost").textContent());
  });

  test("a way is chosen on the curve by key and by click", async () => {
    const page = await open();
    const curve = page.getByRole("slider", { name: "Best trade-offs of cost and time" });
    await curve.focus();
    await page.keyboard.press("Home");
    const fastest = page.locator(".way-chosen", { hasText: "Fastest" });
    await fastest.waitFor();
    expect(await curve.getAttribute("aria-valuetext")).toContain(
      (await fastest.locator(".way-cost").textContent()) ?? "no cost",
    );
    await page.keyboard.press("End");
    await page.locator(".way-chosen", { hasText: "Cheapest" }).waitFor();
    // The dot drawn at the top left is the fastest and dearest.
    const dot = await leftmostDot(page);
    await page.mouse.click(dot.x, dot.y);
    await fastest.waitFor();
    expect(await fastest.textContent()).toMatch(/each day saved [A-Z]+\d*→[A-Z]+\d*: \$[\d,]+/);
  });

  test("typing changes the destination, and a Pacific route is one line on the map", async () => {
    const page = await open();
    const to = page.getByRole("combobox", { name: "To" });
    await to.fill("los ang");
    await page
      .getByRole("option", { name: /Los Angeles/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await answered(page);
    expect(await inputOf(page, "To")).toBe("Los Angeles");
    expect(await page.evaluate(() => location.hash)).toContain("to=USLAX");
    await page.locator(".stop-name", { hasText: "Los Angeles" }).waitFor();
    await page.waitForTimeout(600); // the flight of the map
    const { span, gap } = await seaLine(page);
    // A line cut at 180 degrees would leave both edges colored and a gap as wide as the map between.
    expect(span).toBeGreaterThan(500);
    expect(gap).toBeLessThan(40);
  });

  test("the map is zoomed by its buttons, and a stop that is pointed at tells its name", async () => {
    const page = await open({ isStill: true });
    const end = page.locator(".stop-label", { hasText: "Duisburg" });
    const start = page.locator(".stop-label", { hasText: "Guoyuan" });
    const apart = async (): Promise<number> => {
      const [a, b] = [await end.boundingBox(), await start.boundingBox()];
      return Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));
    };
    const before = await apart();
    await page.getByRole("button", { name: "Zoom out" }).click();
    await expect.poll(apart).toBeCloseTo(before / 2, -1);
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(apart).toBeCloseTo(before, -1);
    const at = await start.boundingBox();
    await page.mouse.move(at?.x ?? 0, at?.y ?? 0);
    const told = page.locator(".stop-told");
    await told.waitFor();
    expect(await told.textContent()).toContain("Guoyuan");
    await page.waitForTimeout(100); // the map looks at the pointer thirty times a second
    await page.mouse.move((at?.x ?? 0) + 60, (at?.y ?? 0) + 60);
    await told.waitFor({ state: "detached" });
  });

  test("after quick changes the map looks at the last answer", async () => {
    const page = await open();
    for (const place of ["USLAX", "SGSIN", "NLRTM", "USLAX"]) {
      await page.evaluate((to) => {
        location.hash = `#to=${to}`;
      }, place);
      await page.waitForFunction((to) => location.hash.includes(`to=${to}&box`), place);
      await answered(page);
    }
    await page.locator(".stop-name:not([hidden])", { hasText: "Los Angeles" }).waitFor();
  });

  test("a place is found by its Chinese name, its code and by browsing; Escape changes nothing", async () => {
    const page = await open();
    const from = page.getByRole("combobox", { name: "From" });
    await from.fill("上海");
    expect(await page.getByRole("listbox").getByRole("option").first().textContent()).toContain(
      "Shanghai",
    );
    await page.keyboard.press("Escape");
    expect(await inputOf(page, "From")).toBe("Chongqing");
    await from.fill("CNSHA");
    expect(await page.getByRole("listbox").getByRole("option").first().textContent()).toContain(
      "Shanghai",
    );
    await page.keyboard.press("Escape");
    await from.click();
    expect(await page.getByRole("listbox").getByRole("option").count()).toBeGreaterThan(20);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => location.hash)).toContain("from=CNCKG");
  });

  test.each([
    ["Paris Texas", "No place matches “Paris Texas”. The answer is still for Duisburg."],
    [
      "Duis",
      "“Duis” is not one place: choose one from the list. The answer is still for Duisburg.",
    ],
  ])("%s typed and left stays, and is said to be no place", async (text, message) => {
    const page = await open();
    const to = page.getByRole("combobox", { name: "To" });
    await to.fill(text);
    await page.keyboard.press("Tab");
    const alert = page.getByRole("alert");
    expect(await alert.textContent()).toBe(message);
    expect(await inputOf(page, "To")).toBe(text);
    expect(await to.getAttribute("aria-invalid")).toBe("true");
    expect(await to.getAttribute("aria-describedby")).toBe(await alert.getAttribute("id"));
    expect(await page.evaluate(() => location.hash)).toContain("to=DEDUI");
    await to.focus();
    await page.keyboard.press("Escape");
    expect(await inputOf(page, "To")).toBe("Duisburg");
    expect(await alert.count()).toBe(0);
  });

  test("a mistyped place is refused on Enter too, and corrected by typing or by a swap", async () => {
    const page = await open();
    const to = page.getByRole("combobox", { name: "To" });
    await to.fill("Duisberg");
    await page.keyboard.press("Enter");
    await page.getByText("No place matches “Duisberg”. The answer").waitFor();
    await to.fill("los angeles");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => location.hash.includes("to=USLAX"));
    expect(await page.getByRole("alert").count()).toBe(0);
    await to.fill("Atlantis");
    await page.getByRole("button", { name: "Swap origin and destination" }).click();
    await expect.poll(() => inputOf(page, "To")).toBe("Chongqing");
    expect(await inputOf(page, "From")).toBe("Los Angeles");
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("border crossings where nothing starts or ends are not offered", async () => {
    const page = await open();
    const to = page.getByRole("combobox", { name: "To" });
    for (const name of ["Alashankou", "Khorgos", "Dostyk", "Three Gorges", "Moc Bai"]) {
      await to.fill(name);
      expect(
        await page.getByRole("listbox").getByRole("option").allTextContents(),
      ).not.toContainEqual(expect.stringMatching(new RegExp(`^${name} `)));
    }
    await page.keyboard.press("Escape");
  });

  test.each(["en", "zh"] as const)("only the panels scroll, in %s", async (language) => {
    const page = await open({ language });
    const heights = () =>
      page.evaluate(() => [document.documentElement.scrollHeight, window.innerHeight]);
    expect(await heights()).toEqual([900, 900]);
    await page.locator(".evidence summary").click();
    await page.locator(".place input").nth(1).fill("lo");
    expect(await heights()).toEqual([900, 900]);
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.querySelector(".legs tfoot")?.scrollIntoView());
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  test("times known only by a headway are marked, those of a timetable are not", async () => {
    const page = await open();
    const rows = page.locator(".legs .row-leg");
    const texts = await rows.allTextContents();
    const isEstimated = (text: string) => text.includes("about every");
    expect(texts.some(isEstimated)).toBe(true);
    for (const text of texts.filter(isEstimated)) {
      expect(text).toMatch(/about every [\d.]+ (min|h|d); time estimated/);
      expect(text.match(/≈ \d\d:\d\d/g)?.length).toBeGreaterThanOrEqual(2);
    }
    expect(await page.locator(".legs .row-transfer").first().textContent()).not.toContain("≈");
  });

  test("no two ways read the same", async () => {
    const page = await open();
    const more = page.getByRole("button", { name: /^Show \d+ more/ }).last();
    if ((await more.count()) > 0) await more.click();
    const texts = await page.locator(".way-via").allTextContents();
    expect(texts.length).toBeGreaterThan(6);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("the foot of the page names the network, the licences and the method", async () => {
    const page = await open();
    const foot = (await page.locator(".footnote").textContent()) ?? "";
    expect(foot).toMatch(/Network: chongqing, version \d+\.\d+\.\d+/);
    expect(foot).toContain("Data CC BY 4.0 · code MIT");
    expect(foot).toContain("in steps of $20, 6 h and 50 kg");
  });

  test("cargo that cannot be is refused at the field, and the question stays", async () => {
    const page = await open();
    const count = page.getByLabel("Boxes");
    await count.fill("0");
    const message = page.getByText("Boxes: a whole number from 1 to 999");
    // Under the row and as wide as it, not squeezed into the column of the field.
    const box = await message.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeLessThan(24);
    expect(box?.y).toBeGreaterThan((await count.boundingBox())?.y ?? Number.NaN);
    expect(await page.evaluate(() => location.hash)).toContain("box=2x40HC");
    await count.fill("4");
    await page.waitForFunction(() => location.hash.includes("box=4x40HC"));
    await answered(page);
  });

  test("the language changes, is remembered, and leaves no English behind", async () => {
    const page = await open();
    await page.getByRole("button", { name: "中文" }).click();
    // What it is told in is loaded first.
    await expect.poll(() => page.title()).toBe("联运：多式联运货运规划");
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    await page.locator(".evidence summary").click();
    await page.locator(".lines tbody tr").first().waitFor();
    expect(await englishText(page)).toEqual([]);
    await page.reload();
    await answered(page);
    expect(await page.title()).toBe("联运：多式联运货运规划");
  });

  test("reasons are told in Chinese alone, whatever they are about", async () => {
    const page = await open({ language: "zh", hash: "#modes=rail,road,sea" });
    await page.getByText("为何没有其他方案？").press("Enter");
    await page.getByLabel("为何不经过").selectOption({ label: "多哈" });
    await page
      .locator(".why-not")
      .getByText("没有方案经过必须经过的地点，或在那里停留所要求的时间。")
      .waitFor();
    expect(await englishText(page)).toEqual([]);
    for (const [hash, text] of [
      ["#to=USLAX&modes=inlandWaterway", /所选运输方式不能连通两地。 有路线使用：/],
      ["#from=@30,-40", /卡车可达范围内没有场站。 最近的场站是/],
      ["#kg=60000", "2 × 40HC 合计最多装 56,560 千克，每箱 28,280 千克。"],
    ] as const) {
      await page.evaluate((next) => {
        location.hash = next;
      }, hash);
      await page.locator(".reasons").getByText(text).waitFor();
      expect(await page.locator('.trouble [lang="en"]').count()).toBe(0);
      expect(await englishText(page)).toEqual([]);
    }
  });

  test("every mode that carries a way farthest is in the list from the first", async () => {
    const page = await open();
    const icons = await ways(page)
      .locator(".mode-chain")
      .evaluateAll((chains) =>
        chains.map((chain) =>
          [...chain.querySelectorAll("svg")].map((icon) => icon.getAttribute("aria-label")),
        ),
      );
    // The train, the ship and the plane to Duisburg.
    expect(icons).toContainEqual(["Rail"]);
    for (const mode of ["Road", "Sea", "Air"])
      expect(icons.some((modes) => modes.includes(mode))).toBe(true);
  });

  test.each([760, 1_024, 1_100, 1_200, 1_440])("no table is cut at %i pixels", async (width) => {
    const page = await open();
    await page.setViewportSize({ width, height: 900 });
    await page.getByLabel(/^Compare A\d* with$/).selectOption({ index: 3 });
    await page.getByRole("heading", { name: "Ready on another day" }).scrollIntoViewIfNeeded();
    await page.locator(".days tbody:not([aria-hidden]) tr").nth(2).waitFor();
    for (const axes of ["Cost–time", "Cost–CO₂e", "Time–CO₂e"]) {
      await page.getByRole("button", { name: axes }).click();
      const cut = await page.locator(".card").evaluateAll((cards) =>
        cards.flatMap((card) => {
          const room = Number.parseFloat(getComputedStyle(card).paddingRight);
          const right = card.getBoundingClientRect().right - room + 1;
          return [
            ...card.querySelectorAll("table:not(.lines), fieldset, .curve-plot, p, h2, h3"),
          ].flatMap((part) =>
            part.closest(".evidence") === null && part.getBoundingClientRect().right > right
              ? [`${part.tagName} ${part.className}`]
              : [],
          );
        }),
      );
      expect(cut).toEqual([]);
    }
  });

  test("the theme follows the system until it is chosen, then is remembered", async () => {
    const page = await open({ theme: "dark" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).color);
    const dark = await background();
    await page.getByRole("button", { name: "Switch to light colors" }).click();
    const light = await background();
    expect(light).not.toBe(dark);
    await page.reload();
    await answered(page);
    expect(await background()).toBe(light);
  });

  test("what is not understood of a link is named, and the rest is asked", async () => {
    const page = await open({ hash: "#from=NOWHERE&to=USLAX&kg=-5&modes=sea,road,sled&weight=9" });
    const notice = page.getByRole("alert");
    expect(await notice.textContent()).toContain(
      "Not understood in this link: origin “NOWHERE”, gross weight “-5”, modes “sled”, key “weight”.",
    );
    expect(await inputOf(page, "From")).toBe("Chongqing");
    expect(await inputOf(page, "To")).toBe("Los Angeles");
    expect(await page.getByRole("checkbox", { name: "Sea" }).isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: "Air" }).isChecked()).toBe(false);
    await notice.getByRole("button", { name: "Dismiss" }).click();
    expect(await notice.count()).toBe(0);
    const turned = await open({ hash: "#from=@106.55,29.56" });
    expect(await turned.getByRole("alert").textContent()).toMatch(
      /origin “@106.55,29.56”\..* latitude, then longitude/,
    );
  });

  test("cargo too heavy is told the limit of all boxes and of one", async () => {
    const page = await open({ hash: "#kg=99000" });
    await page.getByText("2 × 40HC carry 56,560 kg in all at most, 28,280 kg a box.").waitFor();
  });

  test("a link that is no question opens the example with a notice", async () => {
    const page = await open({ hash: "#%%%" });
    expect(await page.getByRole("alert").textContent()).toContain("could not be read");
    expect(await inputOf(page, "To")).toBe("Duisburg");
    await ways(page).first().waitFor();
  });

  test.each([
    "#to=<img src=x onerror=globalThis.pwned=1>",
    "#from=%22%3E%3Cscript%3EglobalThis.pwned=1%3C/script%3E",
    "#<svg onload=globalThis.pwned=1>",
    "#ready=javascript:globalThis.pwned=1&modes=<b>rail</b>",
    `#to=${"%3Cimg%20src=x%3E".repeat(200)}`,
  ])("markup in a link stays text: %.40s", async (hash) => {
    const page = await open({ hash });
    await page.getByRole("alert").waitFor();
    expect(await page.evaluate(() => "pwned" in globalThis)).toBe(false);
    expect(await page.locator("img, b img, [onerror], [onload]").count()).toBe(0);
  });

  test("an impossible question shows the planner's reasons and a way out", async () => {
    const page = await open({ hash: "#from=CNCKG&to=USLAX&modes=inlandWaterway" });
    await page.getByRole("heading", { name: "No way fits this question" }).waitFor();
    const reasons = page.locator(".reasons li");
    expect(await reasons.first().textContent()).toContain("The modes you allow do not connect");
    await page.getByRole("button", { name: "Allow all modes" }).click();
    await answered(page);
    await ways(page).first().waitFor();
    expect(await page.getByRole("checkbox", { name: "Rail" }).isChecked()).toBe(true);
  });

  test("no mode at all and one place twice are told apart", async () => {
    const page = await open({ hash: "#to=CNCKG&modes=" });
    const text = (await page.locator(".reasons").textContent()) ?? "";
    expect(text).toContain("Origin and destination are the same place.");
    expect(text).toContain("No mode is allowed.");
  });

  test("a link pasted into the open page is opened", async () => {
    const page = await open();
    await page.evaluate(() => {
      location.hash = "#to=USLAX&box=1x20GP";
    });
    await page.waitForFunction(() => location.hash.includes("from=CNCKG&to=USLAX&box=1x20GP"));
    await answered(page);
    expect(await inputOf(page, "To")).toBe("Los Angeles");
    const notice = page.locator(".notice");
    expect(await notice.getAttribute("role")).toBe("status");
    expect(await notice.textContent()).toContain(
      "Not in this link, and taken from the example: origin, gross weight, goods value, ready date, modes.",
    );
    await notice.getByRole("button", { name: "Dismiss" }).click();
    expect(await notice.count()).toBe(0);
    await page.reload();
    await answered(page);
    expect(await notice.count()).toBe(0);
  });

  test("a bad link opened on the example is told once and leaves the address", async () => {
    const page = await open();
    const address = await page.evaluate(() => location.hash);
    const notice = page.getByRole("alert");
    await page.evaluate(() => {
      location.hash = "#to=nowhere";
    });
    await notice.waitFor();
    expect(await page.evaluate(() => location.hash)).toBe(address);
    await notice.getByRole("button", { name: "Dismiss" }).click();
    // Twice, because the second one changes nothing on the page but the notice.
    await page.evaluate(() => {
      location.hash = "#to=nowhere";
    });
    await notice.waitFor();
    expect(await page.evaluate(() => location.hash)).toBe(address);
    await page.reload();
    await answered(page);
    expect(await notice.count()).toBe(0);
  });

  test("a number is asked once on Enter and not at all after Escape", async () => {
    const page = await open();
    const asked = await countQuestions(page);
    const count = page.getByLabel("Boxes");
    await count.fill("7");
    await count.press("Escape");
    await page.waitForTimeout(AFTER_REST_MS);
    expect(await count.inputValue()).toBe("2");
    expect(await asked()).toBe(0);
    await count.fill("5");
    await count.press("Enter");
    await page.waitForTimeout(AFTER_REST_MS);
    await answered(page);
    expect(await page.evaluate(() => location.hash)).toContain("box=5x40HC");
    expect(await asked()).toBe(1);
  });

  test("a link overrules a number that was typed, taken or not", async () => {
    const page = await open();
    const count = page.getByLabel("Boxes");
    for (const [typed, isTaken] of [
      ["5", true],
      ["7", false],
      ["0", true],
    ] as const) {
      await page.evaluate(() => {
        location.hash = "#box=2x40HC";
      });
      await page.waitForFunction(() => location.hash.includes("box=2x40HC&kg"));
      await count.fill(typed);
      if (isTaken) await page.waitForTimeout(AFTER_REST_MS);
      await page.evaluate(() => {
        location.hash = "#box=3x40HC";
      });
      await page.waitForTimeout(AFTER_REST_MS);
      await answered(page);
      expect(await count.inputValue()).toBe("3");
      expect(await page.evaluate(() => location.hash)).toContain("box=3x40HC&kg");
    }
  });

  test("a pause while typing neither rewrites the number nor moves the cursor", async () => {
    const page = await open();
    const value = page.getByLabel("Value, US$");
    expect(await value.inputValue()).toBe("240,000");
    await value.evaluate((field: HTMLInputElement) => {
      field.focus();
      field.setSelectionRange(3, 3);
    });
    for (const key of ["Backspace", "Backspace", "Backspace", "3", "5"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(AFTER_REST_MS);
    }
    expect(await value.inputValue()).toBe("35,000");
    expect(await page.evaluate(() => location.hash)).toContain("usd=35000");
  });

  test("the list of places opens and narrows at once; how fast is reported, not judged", async () => {
    const page = await open();
    const to = page.getByRole("combobox", { name: "To" });
    await to.click();
    const rows = await page.getByRole("listbox").getByRole("option").count();
    expect(rows).toBeGreaterThan(200);
    await page.keyboard.press("Escape");
    const ms = await to.evaluate(async (field: HTMLInputElement) => {
      const frame = () => new Promise(requestAnimationFrame);
      const times: number[] = [];
      for (const text of ["", "l", "lo", "los", "", "港"]) {
        const start = performance.now();
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await frame();
        await frame();
        times.push(Math.round(performance.now() - start));
      }
      return times;
    });
    process.stderr.write(`${rows} places; key to painted list ${ms.join(", ")} ms\n`);
    await page.keyboard.press("Escape");
  });

  test("questions are answered off the page's thread; how fast is reported, not judged", async () => {
    const page = await open();
    const asked = await countQuestions(page);
    for (const to of ["DEHAM", "SGSIN", "USLAX", "NLRTM", "THBKK", "DEDUI"]) {
      await page.getByRole("combobox", { name: "To" }).fill(to);
      await page.keyboard.press("Enter");
      await answered(page);
      await page.waitForTimeout(500); // a person looks at the answer before asking again
    }
    const { searches, longTasks } = await page.evaluate(
      () => (globalThis as unknown as { times: Times }).times,
    );
    const length = ({ start, end }: Span): number => Math.round(end - start);
    const inside = longTasks.filter((task) =>
      searches.some((search) => task.start >= search.start && task.end <= search.end),
    );
    expect(searches).toHaveLength(6);
    // All six went to the one worker; planner and network are there and nowhere else.
    expect(await asked()).toBe(6);
    const worker = theWorker(page);
    const inWorker = [worker.url(), ...(await worker.evaluate(loadedFiles))];
    const inPage = (await page.evaluate(loadedFiles)).filter((url) => url !== worker.url());
    expect(await holding(ENGINE, inWorker.filter(isScript))).toEqual([worker.url()]);
    expect(await holding(ENGINE, inPage.filter(isScript))).toEqual([]);
    expect(inWorker.filter(isNetwork)).toHaveLength(1);
    expect(inPage.filter(isNetwork)).toEqual([]);
    process.stderr.write(
      `question to answer ${searches.map(length).join(", ")} ms; ` +
        `page tasks over 50 ms while searching: ${inside.length === 0 ? "none" : inside.map(length).join(", ")}, ` +
        `else: ${longTasks
          .filter((task) => !inside.includes(task))
          .map(length)
          .join(", ")}\n`,
    );
  });

  test("the loop of the search is WebAssembly, which the page's policy allows", async () => {
    const page = await open();
    const worker = theWorker(page);
    const isAllowed = await worker.evaluate(() => {
      // The smallest module there is: four letters and a version.
      const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
      return new WebAssembly.Module(smallest) instanceof WebAssembly.Module;
    });
    expect(isAllowed).toBe(true);
    // No memory is looked into but by who has run the loop in it.
    await worker.evaluate(() => {
      const counted = Object.assign(globalThis, { looks: 0 });
      const { prototype } = WebAssembly.Memory;
      const { get } = Object.getOwnPropertyDescriptor(prototype, "buffer") as {
        get: () => ArrayBuffer;
      };
      Object.defineProperty(prototype, "buffer", {
        get() {
          counted.looks += 1;
          return Reflect.apply(get, this, []);
        },
      });
    });
    await page.evaluate(() => {
      location.hash = "#to=USLAX";
    });
    await page.waitForFunction(() => location.hash.includes("to=USLAX&box"));
    await answered(page);
    const looks = await worker.evaluate(() => (globalThis as unknown as { looks: number }).looks);
    expect(looks).toBeGreaterThan(0);
  });

  test("page and worker weigh no more than their budget until the first answer stands", async () => {
    const page = await open({ language: "zh" });
    const worker = theWorker(page);
    const loaded = async (): Promise<readonly string[]> => {
      const urls = [...(await page.evaluate(loadedFiles)), ...(await worker.evaluate(loadedFiles))];
      return [...new Set(urls.filter(isScript))].filter((url) => !isFree(nameOf(url)));
    };
    const needed = await loaded();
    expect(needed.map(nameOf).sort()).toEqual(["index", "worker", "zh"]);
    const sizes = await Promise.all(
      needed.map(async (url) => gzipSync(await (await fetch(url)).text()).length),
    );
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024).toBeLessThan(SCRIPT_KIB);
    // All that there is else is loaded when it is asked for.
    const scripts = (await readdir(join(ROOT, "demo/dist/assets"))).filter(isScript).map(nameOf);
    const later = scripts.filter((name) => !isFree(name) && !needed.map(nameOf).includes(name));
    expect(later.sort()).toEqual(["en", "readTables", "supposing"]);
    await page.evaluate(() => {
      location.hash = "#what=suez-shut";
    });
    await page.locator(".dot-without").first().waitFor({ state: "attached" });
    const since = (await loaded()).filter((url) => !needed.includes(url));
    expect(since.map(nameOf)).toEqual(["supposing"]);
  });

  test("the phone shows map and list at once, and the rest as tabs", async () => {
    const page = await open({ size: "phone" });
    const map = await page.locator(".map").boundingBox();
    const list = await ways(page).first().boundingBox();
    expect(map?.height).toBeGreaterThan(250);
    expect(list?.y).toBeLessThan(700);
    await page.getByRole("button", { name: /Change/ }).click();
    expect(await page.getByRole("combobox", { name: "From" }).isVisible()).toBe(true);
    await page.getByRole("button", { name: /Done/ }).click();
    await page.getByRole("tab", { name: "Curve" }).click();
    await page.getByRole("slider").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Legs" }).click();
    expect(await page.getByRole("table", { name: "Legs" }).isVisible()).toBe(true);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});

/** Gzip. A visitor loads one language: the larger is counted. */
const SCRIPT_KIB = 150;
/** Names of places and outlines of land are data, and a browser with `Temporal` loads no other. */
const isFree = (name: string): boolean => /^(directory|land-.*|temporal-polyfill)$/.test(name);
/** Of a built script, without the fingerprint of its content. */
const nameOf = (url: string): string => /([^/]+)-[\w-]{8}\.js$/.exec(url)?.[1] ?? url;

/** Longer than a number field waits for more typing. */
const AFTER_REST_MS = 400;

/** Counts the questions that the page sends to a worker from now on. */
async function countQuestions(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(globalThis, { questions: 0 });
    const post = Reflect.get(Worker.prototype, "postMessage") as CallableFunction;
    Worker.prototype.postMessage = function (this: Worker, ...sent: unknown[]) {
      const [message] = sent as [{ method?: string }];
      if (message.method === "ask") counted.questions += 1;
      Reflect.apply(post, this, sent);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { questions: number }).questions);
}

/** Runs in the page or in a worker: what that thread has loaded, its own address left out. */
const loadedFiles = (): string[] =>
  performance.getEntriesByType("resource").map(({ name }) => name);

function theWorker(page: Page): PageWorker {
  const [worker, ...others] = page.workers();
  if (worker === undefined) throw new Error("the page has no worker");
  expect(others).toEqual([]);
  return worker;
}

const isScript = (url: string): boolean => url.endsWith(".js");
const isNetwork = (url: string): boolean => /\/network[^/]*\.bin$/.test(url);

/** Those of the scripts that hold a text. */
async function holding(text: string, urls: readonly string[]): Promise<readonly string[]> {
  const scripts = await Promise.all(
    urls.map(async (url) => ({ url, code: await (await fetch(url)).text() })),
  );
  return scripts.filter(({ code }) => code.includes(text)).map(({ url }) => url);
}

const inputOf = (page: Page, name: string): Promise<string> =>
  page.getByRole("combobox", { name, exact: true }).inputValue();

const totalCost = (page: Page): Promise<string | null> =>
  page.locator(".legs tfoot .number:not(.wide)").textContent();

async function leftmostDot(page: Page): Promise<{ x: number; y: number }> {
  const boxes = await page
    .locator("circle.dot")
    .evaluateAll((dots) => dots.map((dot) => dot.getBoundingClientRect().toJSON() as DOMRect));
  const [first] = boxes.sort((a, b) => a.x - b.x);
  if (first === undefined) throw new Error("the curve has no dots");
  return { x: first.x + first.width / 2, y: first.y + first.height / 2 };
}

/** Width of the sea line on the map's canvas and its widest gap, in pixels. */
function seaLine(page: Page): Promise<{ span: number; gap: number }> {
  return page.evaluate(() => {
    const probe = document.createElement("i");
    probe.style.color = "var(--sea)";
    document.body.append(probe);
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(
      Number,
    );
    probe.remove();
    const canvas = document.querySelector<HTMLCanvasElement>(".leaflet-overlay-pane canvas");
    const context = canvas?.getContext("2d");
    if (canvas == null || context == null) throw new Error("the map has no canvas");
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const columns: number[] = [];
    for (let x = 0; x < width; x++)
      for (let y = 0; y < height; y++) {
        const at = 4 * (y * width + x);
        const isSea =
          data[at] === red &&
          data[at + 1] === green &&
          data[at + 2] === blue &&
          data[at + 3] === 255;
        if (!isSea) continue;
        columns.push(x);
        break;
      }
    const gaps = columns.map((x, index) => x - (columns[index - 1] ?? x));
    return { span: (columns.at(-1) ?? 0) - (columns[0] ?? 0), gap: Math.max(...gaps) };
  });
}

/** Text on the page that looks English and is not marked so; names of programs and codes may stay. */
function englishText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const allowed =
      /tariffs\.csv|sources\.csv|--overlay|Lianyun|Leaflet|Natural Earth|chongqing|UTC|CNCKG|DEDUI|USLAX/g;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('[lang="en"], code, script, noscript') !== null)
        continue;
      const text = (node.textContent ?? "").replaceAll(allowed, "");
      if (/[A-Za-z]{4,}/.test(text)) found.push(text);
    }
    const named = document.querySelectorAll("[aria-label], [title], [placeholder]");
    for (const element of named)
      for (const name of ["aria-label", "title", "placeholder"]) {
        const text = element.getAttribute(name) ?? "";
        if (/[A-Za-z]{4,}/.test(text.replaceAll(allowed, ""))) found.push(`${name}: ${text}`);
      }
    return found;
  });
}
